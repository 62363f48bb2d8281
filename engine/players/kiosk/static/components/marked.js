// What comes of an answer: in words and with a sign, never by colour alone.

import { h, parts } from "./dom.js";
import { icon } from "./icons.js";
import { paragraphs } from "./flow.js";
import { keyWords, responseWords } from "./responses.js";
import { Options } from "./options.js";
import { pieces, t } from "../texts.js";

/** @typedef {import("./frame.js").View} View */
/** @typedef {import("../runtime/state.js").Event} Event */

/**
 * The view after an item was marked.
 *
 * @param {any} item
 * @param {Event} event
 * @param {boolean} inQuiz
 * @returns {View}
 */
export function marked(item, event, inQuiz) {
  const verdict = event.right === null ? "noted" : event.right ? "right" : "wrong";
  return {
    name: `marked-${verdict}`,
    title: t(verdict),
    titleHidden: true,
    blocks: () => [
      h("h1", { class: `verdict ${verdict}`, tabindex: "-1", data: { keep: "" } }, icon(verdict === "wrong" ? "think" : "tick"), h("span", {}, t(verdict))),
      ...(event.again ? [h("p", { class: "hint" }, t("kept"))] : []),
      h("p", { class: "stem-small" }, item.stem),
      ...explained(item, event, verdict),
    ],
    primary: { label: t(inQuiz ? "next" : "goOn"), run: () => undefined },
  };
}

/**
 * @param {any} item
 * @param {Event} event
 * @param {string} verdict
 */
function explained(item, event, verdict) {
  const key = keyWords(item);
  const own = item.kind === "short" || event.response === t("spoken") ? null : responseWords(item, event.response);
  const remark = (item.feedback || {})[String(event.response)];
  const told = [
    ...(own === null ? [] : [h("p", {}, ...answered("yourAnswer", own))]),
    ...(key === null || event.right ? [] : [h("p", { class: "key" }, ...answered("theAnswer", key))]),
    ...(item.kind === "short" ? [h("p", { class: "key" }, `${t("modelAnswer")}：`), ...paragraphs(item.model)] : []),
    ...(remark ? paragraphs(remark) : []),
    ...paragraphs(item.rationale || ""),
  ];
  return told.length === 0 ? [] : [h("div", { class: `box ${verdict}`, data: { parts: "" } }, ...told)];
}

/**
 * One of several answers is not broken at the end of a line as long as it fits in one.
 *
 * @param {string} key
 * @param {string[][]} groups
 * @returns {HTMLElement[]}
 */
function answered(key, groups) {
  const words = groups.length === 1 ? parts(groups[0]) : groups.map((group) => h("span", { class: "group" }, ...parts(group)));
  return pieces(key, { text: "\n" }).flatMap((piece) => (piece === "\n" ? words : parts([piece])));
}

/**
 * The model answer of a short item, which the learner marks.
 *
 * @param {any} item
 * @param {Event} event
 * @param {(right: boolean) => void} mark
 * @returns {View}
 */
export function modelled(item, event, mark) {
  return {
    name: "modelled",
    title: t("modelAnswer"),
    blocks: () => [h("p", { class: "stem-small" }, item.stem), h("div", { class: "box note", data: { parts: "" } }, ...paragraphs(event.model))],
    lead: () => [h("h2", { class: "ask" }, t("howWasIt"))],
    options: () => new Options([{ text: t("markRight"), run: () => mark(true) }, { text: t("markWrong"), run: () => mark(false) }], { label: t("howWasIt") }),
  };
}
