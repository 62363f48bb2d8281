// Where a saved session may be placed in a program that was edited, the best place first. Twin: `place.py`.
//
// A placed state is a base: it stands *before* its place, and `stand` goes on from there. What was done
// since a moment that is started again is undone; answers stay kept, so items met again show them.

import { regraded } from "./asking.js";
import { fingerprint } from "./fingerprint.js";
import { has, own } from "./own.js";
import { valuesFrom } from "./save.js";
import { State, goBack } from "./state.js";
import { findStop } from "./stops.js";

/** @typedef {import("./program.js").Program} Program */
/** @typedef {import("./save.js").Json} Json */
/** @typedef {import("./state.js").Frame} Frame */
/** @typedef {import("./state.js").Moment} Moment */
/** @typedef {import("./stops.js").Place} Place */
/** @typedef {[string, State]} Placing */

/**
 * Places with how they were found: `stop`, `checkpoint` or `scene`.
 *
 * @param {Program} program
 * @param {Json} save
 * @returns {Generator<Placing, void, void>}
 */
export function* placings(program, save) {
  const json = save.state;
  const state = carried(program, save);
  const [stack, callers] = frames(program, json.stack);
  const scene = program.renamed(json.scene);
  if (scene !== null && stack.length === json.stack.length) {
    state.scene = scene;
    state.stack = stack;
    state.callers = callers;
    state.entry = carriedMoment(program, json.entry);
    yield* inScene(program, state, json);
  } else {
    yield* outside(program, state, json, stack, callers);
  }
}

/**
 * The scene is still there: where the session stood, the checkpoint passed in it, its start.
 *
 * @param {Program} program
 * @param {State} state
 * @param {Json} json
 * @returns {Generator<Placing, void, void>}
 */
function* inScene(program, state, json) {
  if (json.place !== null) {
    const pc = found(program, state.scene, json.place);
    if (pc !== null) yield ["stop", atStop(program, state, pc, json)];
  }
  const mark = state.marked;
  if (
    mark !== null &&
    mark.scene === state.scene &&
    mark.stack.length === state.stack.length &&
    mark.moment.at >= state.entry.at
  ) {
    yield ["checkpoint", atCheckpoint(state)];
  }
  const start = state.copy();
  goBack(start, state.entry);
  yield ["scene", start];
}

/**
 * A place in its scene. What was done to its end goes on with what was added there.
 *
 * @param {Program} program
 * @param {string} scene
 * @param {Place} place
 * @returns {number | null}
 */
function found(program, scene, place) {
  const stops = program.marks(scene);
  if (place.kind === "over" && isOutline(program.raw(scene))) {
    for (const [pc, s] of stops) if (s.name === place.near[0]) return pc + 1;
  }
  return findStop(stops, aliased(program, place));
}

/**
 * The scene is gone, or no longer called from where it was: the latest place before it.
 *
 * @param {Program} program
 * @param {State} state
 * @param {Json} json
 * @param {Frame[]} stack
 * @param {Moment[]} callers
 * @returns {Generator<Placing, void, void>}
 */
function* outside(program, state, json, stack, callers) {
  const listed = [...json.stack, { entry: json.entry }];
  let mark = state.marked;
  for (let depth = Math.min(stack.length + 1, json.stack.length) - 1; depth >= 0; depth--) {
    const frame = listed[depth];
    const called = listed[depth + 1];
    const entry = carriedMoment(program, frame.entry);
    if (mark !== null && mark.moment.at >= entry.at) {
      yield ["checkpoint", atCheckpoint(state)];
      mark = null;
    }
    const scene = program.renamed(frame.scene);
    if (scene === null) continue;
    const outer = state.copy();
    outer.scene = scene;
    outer.stack = stack.slice(0, depth);
    outer.callers = callers.slice(0, depth);
    if (isOutline(program.raw(scene))) { // what was learnt in the units before stays
      outer.pc = unitAgain(program, scene, frame.place);
      goBack(outer, carriedMoment(program, called.entry));
      outer.entry = entry;
    } else {
      goBack(outer, entry);
    }
    yield ["scene", outer];
  }
  if (mark !== null) yield ["checkpoint", atCheckpoint(state)];
}

