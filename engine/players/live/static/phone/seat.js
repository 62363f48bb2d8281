// The phone's seat: given once, kept on the phone, shown again on every visit.

import { ask } from "/shared/net/api.js";

const SEAT = "qingjing.live.seat";

/** @typedef {{ code: string, seat: string }} Seat */

/** @returns {Seat | null} */
export function kept() {
  try {
    const found = JSON.parse(window.localStorage.getItem(SEAT) || "null");
    return found !== null && typeof found.code === "string" && typeof found.seat === "string" ? found : null;
  } catch (nothing) {
    return null;
  }
}

/**
 * Take the seat again, or a new one. Raises what `ask` raises.
 *
 * @param {string} code
 * @returns {Promise<string>} the name of the seat
 */
export async function join(code) {
  const before = kept();
  const body = before !== null && before.code === code ? { code, seat: before.seat } : { code };
  const { seat, name } = await ask("POST", "/api/join", body);
  try {
    window.localStorage.setItem(SEAT, JSON.stringify({ code, seat }));
  } catch (forbidden) {
    // The cookie holds it for as long as the page is open.
  }
  return name;
}
