// What a session is at one moment. Twin: `state.py`.

/** @typedef {number | boolean | string} Value */
/** @typedef {Record<string, any>} Event */
/** @typedef {Record<string, any>} Input */
/**
 * A log entry is one accepted input in the form that survives an edit; see `log.js`.
 *
 * @typedef {any[]} Entry
 */
/**
 * What starting a place again restores; `attempts` is their number, `at` the number of scenes entered.
 * Nothing in it is ever changed.
 *
 * @typedef {object} Moment
 * @property {any[]} vars
 * @property {Map<string, number>} visits
 * @property {string[]} taken
 * @property {Map<string, number>} turns
 * @property {Map<string, number>} asked
 * @property {number} score
 * @property {number} attempts
 * @property {number} rng
 * @property {number} at
 */
/**
 * Scene to return to, counter there, and whether the call opened another story (an ending leaves the
 * whole story, not one scene).
 *
 * @typedef {[string, number, boolean]} Frame
 */
/**
 * A checkpoint that was passed: its place, frames, their moments, the moment when the scene was entered,
 * the moment when the checkpoint was passed. Never changed.
 *
 * @typedef {object} Mark
 * @property {string} scene
 * @property {number} pc
 * @property {Frame[]} stack
 * @property {Moment[]} callers
 * @property {Moment} entry
 * @property {Moment} moment
 */

// What the machine waits for.
export const NEXT = "next";
export const CHOOSE = "choose";
export const ANSWER = "answer";
export const MARK = "mark";
export const RESULT = "result";
export const OVER = "over";

/**
 * Counter, stack, variables, visits, taken choices, generator, attempts and log.
 *
 * `step` changes it in place: copying it at every step would cost more than the step itself.
 * Who wants the old one takes `copy()` first. `visits`, `taken`, `turns` and `asked` are
 * replaced, never changed, so that a moment may keep them without copying. What has an author's name for
 * a key is a map.
 */
export class State {
  /**
   * @param {number} seed
   * @param {any[]} variables
   */
  constructor(seed, variables) {
    this.seed = seed;
    this.rng = seed >>> 0;
    this.scene = "";
    this.pc = 0;
    /**
     * Frames, outermost first, and beside each the moment when its scene was entered.
     *
     * @type {Frame[]}
     */
    this.stack = [];
    /** @type {Moment[]} */
    this.callers = [];
    // The compiler has checked the types of the values, so expressions may trust them.
    this.vars = variables;
    /**
     * Entries into the scenes that a condition reads.
     *
     * @type {Map<string, number>}
     */
    this.visits = new Map();
    /**
     * Options that are offered once and were chosen, in the order of the choosing.
     *
     * @type {string[]}
     */
    this.taken = [];
    /**
     * How often each "in turn" variant was shown.
     *
     * @type {Map<string, number>}
     */
    this.turns = new Map();
    /**
     * How often each item was asked, answered or not.
     *
     * @type {Map<string, number>}
     */
    this.asked = new Map();
    this.score = 0;
    /** @type {Record<string, any>[]} */
    this.attempts = [];
    /**
     * Every graded answer by item and time of asking (`item#0`), also those that a rewind went
     * back behind: the first answer stands.
     *
     * @type {Map<string, any>}
     */
    this.kept = new Map();
    /** @type {Record<string, any> | null} */
    this.item = null;
    /** @type {Record<string, any> | null} */
    this.quiz = null;
    /**
     * Offered options as authored ordinals, in the order shown.
     *
     * @type {number[]}
     */
    this.offered = [];
    /**
     * Texts of offered options that were written with values or variants, by ordinal.
     *
     * @type {[number, string][]}
     */
    this.wrote = [];
    /** @type {Entry[]} */
    this.log = [];
    // How many scenes were entered: which of two moments came later.
    this.entered = 0;
    this.wait = NEXT;
    // When the scene was entered: a session whose place in the scene was edited away starts the
    // scene again without doing its effects twice.
    this.entry = moment(this);
    /**
     * The last checkpoint passed.
     *
     * @type {Mark | null}
     */
    this.marked = null;
  }

  /**
   * A state that shares nothing changeable with this one.
   *
   * @returns {State}
   */
  copy() {
    const other = new State(this.seed, this.vars.slice());
    other.rng = this.rng;
    other.scene = this.scene;
    other.pc = this.pc;
    other.stack = this.stack.slice();
    other.callers = this.callers.slice();
    other.visits = this.visits;
    other.taken = this.taken;
    other.turns = this.turns;
    other.asked = this.asked;
    other.score = this.score;
    other.attempts = copied(this.attempts);
    other.kept = new Map(this.kept);
    other.item = copied(this.item);
    other.quiz = copied(this.quiz);
    other.offered = this.offered.slice();
    other.wrote = this.wrote.slice();
    other.log = this.log.slice();
    other.entered = this.entered;
    other.wait = this.wait;
    other.entry = this.entry;
    other.marked = this.marked;
    return other;
  }
}

/**
 * What must be known to start again from here.
 *
 * @param {State} s
 * @returns {Moment}
 */
export function moment(s) {
  return {
    vars: s.vars.slice(),
    visits: s.visits,
    taken: s.taken,
    turns: s.turns,
    asked: s.asked,
    score: s.score,
    attempts: s.attempts.length,
    rng: s.rng,
    at: s.entered,
  };
}

/**
 * Undo what happened since a moment. Answers stay kept: met again, they are given again.
 *
 * @param {State} s
 * @param {Moment} to
 */
export function goBack(s, to) {
  s.vars = to.vars.slice();
  s.visits = to.visits;
  s.taken = to.taken;
  s.turns = to.turns;
  s.asked = to.asked;
  s.score = to.score;
  s.attempts = s.attempts.slice(0, to.attempts);
  s.rng = to.rng;
  s.entry = to;
}

/**
 * A JSON value that shares no list and no object with `value`.
 *
 * @template T
 * @param {T} value
 * @returns {T}
 */
export function copied(value) {
  /** @type {any} */
  const given = value;
  if (typeof given !== "object" || given === null) return value;
  if (Array.isArray(given)) return /** @type {any} */ (given.map(copied));
  return /** @type {any} */ (Object.fromEntries(Object.entries(given).map(([key, inner]) => [key, copied(inner)])));
}
