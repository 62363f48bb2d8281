// A bundle made ready to run. Twin: `program.py`.
//
// Python links the scenes into operations at the start. Here the instructions are run as they
// stand: what JSON holds is as quick to read as what could be made of it, and a long story on a small phone
// takes half the memory. Events are made anew whenever they happen; what lies in them is the bundle's own.

import { evaluated } from "./expression.js";
import { has, must } from "./own.js";
import { marked, stopsOf } from "./stops.js";
import { written } from "./text.js";
import { optionName } from "./words.js";

/** @typedef {import("./state.js").Event} Event */
/** @typedef {import("./state.js").State} State */
/** @typedef {import("./state.js").Value} Value */
/** @typedef {import("./stops.js").Stop} Stop */
/**
 * What `JSON.parse` made of a bundle.
 *
 * @typedef {Record<string, any>} Bundle
 */
/** @typedef {any} Instruction */

// Instructions that wait for `next` after their event.
export const HALTING = new Map([["page", "paged"], ["discuss", "discussed"], ["stop", "stopped"], ["task", "tasked"]]);
// The fields of such an event that may hold variants, in the order in which they are written.
export const WRITTEN = ["text", "record", "dispute"];

/** @type {Set<number>} */
const NOWHERE = new Set();
/** @type {Instruction} */
export const BACK = ["back"];

/** What the machine runs. Made once for a bundle, shared by all its sessions. */
export class Program {
  /** @param {Bundle} bundle */
  constructor(bundle) {
    this.bundle = bundle;
    /** @type {string} */
    this.digest = bundle.digest;
    /** @type {string[]} */
    this.names = bundle.variables.map((/** @type {any[]} */ v) => v[0]);
    /** @type {Value[]} */
    this.initial = bundle.variables.map((/** @type {any[]} */ v) => v[1]);
    /** @type {any[][]} */
    this.ranges = bundle.variables.map((/** @type {any[]} */ v) => v.slice(2));
    /** @type {Map<string, number>} */
    this.slots = new Map(this.names.map((name, n) => [name, n]));
    /** @type {Set<string>} */
    this.counted = new Set(bundle.counted);
    /** @type {Map<string, Instruction[]>} */
    this.scenes = new Map(Object.entries(bundle.scenes));
    // Of the few scenes that have any, the counters that a jump reaches.
    /** @type {Map<string, Set<number>>} */
    this.reached = new Map();
    for (const [scene, code] of this.scenes) {
      const found = targets(code);
      if (found !== NOWHERE) this.reached.set(scene, found);
    }
    // What is worked out about a scene when it is first needed.
    /** @type {Map<string, Map<number, Stop>>} */
    this.places = new Map();
    /** @type {Set<string>} */
    this.marked = new Set();
    /** @type {Map<string, Map<any[], string>>} */
    this.keys = new Map();
  }

  /**
   * @param {any} expr
   * @param {State} state
   */
  value(expr, state) {
    return evaluated(expr, state, this.slots);
  }

  /**
   * @param {any} text
   * @param {State} state
   */
  text(text, state) {
    return written(text, state, this.slots);
  }

  /**
   * The instructions of a scene as they stand in the bundle.
   *
   * @param {string} scene
   * @returns {Instruction[]}
   */
  raw(scene) {
    return must(this.scenes, scene);
  }

  /**
   * The instruction at a counter. A scene that runs off its end returns to its caller.
   *
   * @param {string} scene
   * @param {number} pc
   * @returns {Instruction}
   */
  at(scene, pc) {
    const code = this.raw(scene);
    return pc < code.length ? code[pc] : BACK;
  }

  /**
   * Where a run of lines in a scene is broken: the counters that a jump reaches.
   *
   * @param {string} scene
   * @returns {Set<number>}
   */
  starts(scene) {
    return this.reached.get(scene) || NOWHERE;
  }

  /**
   * The places of a scene by their counters, with their names: all that the log needs.
   *
   * @param {string} scene
   * @returns {Map<number, Stop>}
   */
  stops(scene) {
    let found = this.places.get(scene);
    if (found === undefined) {
      found = stopsOf(this.raw(scene));
      this.places.set(scene, found);
    }
    return found;
  }

  /**
   * The same with all that finds them again after an edit.
   *
   * @param {string} scene
   * @returns {Map<number, Stop>}
   */
  marks(scene) {
    const found = this.stops(scene);
    if (!this.marked.has(scene)) {
      marked(found, this.raw(scene));
      this.marked.add(scene);
    }
    return found;
  }

