// The places where a session can stand, named to survive an edit. Twin: `stops.py`.
//
// A place is recognised by what stands there, never by its number: a line added above does not move it.
// Only a mark that belongs to one place of the scene counts, then and now: of two places that look alike
// neither is taken for the other.

import { branches } from "./branches.js";
import { fingerprint } from "./fingerprint.js";
import { sameList } from "./own.js";
import { optionName, plain, spoken } from "./words.js";

/** @typedef {Record<string, any>} Place */

// Instruction → kind of stop. A call is one because a frame returns behind it.
const KINDS = new Map(Object.entries({
  choose: "choose", vote: "choose", item: "item", quiz: "quiz", page: "page", stop: "stop",
  discuss: "discuss", task: "task", call: "call", end: "end", mark: "mark",
}));

// Instructions that lead elsewhere.
const TURNING = ["go", "jump", "unless", "choose", "vote", "back", "end"];

/** @type {any[]} */
const NOTHING = [];

/** One place of a scene. `keys` are the marks that no other place of the scene has. */
export class Stop {
  /**
   * @param {string} kind
   * @param {any} ins
   * @param {string[]} lines
   */
  constructor(kind, ins, lines) {
    this.kind = kind;
    this.ins = ins;
    // What was said directly before it.
    this.line = lines.length > 0 ? lines[lines.length - 1] : "";
    let said = content(kind, ins, lines);
    this.listed = "";
    if (kind === "choose") {
      this.listed = fingerprint(ins[2].map(optionName).join("\n"));
      said = said || lines.join("\n");
    } else if (kind === "page") {
      this.listed = fingerprint(plain(ins[1].blocks));
    }
    // Whether the name says something: a choice without a question or a line before it has none.
    this.worded = said !== "";
    // Its mark by what it says; the name of two such places ends in a number.
    this.base = `${kind}.${fingerprint(said)}`;
    this.name = this.base;
    // The rest is worked out by `marked`: playing needs names only.
    /**
     * The branch of the scene in which it stands.
     *
     * @type {string}
     */
    this.path = "";
    /** @type {[string, string][]} */
    this.options = NOTHING;
    /** @type {string[]} */
    this.keys = NOTHING;
    /**
     * Names of the places before and after; ^ and $ are the scene's ends.
     *
     * @type {string[]}
     */
    this.near = NOTHING;
  }
}

/**
 * What the stop itself says.
 *
 * @param {string} kind
 * @param {any} ins
 * @param {string[]} lines
 * @returns {string}
 */
function content(kind, ins, lines) {
  if (kind === "beat") return lines.join("\n");
  if (kind === "mark" || kind === "over") return kind;
  const what = ins[1];
  if (kind === "page") return plain(what.title);
  if (typeof what === "object" && !Array.isArray(what)) return plain(what.id || what.bank || what.text);
  return plain(what);
}

/**
 * The scene that an option leads to, by itself or at the end of its block; empty where it may vary.
 *
 * @param {any[]} code
 * @param {string | number} to
 * @returns {string}
 */
export function leads(code, to) {
  if (typeof to === "string") return to;
  let at = to;
  while (at < code.length && !(Array.isArray(code[at]) && TURNING.includes(code[at][0]))) at++;
  return at < code.length && code[at][0] === "go" ? code[at][1] : "";
}

/**
 * The kind of stop that an instruction is, or nothing.
 *
 * @param {any} ins
 * @returns {string | null}
 */
export function kindOf(ins) {
  if (Array.isArray(ins)) return KINDS.get(ins[0]) || null;
  return typeof ins === "string" ? null : "beat";
}

/**
 * Every stop, call and checkpoint of a scene by its counter, in order; the last is the scene's end.
 *
 * @param {any[]} code
 */
