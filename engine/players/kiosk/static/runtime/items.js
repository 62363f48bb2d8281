// Marking a response to an item. Twin: `items.py`.
//
// A response is given in authored terms, whatever the order in which options were shown:
//
// | kind | response |
// |---|---|
// | single, survey with options | index of the option |
// | multiple | list of indexes |
// | true-false | true or false |
// | blank, survey without options | text |
// | number | text |
// | order | list of indexes, first to last |
// | match | for each left side the index of its right side |
// | short | text, then the learner marks it against the model answer |

import { SPACES, fold, millionths } from "./fold.js";
import { sameList, upTo } from "./own.js";
import { shuffled } from "./rng.js";

/** @typedef {Record<string, any>} Item */

// Characters (code points) in a typed response.
const LONGEST = 2000;

/**
 * The next seed and the order in which options (for a match: right sides) are shown.
 *
 * @param {Item} item
 * @param {number} seed
 * @returns {[number, number[]]}
 */
export function orderOf(item, seed) {
  const count = item.kind === "match" ? item.right.length : countOf(item);
  if (count < 2 || item.fixed === true || item.kind === "survey") return [seed, upTo(count)];
  const [next, order] = shuffled(seed, count);
  if (item.kind === "order" && sameList(order, upTo(count))) {
    order.push(Number(order.shift())); // shown in the right order it would be no question
  }
  return [next, order];
}

/** @param {Item} item */
function countOf(item) {
  return item.options === undefined ? 0 : item.options.length;
}

/**
 * Whether `response` has the shape that the item's kind takes.
 *
 * @param {Item} item
 * @param {any} response
 * @returns {boolean}
 */
export function isResponse(item, response) {
  const kind = item.kind;
  const count = countOf(item);
  if (kind === "single" || (kind === "survey" && count > 0)) return isIndex(response, count);
  if (kind === "multiple") return areIndexes(response, count) && response.length > 0;
  if (kind === "true-false") return response === true || response === false;
  if (kind === "order") return areIndexes(response, count) && response.length === count;
  if (kind === "match") {
    const right = item.right.length;
    return (
      Array.isArray(response) && response.length === item.left.length && response.every((r) => isIndex(r, right))
    );
  }
  return isText(response);
}

/**
 * Whether a well-formed response is right; nothing where there is no key.
 *
 * @param {Item} item
 * @param {any} response
 * @returns {boolean | null}
 */
export function isRight(item, response) {
  const kind = item.kind;
  if (kind === "survey" || kind === "short") return null;
  if (kind === "multiple") {
    return sameList(response.slice().sort((/** @type {number} */ a, /** @type {number} */ b) => a - b), item.key);
  }
  if (kind === "blank") return item.key.some((/** @type {string} */ k) => sameWords(response, k));
  if (kind === "number") return isNear(item, response);
  if (kind === "order") return sameList(response, upTo(item.options.length));
  if (kind === "match") {
    const sides = (/** @type {number[]} */ indexes) => indexes.map((n) => item.right[n]);
    return sameList(sides(response), sides(item.key));
  }
  return response === item.key;
}

/**
 * Folded, unless there is nothing left of the key: a question may ask for a mark.
 *
 * @param {string} given
 * @param {string} key
 */
function sameWords(given, key) {
  const wanted = fold(key);
  return wanted !== "" ? fold(given) === wanted : given === key;
}

/**
 * Within the tolerance; the unit may be typed behind the number.
 *
 * @param {Item} item
 * @param {string} response
 */
function isNear(item, response) {
  let given = millionths(response);
  if (given === null && item.unit) {
    const unit = fold(item.unit);
    const words = fold(response);
    given = millionths(words.endsWith(unit) ? words.slice(0, words.length - unit.length) : words);
  }
  const wanted = millionths(item.key);
  const margin = millionths(item.tolerance === undefined ? "0" : item.tolerance);
  if (given === null || wanted === null || margin === null) return false;
  return -margin <= given - wanted && given - wanted <= margin;
}

/**
 * @param {any} value
 * @param {number} count
 */
function isIndex(value, count) {
  return Number.isInteger(value) && value >= 0 && value < count;
}

/**
 * Different indexes.
 *
 * @param {any} value
 * @param {number} count
 */
function areIndexes(value, count) {
  return Array.isArray(value) && value.every((v) => isIndex(v, count)) && new Set(value).size === value.length;
}

/**
 * Some words, not too many, and no half of a surrogate pair: it could not be written to a file.
 *
 * @param {any} value
 */
function isText(value) {
  if (typeof value !== "string") return false;
  let length = 0;
  let words = false;
  for (const c of value) {
    if (++length > LONGEST || (c >= "\ud800" && c <= "\udfff" && c.length === 1)) return false;
    if (!SPACES.includes(c)) words = true;
  }
  return words;
}
