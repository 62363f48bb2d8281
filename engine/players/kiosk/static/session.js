// One run of one learner through one work: the machine, and what is reported of it.
//
// It knows no network: `report` takes records and `keep` takes saves, whatever becomes of them.

import { History } from "./runtime/history.js";
import { restored } from "./runtime/resume.js";
import { saved } from "./runtime/save.js";

/** @typedef {import("./runtime/program.js").Program} Program */
/** @typedef {import("./runtime/state.js").Event} Event */
/**
 * @typedef {object} Sinks
 * @property {(record: Record<string, any>) => void} report
 * @property {(save: Record<string, any>, over: boolean) => void} keep
 */

/** Events that are reported when they are reached. */
const REACHED = ["resulted", "ended", "finished"];

export class Session {
  /**
   * @param {string} work
   * @param {Program} program
   * @param {string | null} learner
   * @param {Sinks} sinks
   */
  constructor(work, program, learner, sinks) {
    this.work = work;
    this.program = program;
    this.learner = learner;
    this.sinks = sinks;
    this.id = name();
    this.seq = 0;
    this.closed = false;
    /** Tasks that were taken, by their words. @type {Set<string>} */
    this.accepted = new Set();
    /** How a kept session was opened, to be told once. */
    this.how = "";
    this.history = new History(program, 0);
  }

  /** A new run. */
  begin() {
    this.history = new History(this.program, seed());
    this.how = "";
    this._opened();
    this._reach(this.history.events);
  }

  /** @param {Record<string, any>} save */
  resume(save) {
    const [history, resumed] = restored(this.program, save);
    this.history = history;
    this.how = resumed.how === "exact" ? "" : resumed.how;
    this._opened();
  }

  /** Go on with a run that was placed elsewhere. @param {History} history */
  take(history) {
    this.history = history;
    this.how = "";
    this._opened();
  }

  _opened() {
    this._report("began");
    this._keep();
  }

  get events() {
    return this.history.events;
  }

  get wait() {
    return this.history.state.wait;
  }

  get over() {
    return this.wait === "over";
  }

  /**
   * Advance by one input; false when the machine refused it.
   *
   * @param {Record<string, any>} input
   */
  send(input) {
    const events = this.history.step(input);
    if (events.length > 0 && events[0].event === "refused") return false;
    this._reach(events);
    this._keep();
    return true;
  }

  canGoBack() {
    return this.history.canRewind();
  }

  back() {
    if (!this.history.rewind()) return false;
    this._keep();
    return true;
  }

  save() {
    return saved(this.history);
  }

  /** The learner takes the task that is shown upon himself. @param {Event} event */
  accept(event) {
    if (this.accepted.has(event.text)) return;
    this.accepted.add(event.text);
    this._report("accepted", { event });
  }

  /** The learner leaves. */
  close() {
    if (this.closed) return;
    this.closed = true;
    this._report("closed");
  }

  /** @param {Event[]} events */
  _reach(events) {
    const state = this.history.state;
    for (const event of events) {
      if (event.event === "marked" && !event.again && !(state.quiz !== null && state.quiz.phase === "review")) {
        const { item, response, right, points, of } = event;
        this._report("answered", { answer: { item, response, right, points, of } });
      } else if (REACHED.includes(event.event)) {
        this._report("reached", { event });
      }
    }
  }

  /**
   * @param {string} kind
   * @param {Record<string, any>} more
   */
  _report(kind, more = {}) {
    const save = this.save();
    this.sinks.report({
      session: this.id,
      seq: this.seq++,
      kind,
      work: this.work,
      digest: this.program.digest,
      seed: this.history.seed,
      base: save.base,
      log: save.log,
      learner: this.learner,
      at: Date.now(),
      ...more,
    });
  }

  _keep() {
    this.sinks.keep(this.save(), this.over);
  }
}

/** 128 random bits: `randomUUID` is not there on plain HTTP. */
function name() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (b) => b.toString(16).padStart(2, "0")).join("");
}

function seed() {
  return crypto.getRandomValues(new Uint32Array(1))[0];
}
