// A session as plain JSON, exact for the program that made it. Twin: `save.py`.
//
// A save names variables, scenes and places, so that `resume` can place it in an edited program;
// for the same program the log alone gives everything back.

import { inFull } from "./log.js";
import { own } from "./own.js";
import { State, copied } from "./state.js";
import { placeOf } from "./stops.js";

/** @typedef {import("./history.js").History} History */
/** @typedef {import("./program.js").Program} Program */
/** @typedef {import("./state.js").Frame} Frame */
/** @typedef {import("./state.js").Moment} Moment */
/** @typedef {import("./state.js").Value} Value */
/** @typedef {import("./stops.js").Place} Place */
/** @typedef {Record<string, any>} Json */

export const FORMAT = 1;

/**
 * What a player writes to disk after every input.
 *
 * @param {History} history
 * @returns {Json}
 */
export function saved(history) {
  const { program, state } = history;
  return {
    format: FORMAT,
    program: program.digest,
    seed: history.seed,
    base: history.base === null ? null : stateJson(program, history.base),
    past: history.past.slice(),
    log: inFull(program, state.log).slice(),
    state: stateJson(program, state),
  };
}

/**
 * The whole state but its log. Places are given twice: by mark for `resume`, by counter for `stateFrom`.
 *
 * @param {Program} program
 * @param {State} state
 * @returns {Json}
 */
export function stateJson(program, state) {
  const marked = state.marked;
  return {
    asked: Object.fromEntries(state.asked),
    attempts: copied(state.attempts),
    entered: state.entered,
    item: copied(state.item),
    kept: copied(Object.fromEntries(state.kept)),
    offered: state.offered.slice(),
    pc: state.pc,
    quiz: copied(state.quiz),
    rng: state.rng,
    scene: state.scene,
    score: state.score,
    taken: state.taken.slice(),
    turns: Object.fromEntries(state.turns),
    visits: Object.fromEntries(state.visits),
    wait: state.wait,
    wrote: copied(state.wrote),
    place: place(program, state.scene, state.pc),
    vars: named(program, state.vars),
    entry: moment(program, state.entry),
    stack: frames(program, state.stack, state.callers),
    marked: marked === null ? null : {
      scene: marked.scene,
      pc: marked.pc,
      place: place(program, marked.scene, marked.pc),
      stack: frames(program, marked.stack, marked.callers),
      entry: moment(program, marked.entry),
      moment: moment(program, marked.moment),
    },
  };
}

/**
 * @param {Program} program
 * @param {any[]} values
 * @returns {Json}
 */
function named(program, values) {
  return Object.fromEntries(program.names.map((name, n) => [name, values[n]]));
}

/**
 * @param {Program} program
 * @param {string} scene
 * @param {number} pc
 * @returns {Place | null}
 */
function place(program, scene, pc) {
  const stop = program.marks(scene).get(pc);
  return stop === undefined ? null : placeOf(stop);
}

/**
 * @param {Program} program
 * @param {Moment} m
 * @returns {Json}
 */
function moment(program, m) {
  return {
    ...m,
    vars: named(program, m.vars),
    visits: Object.fromEntries(m.visits),
    turns: Object.fromEntries(m.turns),
    asked: Object.fromEntries(m.asked),
  };
}

/**
 * @param {Program} program
 * @param {Frame[]} stack
 * @param {Moment[]} callers
 * @returns {Json[]}
 */
function frames(program, stack, callers) {
  return stack.map(([scene, pc, story], n) => ({
    scene,
    pc,
    story,
    place: place(program, scene, pc - 1),
    entry: moment(program, callers[n]),
  }));
}

/**
 * The state that `stateJson` wrote, in the same program.
 *
 * @param {Program} program
 * @param {number} seed
 * @param {Json} json
 * @returns {State}
 */
export function stateFrom(program, seed, json) {
  const state = new State(seed, valuesFrom(program, json.vars));
  state.asked = new Map(Object.entries(json.asked));
  state.attempts = json.attempts;
  state.item = json.item;
  state.kept = new Map(Object.entries(json.kept));
  state.offered = json.offered;
  state.pc = json.pc;
  state.quiz = json.quiz;
  state.rng = json.rng;
  state.scene = json.scene;
  state.score = json.score;
  state.entered = json.entered;
  state.taken = json.taken;
  state.turns = new Map(Object.entries(json.turns));
  state.visits = new Map(Object.entries(json.visits));
  state.wait = json.wait;
  state.wrote = json.wrote;
  state.entry = momentFrom(program, json.entry);
  [state.stack, state.callers] = framesFrom(program, json.stack);
  if (json.marked !== null) {
    const [stack, callers] = framesFrom(program, json.marked.stack);
    const { scene, pc } = json.marked;
    const entry = momentFrom(program, json.marked.entry);
    state.marked = { scene, pc, stack, callers, entry, moment: momentFrom(program, json.marked.moment) };
  }
  return state.copy();
}

/**
 * @param {Program} program
 * @param {Json[]} json
 * @returns {[Frame[], Moment[]]}
 */
function framesFrom(program, json) {
  return [json.map((f) => [f.scene, f.pc, f.story]), json.map((f) => momentFrom(program, f.entry))];
}

/**
 * A moment in a program that has these scenes and options.
 *
 * @param {Program} program
 * @param {Json} json
 * @returns {Moment}
 */
export function momentFrom(program, json) {
  return {
    vars: valuesFrom(program, json.vars),
    visits: new Map(Object.entries(json.visits)),
    taken: json.taken,
    turns: new Map(Object.entries(json.turns)),
    asked: new Map(Object.entries(json.asked)),
    score: json.score,
    attempts: json.attempts,
    rng: json.rng,
    at: json.at,
  };
}

/**
 * Variables by name: those that still fit keep their value, the others start anew.
 *
 * @param {Program} program
 * @param {Json} values
 * @returns {Value[]}
 */
export function valuesFrom(program, values) {
  return program.names.map((name, n) => {
    const initial = program.initial[n];
    const limits = program.ranges[n];
    const value = own(values, name, initial);
    if (typeof value !== typeof initial) return initial;
    if (typeof value === "number") {
      if (!Number.isInteger(value)) return initial;
      return limits.length === 2 ? Math.max(limits[0], Math.min(limits[1], value)) : value;
    }
    return limits.length === 1 && !limits[0].includes(value) ? initial : value;
  });
}