/**
 * Whether a scene does nothing but call units one after another: a course.
 *
 * @param {any[]} code
 */
function isOutline(code) {
  return code.every((i) => Array.isArray(i) && (i[0] === "unit" || i[0] === "call"));
}

/**
 * The unit itself, or the one that came after it, or what now follows the one before it.
 *
 * @param {Program} program
 * @param {string} scene
 * @param {Place | null} place
 * @returns {number}
 */
function unitAgain(program, scene, place) {
  if (place === null) return 0;
  const stops = program.marks(scene);
  let at = found(program, scene, place);
  if (at === null) {
    /** @type {Map<string, number>} */
    const called = new Map();
    for (const [pc, s] of stops) if (s.kind !== "over") called.set(s.name, pc);
    const [before, after] = place.near;
    const next = called.get(after);
    const last = called.get(before);
    if (next === undefined) return last === undefined ? 0 : last + 1;
    at = next;
  }
  return at > 0 && program.raw(scene)[at - 1][0] === "unit" ? at - 1 : at;
}

/**
 * @param {State} state
 * @returns {State}
 */
function atCheckpoint(state) {
  const mark = /** @type {import("./state.js").Mark} */ (state.marked);
  const out = state.copy();
  out.scene = mark.scene;
  out.pc = mark.pc;
  out.stack = mark.stack.slice();
  out.callers = mark.callers.slice();
  goBack(out, mark.moment);
  out.entry = mark.entry;
  return out;
}

/**
 * At the place itself. What is asked there is taken back: it is asked again, and its answer is kept.
 *
 * @param {Program} program
 * @param {State} state
 * @param {number} pc
 * @param {Json} json
 * @returns {State}
 */
function atStop(program, state, pc, json) {
  const out = state.copy();
  out.pc = pc;
  const ins = program.at(out.scene, pc);
  const { item, quiz } = json;
  if (ins[0] === "item" && item !== null && item.id === ins[1]) {
    takeBack(out, item);
  } else if (ins[0] === "quiz" && quiz !== null && quiz.bank === ins[1].bank) {
    /** @type {Record<string, any>} */
    const again = { ...quiz, wrong: quiz.wrong.slice() };
    out.quiz = again;
    if (item !== null && has(program.bundle.items, item.id) && quiz.phase === "ask") {
      const graded = takeBack(out, item);
      if (graded !== null) {
        again.points -= graded.points;
        again.of -= graded.of;
        if (graded.right === false) again.wrong.pop();
      }
    }
    less(program, out, again);
  }
  return out;
}

/**
 * @param {State} state
 * @param {Record<string, any>} item
 * @returns {Record<string, any> | null}
 */
function takeBack(state, item) {
  state.asked = new Map(state.asked).set(item.id, item.nth);
  if (item.phase !== "done") return null;
  const graded = /** @type {Record<string, any>} */ (state.attempts.pop());
  state.score -= graded.points;
  return graded;
}

/**
 * A quiz as it was drawn, less the items that are gone.
 *
 * @param {Program} program
 * @param {State} state
 * @param {Record<string, any>} quiz
 */
function less(program, state, quiz) {
  const isThere = (/** @type {string} */ i) => has(program.bundle.items, i);
  const listed = quiz.phase === "review" ? quiz.wrong : quiz.items;
  quiz.at = listed.slice(0, quiz.at).filter(isThere).length;
  quiz.items = quiz.items.filter(isThere);
  quiz.wrong = quiz.wrong.filter(isThere);
  if (quiz.items.length === 0) {
    state.quiz = null; // nothing is left of it: it is drawn anew
  } else if (quiz.phase === "review" && quiz.at >= quiz.wrong.length) {
    quiz.phase = "result";
  }
}