  /**
   * What is remembered of an option that is offered once.
   *
   * @param {string} scene
   * @param {any[]} option
   * @returns {string}
   */
  key(scene, option) {
    let found = this.keys.get(scene);
    if (found === undefined) {
      found = nameOnce(scene, this.raw(scene));
      this.keys.set(scene, found);
    }
    return must(found, option);
  }

  /**
   * A scene of this or an older version under its present name, or nothing when it is gone.
   *
   * @param {string} scene
   * @returns {string | null}
   */
  renamed(scene) {
    const { renamed } = this.bundle;
    let left = Object.keys(renamed).length;
    let name = scene;
    while (!this.scenes.has(name) && has(renamed, name) && left-- > 0) name = renamed[name];
    return this.scenes.has(name) ? name : null;
  }

  /**
   * @param {string} story
   * @returns {number[]}
   */
  variablesOf(story) {
    return this.names.map((_, n) => n).filter((n) => this.names[n].startsWith(`${story}.`));
  }
}

/**
 * The event of a line, card or cue, and its text, which may hold variants.
 *
 * @param {any[]} ins
 * @returns {[Event, any]}
 */
export function lineEvent(ins) {
  const name = ins[0];
  if (name === "say") {
    /** @type {Event} */
    const event = { event: "said", who: ins[1], text: ins[2] };
    if (ins.length > 3 && ins[3] !== "") event.tone = ins[3];
    return [sourced(event, ins, 4), ins[2]];
  }
  if (name === "tell") return [sourced({ event: "told", text: ins[1] }, ins, 2), ins[1]];
  if (name === "stage") return [sourced({ event: "staged", text: ins[1] }, ins, 2), ins[1]];
  if (name === "fact") return [{ event: "stated", text: ins[1], sources: ins[2] }, ins[1]];
  if (name === "pause") return [{ event: "paused", seconds: ins[1] }, ""];
  if (name === "unit") return [{ event: "opened", unit: ins[1], kind: ins[2], title: ins[3] }, ""];
  // show, sound
  return [{ event: name === "show" ? "shown" : "played", path: ins[1], text: ins[2] }, ""];
}

/**
 * The event with the sources that its line cites.
 *
 * @param {Event} event
 * @param {any[]} ins
 * @param {number} at
 * @returns {Event}
 */
function sourced(event, ins, at) {
  if (ins.length > at) event.sources = ins[at];
  return event;
}

/**
 * Whether an instruction is an event that never changes.
 *
 * @param {Instruction} ins
 */
export function emits(ins) {
  if (!Array.isArray(ins)) return typeof ins === "string";
  const name = ins[0];
  if (name === "say") return typeof ins[2] === "string";
  if (name === "tell" || name === "stage" || name === "fact") return typeof ins[1] === "string";
  return name === "pause" || name === "unit" || name === "show" || name === "sound";
}

/**
 * Counters that a jump inside the scene can reach.
 *
 * @param {Instruction[]} code
 */
export function targets(code) {
  let found = NOWHERE;
  for (const ins of code) {
    if (!Array.isArray(ins)) continue;
    if (ins[0] === "unless") {
      found = including(found, ins[2]);
    } else if (ins[0] === "jump") {
      found = including(found, ins[1]);
    } else if (ins[0] === "choose" || ins[0] === "vote") {
      for (const o of ins[2]) if (typeof o[1] === "number") found = including(found, o[1]);
    }
  }
  return found;
}

/**
 * Most scenes have no such counter: they share one empty set.
 *
 * @param {Set<number>} found
 * @param {number} pc
 */
function including(found, pc) {
  return found === NOWHERE ? new Set([pc]) : found.add(pc);
}

/**
 * Keys of the options that are offered once: two with the same words are two options.
 *
 * @param {string} scene
 * @param {Instruction[]} code
 */
function nameOnce(scene, code) {
  /** @type {Map<any[], string>} */
  const keys = new Map();
  /** @type {Map<string, number>} */
  const times = new Map();
  for (const ins of code) {
    if (!Array.isArray(ins) || (ins[0] !== "choose" && ins[0] !== "vote")) continue;
    for (const option of ins[2]) {
      if (!isOnce(option)) continue;
      const name = optionName(option);
      const n = (times.get(name) || 0) + 1;
      times.set(name, n);
      keys.set(option, n === 1 ? `${scene}/${name}` : `${scene}/${name}~${n}`);
    }
  }
  return keys;
}

/**
 * Whether an option is offered once.
 *
 * @param {any[]} option
 */
export function isOnce(option) {
  return option.length > 3 && has(option[3], "once");
}
