// Standing at a place without having come there. Twin: `stand.py`.

import * as asking from "./asking.js";
import { targets } from "./program.js";
import { line, run } from "./step.js";

/** @typedef {import("./program.js").Program} Program */
/** @typedef {import("./state.js").State} State */
/** @typedef {import("./state.js").Event} Event */

/**
 * Go on from the counter of a placed state, or with the quiz in it, after the lines that lead there.
 *
 * @param {Program} program
 * @param {State} state
 * @returns {Event[]}
 */
export function stand(program, state) {
  const out = linesBefore(program, state);
  const ins = program.at(state.scene, state.pc);
  if (ins[0] === "quiz" && state.quiz !== null) {
    asking.show(program.bundle, state, ins[1], state.quiz, out);
  } else {
    run(program, state, out);
  }
  return out;
}

/**
 * The lines directly before the counter, so that the learner sees where he is.
 *
 * Not over the end of a branch: whether it was taken is not known.
 *
 * @param {Program} program
 * @param {State} state
 * @returns {Event[]}
 */
export function linesBefore(program, state) {
  const code = program.raw(state.scene);
  const ends = targets(code);
  let first = state.pc;
  while (first > 0 && !ends.has(first) && (isLine(code[first - 1]) || isSilent(code[first - 1]))) first--;
  const seen = state.copy(); // a variant written here must not count as shown
  return code
    .slice(first, state.pc)
    .filter(isLine)
    .map((ins) => line(program, seen, ins));
}

const LINES = ["say", "tell", "stage", "fact", "pause", "unit", "show", "sound"];

/** @param {any} ins */
function isLine(ins) {
  return typeof ins === "string" || (Array.isArray(ins) && LINES.includes(ins[0]));
}

/** @param {any} ins */
function isSilent(ins) {
  return Array.isArray(ins) && (ins[0] === "set" || ins[0] === "mark");
}
