// A session with its past: every state is a function of program, base and log. Twin: `history.py`.
//
// Rewinding replays the log up to the input before. Nothing is copied at a step; a snapshot every
// EVERY inputs keeps a rewind short.

import * as asking from "./asking.js";
import { asInput } from "./log.js";
import { has } from "./own.js";
import { stand } from "./stand.js";
import { begin, step } from "./step.js";

/** @typedef {import("./program.js").Program} Program */
/** @typedef {import("./state.js").State} State */
/** @typedef {import("./state.js").Event} Event */
/** @typedef {import("./state.js").Entry} Entry */

const EVERY = 512;

/** One learner's session: the present state, and the way back. */
export class History {
  /**
   * @param {Program} program
   * @param {number} seed
   * @param {State | null} base
   * @param {{ kept?: Map<string, any> | null, past?: Entry[] | null }} answers
   */
  constructor(program, seed = 0, base = null, { kept = null, past = null } = {}) {
    this.program = program;
    this.seed = seed;
    // Where the log starts when that is not the beginning: a session placed after an edit.
    this.base = base;
    // The inputs before the base, given to older versions of the content.
    /** @type {Entry[]} */
    this.past = past || [];
    /**
     * What is on show: the events since the screen was last cleared. A player that draws them all
     * shows the session as it is.
     *
     * @type {Event[]}
     */
    this.events = [];
    /** @type {[number, State, Event[]][]} */
    this.snapshots = [];
    this.state = this._first();
    this._keep(kept || new Map());
  }

  /** @returns {State} */
  _first() {
    if (this.base === null) {
      const [state, events] = begin(this.program, this.seed);
      this.events = events;
      return state;
    }
    const state = this.base.copy();
    this.events = stand(this.program, state);
    return state;
  }

  /**
   * Let answers stand that the log does not lead to; the item on show may have one.
   *
   * Whatever answer is on show was given earlier, and its event says so.
   *
   * @param {Map<string, any>} kept
   */
  _keep(kept) {
    this.state.kept = new Map([...kept, ...this.state.kept]);
    this.events = this.events.map((e) => (has(e, "again") ? { ...e, again: true } : e));
    asking.keep(this.program.bundle, this.state, this.events);
  }

  /**
   * Advance by one input and return its events; a refused one changes nothing.
   *
   * @param {any} given
   * @returns {Event[]}
   */
  step(given) {
    const events = step(this.program, this.state, given)[1];
    const first = events[0].event;
    if (first === "refused") return events;
    // An answer adds to what is on show, any other input clears it.
    this.events = first === "modelled" || first === "marked" ? [...this.events, ...events] : events;
    if (this.state.log.length % EVERY === 0) this._remember();
    return events;
  }

  _remember() {
    const log = this.state.log;
    this.state.log = [];
    this.snapshots.push([log.length, this.state.copy(), this.events]);
    this.state.log = log;
  }

  /** The length of the log at the screen before; negative at the beginning. */
  _back() {
    const log = this.state.log;
    let end = log.length;
    // An answer that stands goes with its question.
    if (asking.isGraded(this.state)) while (end > 0 && (log[end - 1][0] === "a" || log[end - 1][0] === "m")) end--;
    return end - 1;
  }

  canRewind() {
    return this._back() >= 0;
  }

  /** Back to the previous input. Answers stay given: going back is for looking, not for mending. */
  rewind() {
    const end = this._back();
    if (end < 0) return false;
    this.replay(this.state.log.slice(0, end));
    return true;
  }

  /**
   * Be where `log` leads in this same program; returns how many entries could be followed.
   *
   * Answers that stand are given only where it ends: on the way the learner may have left an item
   * that he answered elsewhere.
   *
   * @param {Entry[]} log
   * @returns {number}
   */
  replay(log) {
    const kept = this.state.kept;
    const snapshots = this.snapshots;
    while (snapshots.length > 0 && snapshots[snapshots.length - 1][0] > log.length) snapshots.pop();
    let done = 0;
    if (snapshots.length > 0) {
      const [length, snapshot, events] = snapshots[snapshots.length - 1];
      done = length;
      this.state = snapshot.copy();
      this.state.log = log.slice(0, done);
      this.state.kept = new Map();
      this.events = events;
    } else {
      this.state = this._first();
    }
    for (const entry of log.slice(done)) {
      const given = asInput(this.state, entry);
      if (given === null) break;
      if (this.step(given)[0].event === "refused") break;
      done++;
    }
    this._keep(kept);
    return done;
  }
}
