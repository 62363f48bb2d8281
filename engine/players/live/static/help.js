// The keys, as a table: on the projector, on the console.

import { h } from "/shared/components/dom.js";
import { t } from "./texts.js";

/** @type {[string, string][]} */
const KEYS = [
  ["PageDown → ↓", "key.next"],
  ["PageUp ← ↑", "key.back"],
  ["b .", "key.blank"],
  ["w", "key.white"],
  ["1-9", "key.decide"],
  ["r", "key.speak"],
  ["t", "key.timer"],
  ["g", "key.goto"],
  ["f F5", "key.full"],
  ["Ctrl+Z", "key.undo"],
  ["?", "key.help"],
];

/** @returns {HTMLElement} */
export function keyTable() {
  const keys = (/** @type {string} */ names) => names.split(" ").map((name) => h("kbd", {}, name));
  return h("dl", { class: "keys-table" }, ...KEYS.map(([names, does]) => h("div", {}, h("dt", {}, ...keys(names), names.startsWith("PageDown") ? h("kbd", {}, t("space")) : null), h("dd", {}, t(does)))));
}
