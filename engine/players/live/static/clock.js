// The server's clock on this page, and times as they are read.

/** @typedef {import("./view.js").Timer} Timer */

export class Clock {
  constructor() {
    this.ahead = 0;
  }

  /** @param {number} now what the server's clock showed */
  set(now) {
    this.ahead = now - Date.now();
  }

  get now() {
    return Date.now() + this.ahead;
  }

  /** Milliseconds since the timer began. @param {Timer} timer */
  elapsed(timer) {
    return (timer.elapsed || 0) + (timer.running ? Math.max(0, this.now - timer.at) : 0);
  }

  /** Milliseconds until it is time, below zero after it; null where no time is set. @param {Timer} timer */
  left(timer) {
    if (typeof timer.left !== "number") return null;
    return timer.left - (timer.running ? Math.max(0, this.now - timer.at) : 0);
  }
}

/** Minutes and seconds, as `-0:05` when it is over. @param {number} ms */
export function span(ms) {
  const all = ms >= 0 ? Math.ceil(ms / 1000) : Math.floor(ms / 1000);
  const s = Math.abs(all);
  const hours = Math.floor(s / 3600);
  const minutes = Math.floor((s % 3600) / 60);
  const two = (/** @type {number} */ n) => String(n).padStart(2, "0");
  const told = hours > 0 ? `${hours}:${two(minutes)}:${two(s % 60)}` : `${minutes}:${two(s % 60)}`;
  return all < 0 ? `-${told}` : told;
}

/** A moment of the day. @param {number} ms @param {boolean} seconds */
export function hour(ms, seconds = false) {
  const date = new Date(ms);
  const two = (/** @type {number} */ n) => String(n).padStart(2, "0");
  const told = `${two(date.getHours())}:${two(date.getMinutes())}`;
  return seconds ? `${told}:${two(date.getSeconds())}` : told;
}
