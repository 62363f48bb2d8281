// Votes on their way: kept until the server has them, sent again as the same, and never shown as more than they are.

import { Refused, Unreachable } from "/shared/net/api.js";

/** @typedef {import("../view.js").Poll} Poll */
/** @typedef {{ poll: string, response: any, seq: number }} Vote */
/** `missed`: it came after the closing. */
/** @typedef {"none" | "sending" | "late" | "stored" | "missed"} State */

const KEPT = "qingjing.live.vote.";
const PATIENCE = 8_000;
const BACK_OFF = [500, 1_000, 2_000, 4_000];
/** Every so many tries it is said that it takes long. */
const PATIENT = 1;

/** The votes of one seat: on a phone that several share, each has his own. */
export class Votes {
  /**
   * @param {string} seat
   * @param {() => void} changed
   * @param {() => void} denied the seat is not known any more
   */
  constructor(seat, changed, denied) {
    this.seat = seat;
    this.changed = changed;
    this.denied = denied;
    /** @type {Vote | null} */
    this.pending = read(KEPT + seat);
    /** What the server said it has. @type {Vote | null} */
    this.stored = null;
    this.missed = "";
    this.tries = 0;
    this.busy = false;
    this.last = this.pending === null ? 0 : this.pending.seq;
    this.waiting = 0;
  }

  /** @param {Poll} poll @param {any} response */
  give(poll, response) {
    // Above every other of this seat, from this tab or from another.
    this.last = Math.max(Date.now(), this.last + 1, (poll.stored || 0) + 1);
    this._keep({ poll: poll.id, response, seq: this.last });
    this.tries = 0;
    clearTimeout(this.waiting);
    this._send();
    this.changed();
  }

  /** The newest word of the server about the poll. @param {Poll | null} poll */
  heard(poll) {
    const vote = this.pending;
    if (poll !== null && typeof poll.stored === "number") this.stored = { poll: poll.id, response: poll.mine, seq: poll.stored };
    if (vote === null) return;
    if (poll !== null && poll.id === vote.poll && typeof poll.stored === "number" && poll.stored >= vote.seq) this._keep(null);
    else if (poll === null || poll.id !== vote.poll || poll.phase !== "open") {
      if (poll !== null && poll.id === vote.poll) this.missed = vote.poll;
      this._keep(null);
    } else if (!this.busy && this.waiting === 0) this._send();
  }

  /** Send what was left over, though nobody looks at this seat now. */
  resume() {
    if (this.pending !== null && this.waiting === 0) this._send();
  }

  /** @param {Poll} poll @returns {State} */
  state(poll) {
    if (this.pending !== null && this.pending.poll === poll.id) return this.tries > PATIENT ? "late" : "sending";
    if (this.missed === poll.id) return "missed";
    return this.given(poll) === undefined ? "none" : "stored";
  }

  /** What this seat answered, as far as this page knows; undefined when it did not. @param {Poll} poll */
  given(poll) {
    if (this.pending !== null && this.pending.poll === poll.id) return this.pending.response;
    const own = this.stored !== null && this.stored.poll === poll.id ? this.stored : null;
    if (own !== null && own.seq >= (poll.stored || 0)) return own.response;
    return poll.stored === undefined ? undefined : poll.mine;
  }

  async _send() {
    const vote = this.pending;
    if (vote === null || this.busy) return;
    this.busy = true;
    this.waiting = 0;
    try {
      const told = await post(this.seat, vote);
      if (this.stored === null || this.stored.poll !== told.poll || this.stored.seq <= told.seq) this.stored = told;
      if (this.pending !== null && this.pending.seq <= told.seq) this._keep(null);
    } catch (problem) {
      this._failed(problem);
    }
    this.busy = false;
    if (this.pending !== null && this.waiting === 0) this._send();
    this.changed();
  }

  /** @param {any} problem */
  _failed(problem) {
    const status = problem instanceof Refused ? problem.status : 0;
    if (status === 401 || status === 403) this.denied();
    else if (status >= 400 && status < 500 && status !== 429) {
      if (this.pending !== null) this.missed = this.pending.poll;
      return this._keep(null);
    }
    const wait = BACK_OFF[Math.min(this.tries++, BACK_OFF.length - 1)] * (0.7 + Math.random() * 0.6);
    this.waiting = window.setTimeout(() => this._send(), wait);
    return undefined;
  }

  /** @param {Vote | null} vote */
  _keep(vote) {
    this.pending = vote;
    if (vote !== null) this.missed = "";
    try {
      if (vote === null) window.localStorage.removeItem(KEPT + this.seat);
      else window.localStorage.setItem(KEPT + this.seat, JSON.stringify(vote));
    } catch (forbidden) {
      // It lives as long as the page.
    }
  }
}

/**
 * The seat is named in the request: by the time it is sent, another one may sit at this phone.
 *
 * @param {string} seat
 * @param {Vote} vote
 * @returns {Promise<Vote>} what is stored
 */
async function post(seat, vote) {
  const aborting = new AbortController();
  const late = setTimeout(() => aborting.abort(), PATIENCE);
  try {
    const headers = { "Content-Type": "application/json", "X-Seat": seat };
    const response = await fetch("/api/vote", { method: "POST", headers, body: JSON.stringify(vote), signal: aborting.signal });
    const told = await response.json();
    if (!response.ok) throw new Refused(response.status, told);
    return told;
  } catch (problem) {
    throw problem instanceof Refused ? problem : new Unreachable(String(problem));
  } finally {
    clearTimeout(late);
  }
}

/** @param {string} key @returns {Vote | null} */
function read(key) {
  try {
    const found = JSON.parse(window.localStorage.getItem(key) || "null");
    return found !== null && typeof found.poll === "string" && typeof found.seq === "number" ? found : null;
  } catch (nothing) {
    return null;
  }
}