/**
 * The parts of a state that have a meaning in any version of the program.
 *
 * @param {Program} program
 * @param {Json} save
 * @returns {State}
 */
function carried(program, save) {
  const json = save.state;
  const state = new State(save.seed, []);
  goBack(state, carriedMoment(program, { ...json, attempts: 0, at: 0 }));
  state.attempts = json.attempts.slice();
  state.entered = json.entered;
  const marked = json.marked;
  const scene = marked === null ? null : program.renamed(marked.scene);
  if (scene !== null) {
    const pc = findStop(program.marks(scene), marked.place);
    const [stack, callers] = frames(program, marked.stack);
    if (pc !== null && stack.length === marked.stack.length) {
      const entry = carriedMoment(program, marked.entry);
      state.marked = { scene, pc, stack, callers, entry, moment: carriedMoment(program, marked.moment) };
    }
  }
  return state;
}

/**
 * A moment of another version: variables, scenes and options under their present names.
 *
 * @param {Program} program
 * @param {Json} json
 * @returns {Moment}
 */
export function carriedMoment(program, json) {
  /** @type {Map<string, number>} */
  const visits = new Map();
  for (const old of Object.keys(json.visits)) {
    const scene = program.renamed(old) || old;
    if (program.counted.has(scene)) {
      visits.set(scene, (visits.get(scene) || 0) + json.visits[old]);
    }
  }
  const taken = json.taken.map((/** @type {string} */ name) => {
    const slash = name.lastIndexOf("/");
    const old = slash < 0 ? "" : name.slice(0, slash);
    return `${program.renamed(old) || old}/${name.slice(slash + 1)}`;
  });
  return {
    vars: valuesFrom(program, json.vars),
    visits,
    taken,
    turns: new Map(Object.entries(json.turns)),
    asked: new Map(Object.entries(json.asked)),
    score: json.score,
    attempts: json.attempts,
    rng: json.rng,
    at: json.at,
  };
}

/**
 * Answers that stand, marked by the present keys: those that their item still takes.
 *
 * @param {Program} program
 * @param {Json} json
 * @returns {Map<string, any>}
 */
export function carriedAnswers(program, json) {
  /** @type {Map<string, any>} */
  const out = new Map();
  for (const [occurrence, graded] of Object.entries(json.kept)) {
    const hash = occurrence.lastIndexOf("#");
    const item = own(program.bundle.items, hash < 0 ? "" : occurrence.slice(0, hash));
    const again = item === null ? null : regraded(item, graded.response, graded.right);
    if (again !== null) out.set(occurrence, again);
  }
  return out;
}

/**
 * The frames up to the first that is no longer there.
 *
 * @param {Program} program
 * @param {Json[]} listed
 * @returns {[Frame[], Moment[]]}
 */
function frames(program, listed) {
  /** @type {Frame[]} */
  const stack = [];
  /** @type {Moment[]} */
  const callers = [];
  for (const frame of listed) {
    const scene = program.renamed(frame.scene);
    if (scene === null || frame.place === null) break;
    const pc = found(program, scene, frame.place);
    if (pc === null) break;
    stack.push([scene, pc + 1, frame.story]);
    callers.push(carriedMoment(program, frame.entry));
  }
  return [stack, callers];
}

/**
 * A place whose call goes to a scene that has another name now is looked for under that name.
 *
 * @param {Program} program
 * @param {Place} place
 * @returns {Place}
 */
function aliased(program, place) {
  const keys = [...place.keys];
  for (const old of Object.keys(program.bundle.renamed)) {
    const now = program.renamed(old);
    if (now === null) continue;
    for (const key of place.keys) {
      if (key.endsWith(`=call.${fingerprint(old)}`)) keys.push(key.split(fingerprint(old)).join(fingerprint(now)));
    }
  }
  return { ...place, keys };
}
