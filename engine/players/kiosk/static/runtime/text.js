// Texts with values and variants in them, written as they stand in the bundle. Twin: `text.py`.
//
// A text in a bundle is a string, or a list of pieces: a string, ["v", expr] a value,
// ["?", expr, text, text] one of two by a condition, ["~", text…] drawn, ["&", name, text…] in turn.

import { evaluated } from "./expression.js";
import { draw } from "./rng.js";

/** @typedef {import("./state.js").State} State */
/** @typedef {import("./expression.js").Slots} Slots */

/**
 * A value as a reader sees it.
 *
 * @param {import("./state.js").Value} value
 */
export function shown(value) {
  if (value === true) return "是";
  if (value === false) return "否";
  return String(value);
}

/**
 * What `text` says now.
 *
 * @param {any} text
 * @param {State} s
 * @param {Slots} slots
 * @returns {string}
 */
export function written(text, s, slots) {
  if (typeof text === "string") return text;
  let out = "";
  for (const part of text) out += piece(part, s, slots);
  return out;
}

/**
 * @param {any} given
 * @param {State} s
 * @param {Slots} slots
 * @returns {string}
 */
function piece(given, s, slots) {
  if (typeof given === "string") return given;
  const kind = given[0];
  if (kind === "v") return shown(evaluated(given[1], s, slots));
  if (kind === "?") return written(evaluated(given[1], s, slots) === true ? given[2] : given[3], s, slots);
  return written(kind === "~" ? drawn(given, s) : inTurn(given, s), s, slots);
}

/**
 * @param {any[]} given
 * @param {State} s
 */
function drawn(given, s) {
  const [seed, n] = draw(s.rng, given.length - 1);
  s.rng = seed;
  return given[1 + n];
}

/**
 * @param {any[]} given
 * @param {State} s
 */
function inTurn(given, s) {
  const name = given[1];
  const n = s.turns.get(name) || 0;
  s.turns = new Map(s.turns).set(name, n + 1);
  return given[2 + (n % (given.length - 2))];
}
