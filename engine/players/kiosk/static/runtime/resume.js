// A saved session opened again, also after its content was edited. Twin: `resume.py`.
//
// In this order, and what happened is reported: the same program, exactly; the same place; the last
// checkpoint; the start of the scene, or of the scene that called it; what the log still leads to. Never a
// guess between two branches. `place.js` finds the places.

import { follow } from "./follow.js";
import { History } from "./history.js";
import { sameJson } from "./own.js";
import { carriedAnswers, placings } from "./place.js";
import { FORMAT, stateFrom, stateJson } from "./save.js";

/** @typedef {import("./program.js").Program} Program */
/** @typedef {import("./save.js").Json} Json */
/** @typedef {import("./state.js").Event} Event */

/**
 * How a session was opened: `exact`, `stop`, `checkpoint`, `scene`, `replayed` or `fresh`.
 *
 * `scene` is where it was placed. `steps` of `of` inputs were followed when it was replayed.
 */
export class Resumed {
  /**
   * @param {string} how
   * @param {string} scene
   * @param {number} steps
   * @param {number} of
   */
  constructor(how, scene, steps = 0, of = 0) {
    this.how = how;
    this.scene = scene;
    this.steps = steps;
    this.of = of;
  }
}

/**
 * The session of `save` in `program`, and how it was placed.
 *
 * @param {Program} program
 * @param {Json} save
 * @returns {[History, Resumed]}
 */
export function restored(program, save) {
  if (save.format !== FORMAT) {
    const history = new History(program, save.seed);
    return [history, new Resumed("fresh", history.state.scene)];
  }
  if (save.program === program.digest) {
    const history = same(program, save);
    if (sameJson(stateJson(program, history.state), save.state)) {
      return [history, new Resumed("exact", history.state.scene, save.log.length, save.log.length)];
    }
  }
  const kept = carriedAnswers(program, save.state);
  const log = [...save.past, ...save.log];
  for (const [how, base] of placings(program, save)) {
    const scene = base.scene;
    const history = new History(program, save.seed, base, { kept, past: log });
    if (!isStuck(history.events)) return [history, new Resumed(how, scene)];
  }
  const history = new History(program, save.seed, null, { kept });
  const done = follow(history, log);
  return [history, new Resumed(done > 0 ? "replayed" : "fresh", history.state.scene, done, log.length)];
}

/**
 * The session in the program that it was saved in: its log leads there.
 *
 * @param {Program} program
 * @param {Json} save
 * @returns {History}
 */
function same(program, save) {
  const base = save.base === null ? null : stateFrom(program, save.seed, save.base);
  const kept = new Map(Object.entries(save.state.kept));
  const history = new History(program, save.seed, base, { kept, past: save.past });
  history.replay(save.log);
  return history;
}

/** @param {Event[]} events */
function isStuck(events) {
  return events.some((e) => e.event === "halted");
}
