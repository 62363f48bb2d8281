// Progress kept by a learning platform, and what the platform is told of it.
//
// A platform keeps some thousand signs. Progress is written in full as long as that is enough: then it survives an
// edit of the content. After that the inputs alone, after that the unit. What was completed or passed stays so,
// and the best score stays, however often one plays again.

import { Program } from "../runtime/program.js";
import { packed, unpacked } from "./packed.js";
import { expanded, shortened } from "./short.js";

/** @typedef {import("../kept.js").Progress} Progress */
/** @typedef {import("./platform.js").Platform} Platform */
/** `done`: finished once; `best`: the best score of finished runs; `passed`: by quiz. @typedef {Progress & { done: boolean, best: number, passed: Record<string, boolean> }} Told */

const FULL = "1";
const SHORT = "2";
/** Milliseconds between two commits: a platform may send each one to its server while the page waits. */
const APART = 3000;

export class Tracked {
  /**
   * @param {any} bundle
   * @param {Platform} platform
   */
  constructor(bundle, platform) {
    this.bundle = bundle;
    this.platform = platform;
    this.lasting = true;
    this.name = platform.get("name").replace(/\s*,\s*/, "");
    /** @type {Told} */
    this.progress = { save: null, over: false, endings: {}, seen: [], result: null, done: false, best: -1, passed: {} };
    Object.assign(this.progress, this._found(platform.get("data")));
    this.timer = 0;
    this.store();
    window.addEventListener("pagehide", () => this.leave());
    window.addEventListener("pageshow", (event) => event.persisted && window.location.reload());
  }

  /** @param {Record<string, any>} record */
  reported(record) {
    const event = record.event;
    if (record.kind !== "reached" || event.event !== "resulted" || !event.pass) return;
    this.progress.passed[event.title] = this.progress.passed[event.title] || event.passed;
  }

  /** Tell the platform all that is new. */
  store() {
    const progress = this.progress;
    if (progress.over) {
      progress.done = true;
      progress.best = Math.max(progress.best, this._share());
    }
    this.platform.set("data", this._written());
    if (progress.save !== null) this.platform.set("location", this._address());
    this._score();
    this._status();
    if (progress.over) this.platform.commit();
    else if (this.timer === 0) this.timer = window.setTimeout(() => this._commit(), APART);
    return true;
  }

  /**
   * The page is left. One always goes on the next time, also when all is done: a platform that begins anew
   * would forget that it was done.
   */
  leave() {
    window.clearTimeout(this.timer);
    this.platform.leave(true);
  }

  _commit() {
    this.timer = 0;
    this.platform.commit();
  }

  _score() {
    const share = this.progress.done ? this.progress.best : this._share();
    if (share < 0) return;
    this.platform.set("min", "0");
    this.platform.set("max", "100");
    this.platform.set("raw", String(share));
    this.platform.set("scaled", String(share / 100));
  }

  _status() {
    const quizzes = Object.values(this.progress.passed);
    const success = quizzes.length === 0 ? "" : quizzes.every((passed) => passed) ? "passed" : "failed";
    const done = this.progress.done;
    this.platform.set("completion", done ? "completed" : "incomplete");
    this.platform.set("status", done ? success || "completed" : "incomplete");
    if (success !== "") this.platform.set("success", success);
  }

  /** Points of the answers so far in per cent; negative while nothing was marked. */
  _share() {
    const save = this.progress.save;
    if (save === null) return -1;
    const marked = save.state.attempts.filter((/** @type {any} */ a) => a.right !== null && a.of > 0);
    const of = marked.reduce((/** @type {number} */ sum, /** @type {any} */ a) => sum + a.of, 0);
    const points = marked.reduce((/** @type {number} */ sum, /** @type {any} */ a) => sum + a.points, 0);
    return of > 0 ? Math.round((100 * points) / of) : -1;
  }

  /** The unit of a course where one is; of a story, its scene. */
  _address() {
    const save = this.progress.save;
    if (save === null) return "";
    if (this.bundle.units.length === 0) return save.state.scene.slice(0, 250);
    const root = [...save.state.stack, save.state][0];
    const begun = this.bundle.units.filter((/** @type {any} */ u) => root.scene === this.bundle.start && this.bundle.addresses[u.address][1] < root.pc);
    return begun.length > 0 ? begun[begun.length - 1].address : "";
  }

  /** Progress as the platform keeps it. */
  _written() {
    const progress = this.progress;
    const full = FULL + packed(JSON.stringify(progress));
    if (full.length <= this.platform.most || progress.save === null) return full;
    const short = shortened(progress.save, this.bundle.units.length > 0 ? this._address() : "");
    const told = SHORT + packed(JSON.stringify({ ...progress, save: null, short }));
    if (told.length <= this.platform.most) return told;
    return SHORT + packed(JSON.stringify({ ...progress, save: null, short: { ...short, log: null, kept: {} } }));
  }

  /** @param {string} data @returns {Partial<Told>} */
  _found(data) {
    try {
      const found = JSON.parse(unpacked(data.slice(1)) || "null");
      if (found === null || typeof found.over !== "boolean" || !Array.isArray(found.seen)) return {};
      if (data[0] !== SHORT) return found;
      const { short, ...rest } = found;
      return { ...rest, save: expanded(new Program(this.bundle), short) };
    } catch (damaged) {
      return {};
    }
  }
}
