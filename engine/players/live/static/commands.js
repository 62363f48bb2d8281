// What the lecturer pressed, to the server: in order, each one once, and never later than it was meant.

import { Refused, ask } from "/shared/net/api.js";

/** A press that could not be sent for so long is forgotten: what comes late would surprise everybody. */
const STALE = 5_000;
const AGAIN = 400;
const POINTER = 50;

/** @typedef {Record<string, any> & { do: string }} Command */

/** @param {"start" | "pause" | "reset" | "extend"} act @param {number} [seconds] @returns {Command} */
export const timing = (act, seconds) => (seconds === undefined ? { do: "timer", act } : { do: "timer", act, seconds });

/** @param {"new" | "revoke"} act @returns {Command} */
export const remote = (act) => ({ do: "remote", act });

export class Commands {
  /** @param {(problem: "lost" | "refused", body: any) => void} failed */
  constructor(failed) {
    this.failed = failed;
    // Random numbers there are on plain HTTP too; ready-made identifiers are not.
    this.me = Array.from(crypto.getRandomValues(new Uint32Array(2)), (n) => n.toString(36)).join("");
    this.count = 0;
    /** @type {{ command: Command, at: number, done: (ok: boolean) => void }[]} */
    this.queue = [];
    this.busy = false;
    this.pointed = 0;
    /** @type {{ x: number, y: number } | null} */
    this.point = null;
  }

  /**
   * @param {Command} command
   * @returns {Promise<boolean>} whether it was done
   */
  send(command) {
    const made = { ...command, serial: `${this.me}-${++this.count}` };
    return new Promise((done) => {
      this.queue.push({ command: made, at: Date.now(), done });
      if (!this.busy) this._work();
    });
  }

  async _work() {
    this.busy = true;
    while (this.queue.length > 0) {
      const { command, at, done } = this.queue[0];
      try {
        await ask("POST", "/api/command", command);
        this.queue.shift();
        done(true);
      } catch (problem) {
        if (problem instanceof Refused && problem.status < 500 && problem.status !== 429) {
          this.queue.shift();
          this.failed("refused", problem.body);
          done(false);
        } else if (Date.now() - at > STALE) {
          for (const lost of this.queue.splice(0)) lost.done(false);
          this.failed("lost", null);
        } else await new Promise((go) => setTimeout(go, AGAIN));
      }
    }
    this.busy = false;
  }

  /** The laser dot: only the newest place counts, and none is missed. @param {{ x: number, y: number } | null} at */
  pointer(at) {
    const idle = this.point === null && this.pointed === 0;
    this.point = at;
    if (at === null) {
      clearTimeout(this.pointed);
      this.pointed = 0;
      this._point(null);
    } else if (idle || this.pointed === 0) {
      this._point(at);
      this.pointed = window.setTimeout(() => {
        this.pointed = 0;
        if (this.point !== null && this.point !== at) this.pointer(this.point);
      }, POINTER);
    }
  }

  /** @param {{ x: number, y: number } | null} at */
  _point(at) {
    const place = at === null ? { x: null, y: null } : at;
    ask("POST", "/api/command", { do: "pointer", ...place, serial: `${this.me}-p${++this.count}` }).catch(() => undefined);
  }
}
