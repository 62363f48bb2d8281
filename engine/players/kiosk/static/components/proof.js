// The last page of one file: what was learnt, to be shown to the branch secretary.

import { h } from "./dom.js";
import { either } from "../texts.js";

/** @typedef {import("./frame.js").View} View */
/** @typedef {import("./frame.js").Action} Action */
/** @typedef {import("../kept.js").Result} Result */

/** @type {Record<string, [string, string]>} */
const TEXTS = {
  title: ["学完了", "Done"],
  show: ["可以拿给支部书记看。", "You can show this to the branch secretary."],
  at: ["学完时间", "Finished"],
  right: ["答对", "Right"],
  of: ["{right} 题，共答 {answered} 题", "{right} of {answered}"],
  ending: ["结局", "Ending"],
  code: ["核对码", "Check code"],
  name: ["姓名（可不写，只留在手机里）", "Name (as you like; it stays on this phone)"],
  done: ["好了", "Done"],
  again: ["再来一次", "Once more"],
};

/**
 * @param {string} title
 * @param {Result} result
 * @param {string} name
 * @param {{ named: (name: string) => void, done: () => void, again: () => void }} ways
 * @returns {View}
 */
export function proof(title, result, name, ways) {
  /** @type {[string, string][]} */
  const rows = [["at", moment(new Date(result.at))]];
  if (result.answered > 0) rows.push(["right", either(TEXTS.of).replace("{right}", String(result.right)).replace("{answered}", String(result.answered))]);
  if (result.endings.length > 0) rows.push(["ending", result.endings.join("；")]);
  rows.push(["code", result.code]);
  return {
    name: "proof",
    title: either(TEXTS.title),
    blocks: () => [
      h("p", { class: "hint" }, either(TEXTS.show)),
      h(
        "div",
        { class: "proof", data: { whole: "" } },
        h("p", { class: "proof-title" }, title),
        h("dl", {}, ...rows.map(([key, text]) => h("div", {}, h("dt", {}, either(TEXTS[key])), h("dd", { class: `proof-${key}` }, text)))),
        h("label", { class: "proof-name" }, h("span", {}, either(TEXTS.name)), field(name, ways.named)),
      ),
    ],
    primary: { label: either(TEXTS.done), run: ways.done },
    beside: [{ label: either(TEXTS.again), run: ways.again }],
    back: ways.done,
    home: ways.done,
  };
}

/**
 * @param {string} name
 * @param {(name: string) => void} named
 */
function field(name, named) {
  const made = /** @type {HTMLInputElement} */ (h("input", { type: "text", class: "written", maxlength: 30, autocomplete: "off", enterkeyhint: "done" }));
  made.value = name;
  made.addEventListener("input", () => named(made.value.trim()));
  made.addEventListener("keydown", (event) => event.key === "Enter" && made.blur());
  return made;
}

/** @param {Date} date */
function moment(date) {
  const two = (/** @type {number} */ n) => String(n).padStart(2, "0");
  const time = `${two(date.getHours())}:${two(date.getMinutes())}`;
  const [y, m, d] = [date.getFullYear(), date.getMonth() + 1, date.getDate()];
  return either([`${y} 年 ${m} 月 ${d} 日 ${time}`, `${y}-${two(m)}-${two(d)} ${time}`]);
}