export function stopsOf(code) {
  /** @type {Map<number, Stop>} */
  const found = new Map();
  /** @type {string[]} */
  let lines = [];
  for (let pc = 0; pc < code.length; pc++) {
    const ins = code[pc];
    const kind = kindOf(ins);
    if (kind !== null) {
      found.set(pc, new Stop(kind, ins, lines));
      lines = [];
      continue;
    }
    const line = spoken(ins);
    if (line) lines.push(line);
  }
  found.set(code.length, new Stop("over", null, NOTHING));
  if (found.size > 2) toldApart([...found.values()]);
  return found;
}

/**
 * Names made unique.
 *
 * @param {Stop[]} stops
 */
function toldApart(stops) {
  const names = tally(stops.map((stop) => stop.name));
  /** @type {Map<string, number>} */
  const nth = new Map();
  for (const stop of stops) {
    if (names.get(stop.name) === 1) continue;
    const n = (nth.get(stop.name) || 0) + 1;
    nth.set(stop.name, n);
    stop.name = `${stop.name}~${n}`;
  }
}

/**
 * All that a save wants to know of the places of a scene: branches, options, marks without those that are
 * not unique, neighbours.
 *
 * @param {Map<number, Stop>} stops
 * @param {any[]} code
 */
export function marked(stops, code) {
  const paths = branches(code);
  for (const [pc, stop] of stops) {
    stop.path = paths[pc];
    if (stop.kind === "choose") {
      stop.options = stop.ins[2].map((/** @type {any[]} */ o) => [optionName(o), leads(code, o[1])]);
    }
    stop.keys = stop.worded ? [`${stop.path}=${stop.base}`] : [];
    if (stop.line) stop.keys.push(`${stop.path}<${stop.kind}.${fingerprint(stop.line)}`);
    if (stop.listed) stop.keys.push(`${stop.path}*${stop.kind}.${stop.listed}`);
    stop.near = ["^", "$"];
  }
  const listed = [...stops.values()];
  const marks = tally(listed.map((stop) => stop.keys).flat());
  for (const stop of listed) stop.keys = stop.keys.filter((key) => marks.get(key) === 1);
  // A checkpoint is not seen: one that was added stands between no two others.
  const seen = listed.filter((stop) => stop.kind !== "mark");
  for (let n = 1; n < seen.length; n++) {
    seen[n - 1].near[1] = seen[n].name;
    seen[n].near[0] = seen[n - 1].name;
  }
}

/** @param {string[]} texts */
function tally(texts) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const text of texts) counts.set(text, (counts.get(text) || 0) + 1);
  return counts;
}

/**
 * A stop as a save keeps it.
 *
 * @param {Stop} stop
 * @returns {Place}
 */
export function placeOf(stop) {
  return {
    kind: stop.kind,
    name: stop.name,
    path: stop.path,
    keys: stop.keys,
    near: stop.near,
    options: stop.options,
  };
}

/**
 * The counter of a saved place in a scene as it is now, or nothing where there is doubt.
 *
 * @param {Map<number, Stop>} stops
 * @param {Place} place
 * @returns {number | null}
 */
export function findStop(stops, place) {
  const same = [...stops].filter(([, s]) => s.kind === place.kind);
  let found = same.filter(
    ([, s]) => s.keys.some((k) => place.keys.includes(k)) && (sharesWords(s, place) || sharesWay(s, place)),
  );
  if (found.length === 0) { // its own words were mended: it stands between the same two places
    found = same.filter(
      ([, s]) => s.path === place.path && sameList(s.near, place.near) && sharesWords(s, place),
    );
  }
  return found.length === 1 ? found[0][0] : null;
}

/**
 * Whether a choice still has an option with the same words; other stops have none to share.
 *
 * @param {Stop} stop
 * @param {Place} place
 */
function sharesWords(stop, place) {
  const names = stop.options.map((o) => o[0]);
  return stop.kind !== "choose" || place.options.some((/** @type {string[]} */ o) => names.includes(o[0]));
}

/**
 * Whether an option still leads where the one in its place led.
 *
 * @param {Stop} stop
 * @param {Place} place
 */
function sharesWay(stop, place) {
  return stop.options.some((o, n) => n < place.options.length && o[1] !== "" && o[1] === place.options[n][1]);
}
