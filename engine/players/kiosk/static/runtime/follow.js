// A log followed again in a program that was edited. Twin: `follow.py`.
//
// A choice is followed only at the place where it was made: the same scene, and the same question or the
// same options. Going on decides nothing: stops that are gone are left out, and stops that are new are
// passed when what the log says next is found behind them. Where it is not found, the session stands where
// the log was last followed.

import * as asking from "./asking.js";
import { must } from "./own.js";
import { ANSWER, CHOOSE, MARK, NEXT, RESULT } from "./state.js";

/** @typedef {import("./history.js").History} History */
/** @typedef {import("./state.js").State} State */
/** @typedef {import("./state.js").Entry} Entry */
/** @typedef {import("./state.js").Input} Input */
/** @typedef {[string, Input]} Move */

// New stops that are passed on the way to what the log says next.
const PATIENCE = 200;
const GO_ON = { input: "next" };

/**
 * Follow `log` as far as there is no doubt; returns how many of its entries were followed.
 *
 * @param {History} history
 * @param {Entry[]} log
 */
export function follow(history, log) {
  let at = 0;
  let done = 0;
  let kept = 0;
  let passed = 0;
  while (at < log.length && passed <= PATIENCE) {
    const [way, given] = move(history, log, at);
    if (way === "skip") {
      at++;
    } else if (way === "stop" || history.step(given)[0].event === "refused") {
      break;
    } else if (way === "pass") {
      passed++;
    } else {
      at++;
      done = at;
      kept = history.state.log.length;
      passed = 0;
    }
  }
  history.replay(history.state.log.slice(0, kept));
  return done;
}

/**
 * What to do about an entry: `do` it, `skip` it, `pass` a stop before it, or `stop` here.
 *
 * @param {History} history
 * @param {Entry[]} log
 * @param {number} at
 * @returns {Move}
 */
function move(history, log, at) {
  const state = history.state;
  const wait = state.wait;
  const entry = log[at];
  const kind = entry[0];
  if (kind === "j") return ["do", { input: "jump", to: entry[1] }];
  if (kind === "m") return [wait === MARK ? "do" : "skip", { input: "mark", right: entry[1] }];
  if (kind === "r") return [mayReview(history) ? "do" : "skip", { input: "review" }];
  if (kind === "a") return answer(state, entry);
  const goes = wait === NEXT || wait === RESULT;
  if (kind === "n") return [goes ? goingOn(history, log, at) : "skip", GO_ON];
  if (goes) return ["pass", GO_ON];
  const ordinal = wait === CHOOSE ? option(history, entry) : null;
  const choice = ordinal === null ? -1 : state.offered.indexOf(ordinal);
  return choice < 0 ? ["stop", GO_ON] : ["do", { input: "choose", choice }];
}

/** @param {History} history */
function here(history) {
  return must(history.program.marks(history.state.scene), history.state.pc);
}

/** @param {History} history */
function mayReview(history) {
  const state = history.state;
  const ins = history.program.at(state.scene, state.pc);
  return state.wait === RESULT && state.quiz !== null && ins[0] === "quiz" && asking.canReview(ins[1], state.quiz);
}

/**
 * An answer belongs to its item; one that stands has been given already.
 *
 * @param {State} state
 * @param {Entry} entry
 * @returns {Move}
 */
function answer(state, entry) {
  const same = state.item !== null && state.item.id === entry[1];
  if (state.wait === ANSWER) return [same ? "do" : "stop", { input: "answer", response: entry[2] }];
  return [state.wait === NEXT && !same ? "pass" : "skip", GO_ON];
}

/**
 * Whether the learner went on from here, from places that are gone, or from behind this one.
 *
 * @param {History} history
 * @param {Entry[]} log
 * @param {number} at
 */
function goingOn(history, log, at) {
  const name = here(history).name;
  const scene = history.state.scene;
  for (let n = at; n < log.length && log[n][0] === "n"; n++) {
    if (log[n][2] === name && history.program.renamed(log[n][1]) === scene) return n === at ? "do" : "skip";
  }
  return "pass";
}

/**
 * The option that an entry of another version of the program means.
 *
 * @param {History} history
 * @param {Entry} entry
 * @returns {number | null}
 */
function option(history, entry) {
  const stop = here(history);
  const program = history.program;
  const [, ordinal, name, target, scene, place, listed] = entry;
  const sameQuestion = stop.worded && stop.name === place;
  if (program.renamed(scene) !== history.state.scene || !(sameQuestion || stop.listed === listed)) return null;
  const led = program.renamed(target);
  const at = stop.options.map((_, n) => n);
  const same = at.filter((n) => stop.options[n][0] === name);
  if (same.length === 1) return same[0];
  if (same.length > 0) { // two options with one wording: only their targets tell them apart
    const way = same.filter((n) => stop.options[n][1] === (led || ""));
    return way.length === 1 ? way[0] : null;
  }
  // Reworded in place: the one option that leads where the taken one led.
  const way = at.filter((n) => stop.options[n][1] === led);
  return led && way.length === 1 && way[0] === ordinal ? ordinal : null;
}
