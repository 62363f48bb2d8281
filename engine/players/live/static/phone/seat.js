// The phone's seats: given once, kept on the phone, shown again on every visit. Most phones have one; a family shares one.

import { ask } from "/shared/net/api.js";

const KEPT = "qingjing.live.seat";

/** @typedef {{ seat: string, name: string }} Seat */
/** `seats` are those of the room `code`; `at` is the one that answers now. */
/** @typedef {{ code: string, seats: Seat[], at: number }} Seats */

/** @returns {Seats | null} */
export function kept() {
  try {
    const found = JSON.parse(window.localStorage.getItem(KEPT) || "null");
    return found !== null && typeof found.code === "string" && Array.isArray(found.seats) && found.seats.length > 0 ? found : null;
  } catch (nothing) {
    return null;
  }
}

/**
 * Take a seat: the one of before, the one at `at`, or with `again` one more for who sits beside. Raises what `ask` raises.
 *
 * @param {string} code
 * @param {{ at?: number, again?: boolean, person?: string }} how
 * @returns {Promise<Seats>}
 */
export async function join(code, { at = -1, again = false, person = "" } = {}) {
  const before = kept();
  /** @type {Seats} */
  const mine = before !== null && before.code === code ? before : { code, seats: [], at: 0 };
  if (at >= 0) mine.at = at;
  const own = mine.seats[mine.at];
  const told = await ask("POST", "/api/join", { code, ...(own ? { seat: own.seat } : {}), ...(again ? { again: true } : {}), ...(person ? { person } : {}) });
  const seat = { seat: told.seat, name: told.person ? `${told.person}（${told.name}）` : told.name };
  if (again) mine.at = mine.seats.push(seat) - 1;
  else mine.seats[mine.at] = seat;
  try {
    window.localStorage.setItem(KEPT, JSON.stringify(mine));
  } catch (forbidden) {
    // The cookie holds it for as long as the page is open.
  }
  return mine;
}
