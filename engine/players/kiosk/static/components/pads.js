// Answers that would be typed elsewhere, by touch: digits, and the characters of a short answer.

import { button, h } from "./dom.js";
import { t } from "../texts.js";
import { fingerprint } from "../runtime/fingerprint.js";
import { shuffled } from "../runtime/rng.js";

/** Longest answer that can be put together. */
const LONGEST = 24;
const TILES = 12;
const CHINESE = /[\u4e00-\u9fff]/;

/**
 * Keys in rows of `columns`. A key that is an empty text leaves its place free.
 *
 * @param {string[]} keys
 * @param {number} columns
 * @param {(key: string) => void} press
 * @returns {HTMLElement}
 */
export function keys(keys, columns, press) {
  const made = keys.map((key) => (key === "" ? h("span") : button("key", key, () => press(key), { data: { key } })));
  return h("div", { class: `keys columns-${columns}` }, ...made);
}

/** Digits as on a telephone, with a point. */
export const DIGITS = ["1", "2", "3", "4", "5", "6", "7", "8", "9", ".", "0"];

/**
 * What was put together so far.
 *
 * @param {string} text
 * @param {string} unit
 */
export function written(text, unit = "") {
  const told = h("span", { class: "written-text" }, text || "　");
  return h("p", { class: "written", data: { mute: "" }, role: "status", "aria-label": text || t("writeFirst") }, told, unit ? h("span", { class: "written-unit" }, unit) : null);
}

/**
 * The text after a key: one character more, or one less.
 *
 * @param {string} text
 * @param {string} key
 */
export function pressed(text, key) {
  if (key === t("erase")) return Array.from(text).slice(0, -1).join("");
  return Array.from(text).length < LONGEST ? text + key : text;
}

/**
 * The characters to spell an answer from: those of the key and others from the same bank, always in the
 * same order for one item. Nobody has to write Chinese on a screen without a keyboard.
 *
 * @param {any} bundle
 * @param {string} id
 * @returns {string[]}
 */
export function tilesFor(bundle, id) {
  const item = bundle.items[id];
  const tiles = unique(Array.from(item.key[0]));
  let [seed, order] = shuffled(parseInt(fingerprint(id), 16), Object.keys(bundle.items).length);
  const names = Object.keys(bundle.items).sort();
  for (const n of order) {
    if (tiles.length >= TILES) break;
    const other = bundle.items[names[n]];
    if (names[n] === id || (other.options || other.left || []).length === 0) continue;
    const words = Array.from((other.options || other.right).join("")).filter((c) => CHINESE.test(c));
    for (const c of words.slice(0, 3)) if (tiles.length < TILES && !tiles.includes(c)) tiles.push(c);
  }
  [seed, order] = shuffled(seed, tiles.length);
  return order.map((n) => tiles[n]);
}

/**
 * @param {string[]} list
 * @returns {string[]}
 */
function unique(list) {
  return list.filter((c, n) => list.indexOf(c) === n && c.trim() !== "");
}
