// The log of accepted inputs, and how an entry becomes an input again. Twin: `log.py`.
//
// | entry | the learner |
// |---|---|
// | ["n", scene, stop] | went on |
// | ["c", ordinal, option, target, scene, stop, listed] | chose an option |
// | ["a", item, response] | answered an item |
// | ["m", right] | marked a short answer |
// | ["r"] | went over the wrong answers |
// | ["j", address] | jumped to a unit or a stop |
//
// `stop` names the place within its scene (`stops.js`), `option` is the fingerprint of the option's
// words, `target` the scene it leads to if it leads to one, `listed` the fingerprint of all options
// there. The same program needs none of them; `follow.js` does after an edit. Names take longer than the
// step itself, so an entry is first kept in short form, ["n", scene, counter] or
// ["c", ordinal, scene, counter], and written out in full when it is saved.

import { must } from "./own.js";
import { CHOOSE } from "./state.js";
import { leads } from "./stops.js";
import { optionName } from "./words.js";

/** @typedef {import("./program.js").Program} Program */
/** @typedef {import("./state.js").State} State */
/** @typedef {import("./state.js").Entry} Entry */
/** @typedef {import("./state.js").Input} Input */

/**
 * The entry for choosing an option where the state stands, in short form.
 *
 * @param {State} state
 * @param {number} ordinal
 * @returns {Entry}
 */
export function chosenEntry(state, ordinal) {
  return ["c", ordinal, state.scene, state.pc];
}

/**
 * The entry for going on from where the state stands, in short form.
 *
 * @param {State} state
 * @returns {Entry}
 */
export function passedEntry(state) {
  return ["n", state.scene, state.pc];
}

/**
 * The log with all its entries in full: those since the last save are written out.
 *
 * @param {Program} program
 * @param {Entry[]} log
 * @returns {Entry[]}
 */
export function inFull(program, log) {
  for (let n = log.length - 1; n >= 0; n--) {
    const entry = log[n];
    if (entry[0] === "c") {
      if (entry.length > 4) break;
      const [kind, ordinal, scene, pc] = entry;
      const stop = must(program.stops(scene), pc);
      const option = stop.ins[2][ordinal];
      log[n] = [kind, ordinal, optionName(option), leads(program.raw(scene), option[1]), scene, stop.name, stop.listed];
    } else if (entry[0] === "n") {
      if (typeof entry[2] === "string") break;
      log[n] = ["n", entry[1], must(program.stops(entry[1]), entry[2]).name];
    }
  }
  return log;
}

/**
 * The input that repeats `entry` here in the same program, or nothing where it cannot be one.
 *
 * A log may come from another machine, so nothing is taken for granted about its form.
 *
 * @param {State} state
 * @param {any} entry
 * @returns {Input | null}
 */
export function asInput(state, entry) {
  if (!Array.isArray(entry) || entry.length === 0) return null;
  const kind = entry[0];
  if (kind === "n") return { input: "next" };
  if (kind === "r") return { input: "review" };
  if (entry.length < 2) return null;
  const what = entry[1];
  if (kind === "c") {
    const choice = state.wait === CHOOSE ? state.offered.indexOf(what) : -1;
    return choice < 0 ? null : { input: "choose", choice };
  }
  if (kind === "a") {
    if (state.item === null || state.item.id !== what || entry.length < 3) return null;
    return { input: "answer", response: entry[2] };
  }
  if (kind === "m") return { input: "mark", right: what };
  return kind === "j" ? { input: "jump", to: what } : null;
}
