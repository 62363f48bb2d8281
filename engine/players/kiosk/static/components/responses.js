// A response, or the key of an item, as words.

import { t } from "../texts.js";

/** @typedef {Record<string, any>} Item */

/**
 * @param {Item} item
 * @param {any} response
 * @returns {string}
 */
export function responseText(item, response) {
  const options = item.options || [];
  switch (item.kind) {
    case "single":
      return options[response];
    case "survey":
      return options.length > 0 ? options[response] : response;
    case "multiple":
      return response.map((/** @type {number} */ n) => options[n]).join("、");
    case "true-false":
      return t(response ? "true" : "false");
    case "order":
      return response.map((/** @type {number} */ n) => options[n]).join("、");
    case "match":
      return item.left.map((/** @type {string} */ left, /** @type {number} */ n) => `${left}：${item.right[response[n]]}`).join("；");
    case "number":
      return response + (item.unit || "");
    default:
      return response;
  }
}

/**
 * What would have been right, or null where there is no key.
 *
 * @param {Item} item
 * @returns {string | null}
 */
export function keyText(item) {
  if (item.kind === "survey" || item.kind === "short") return null;
  if (item.kind === "order") return responseText(item, item.options.map((/** @type {string} */ _, /** @type {number} */ n) => n));
  if (item.kind === "blank") return item.key.join(t("or"));
  return responseText(item, item.key);
}
