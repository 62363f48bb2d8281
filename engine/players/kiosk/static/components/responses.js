// A response, or the key of an item, as words.

import { t } from "../texts.js";

/** @typedef {Record<string, any>} Item */

/**
 * In words and the marks between them, in groups that are kept on one line: each word is a text of its own.
 *
 * @param {Item} item
 * @param {any} response
 * @returns {string[][]}
 */
export function responseWords(item, response) {
  const options = item.options || [];
  switch (item.kind) {
    case "single":
      return [[options[response]]];
    case "survey":
      return [[options.length > 0 ? options[response] : response]];
    case "multiple":
    case "order":
      return between(response.map((/** @type {number} */ n) => [options[n]]), "、");
    case "true-false":
      return [[t(response ? "true" : "false")]];
    case "match":
      return between(item.left.map((/** @type {string} */ left, /** @type {number} */ n) => [left, "：", item.right[response[n]]]), "；");
    case "number":
      return [[response + (item.unit || "")]];
    default:
      return [[response]];
  }
}

/**
 * A mark goes with what stands before it.
 *
 * @param {string[][]} groups
 * @param {string} mark
 * @returns {string[][]}
 */
function between(groups, mark) {
  return groups.map((group, n) => (n + 1 < groups.length ? [...group, mark] : group));
}

/**
 * What would have been right, or null where there is no key.
 *
 * @param {Item} item
 * @returns {string[][] | null}
 */
export function keyWords(item) {
  if (item.kind === "survey" || item.kind === "short") return null;
  if (item.kind === "order") return responseWords(item, item.options.map((/** @type {string} */ _, /** @type {number} */ n) => n));
  if (item.kind === "blank") return between(item.key.map((/** @type {string} */ word) => [word]), t("or"));
  return responseWords(item, item.key);
}
