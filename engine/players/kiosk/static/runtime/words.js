// The fixed words of texts and instructions: what a place is recognised by. Twin: `words.py`.

import { fingerprint } from "./fingerprint.js";
import { own } from "./own.js";

/**
 * The words of a text, its variants in authored order: stable while it is not edited.
 *
 * @param {any} text
 * @returns {string}
 */
export function plain(text) {
  if (typeof text === "string") return text;
  return Array.isArray(text) ? text.map(plain).join("") : "";
}

/**
 * An expression as a text, each one different.
 *
 * @param {any} value
 * @returns {string}
 */
export function flat(value) {
  return Array.isArray(value) ? `(${value.map(flat).join(" ")})` : String(value);
}

/**
 * What a learner reads of an instruction that does not stop; empty for the silent ones.
 *
 * @param {any} ins
 * @returns {string}
 */
export function spoken(ins) {
  if (typeof ins === "string") return ins;
  const op = ins[0];
  if (op === "say") return `${ins[1]}：${plain(ins[2])}`;
  return op === "tell" || op === "stage" || op === "fact" ? plain(ins[1]) : "";
}

/**
 * What identifies an option among those beside it: its own name, or its text as authored.
 *
 * @param {any[]} raw
 */
export function optionName(raw) {
  const name = raw.length > 3 ? own(raw[3], "id") : null;
  return fingerprint(name === null ? plain(raw[0]) : name);
}
