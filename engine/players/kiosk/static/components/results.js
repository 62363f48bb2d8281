// Screens that end something: a quiz, a story, a course; and the cards of a talk and a task.

import { h, parts } from "./dom.js";
import { icon } from "./icons.js";
import { paragraphs } from "./flow.js";
import { box } from "./lesson.js";
import { pieces, t } from "../texts.js";

/** @typedef {import("./frame.js").View} View */
/** @typedef {import("./frame.js").Action} Action */
/** @typedef {import("../runtime/state.js").Event} Event */

/**
 * @param {Event} event
 * @param {string[]} items the items of the quiz, in their order
 * @param {Action} goOn
 * @param {Action} review
 * @returns {View}
 */
export function resulted(event, items, goOn, review) {
  const all = event.wrong.length === 0;
  return {
    name: "resulted",
    title: event.title ? `${event.title}，${t("quizDone")}` : t("quizDone"),
    blocks: () => [
      h("p", { class: "score" }, t("quizScore", { points: event.points, of: event.of })),
      h("ul", { class: "chips", data: { whole: "" } }, ...items.map((id, n) => chip(n + 1, !event.wrong.includes(id)))),
      h("p", {}, all ? t("allRight") : t(event.passed ? "passed" : "notPassed")),
    ],
    primary: goOn,
    beside: event.review ? [review] : [],
  };
}

/**
 * @param {number} n
 * @param {boolean} right
 */
function chip(n, right) {
  return h("li", { class: right ? "chip right" : "chip wrong" }, icon(right ? "tick" : "think"), h("span", {}, ...parts([`${n} `, t(right ? "rightMark" : "lookAgain")])));
}

/**
 * @param {Event} event
 * @param {{ seen: number, of: number }} endings
 * @returns {View}
 */
export function ended(event, endings) {
  const told = endings.of < 2 ? [] : [h("p", { class: "hint" }, t(endings.seen >= endings.of ? "allSeen" : "seenOf", { n: endings.seen, of: endings.of }))];
  return {
    name: "ended",
    title: t("ending", { name: event.ending }),
    titleParts: pieces("ending", { name: event.ending }),
    blocks: () => [
      ...(event.rank ? [h("p", { class: "rank" }, ...parts(pieces("rank", { text: event.rank })))] : []),
      ...paragraphs(event.debrief || ""),
      ...told,
    ],
  };
}

/**
 * @param {Event} event
 * @param {any} bundle
 * @param {number} done units
 * @param {boolean} guest
 * @returns {View}
 */
export function finished(event, bundle, done, guest) {
  return {
    name: "finished",
    title: t("courseDone"),
    blocks: () => [
      h("p", { class: "lead" }, bundle.title),
      h("p", {}, t("courseUnits", { n: done, of: bundle.units.length })),
      ...(event.score > 0 ? [h("p", {}, t("courseScore", { n: event.score }))] : []),
      ...(guest ? [h("p", { class: "hint" }, t("forgotten"))] : []),
    ],
  };
}

/** @param {Event} event @returns {View} */
export function discussed(event) {
  const time = event.seconds >= 120 || event.seconds % 60 === 0 ? t("minutes", { n: Math.round(event.seconds / 60) }) : t("seconds", { n: event.seconds });
  return {
    name: "discussed",
    title: t("discuss"),
    blocks: () => [h("p", { class: "lead" }, event.text), ...(event.seconds ? [h("p", { class: "hint" }, t("discussTime", { time }))] : [])],
    primary: { label: t("thought"), run: () => undefined },
  };
}

/**
 * @param {Event} event
 * @param {boolean} taken
 * @param {{ signIn: boolean, accept: (() => void) | null }} may a guest of a place with a roster is told how
 * @param {() => void} next
 * @returns {View}
 */
export function tasked(event, taken, may, next) {
  const more = ["kind", "evidence", "remark"].filter((key) => event[key]);
  const words = { kind: "taskKind", evidence: "evidence", remark: "taskRemark" };
  return {
    name: "tasked",
    title: t("task"),
    blocks: () => [
      h("p", { class: "lead" }, event.text),
      ...more.map((key) => h("p", {}, ...parts(pieces(words[/** @type {"kind"} */ (key)], { text: event[key] })))),
      ...(may.signIn ? [h("p", { class: "hint" }, t("taskGuest"))] : []),
      ...(taken ? [h("p", { class: "hint" }, t("taskTaken"))] : []),
    ],
    ...(may.accept !== null && !taken
      ? { primary: { label: t("taskAccept"), run: may.accept }, beside: [{ label: t("taskLater"), run: next }] }
      : { primary: { label: t("taskDone"), run: next } }),
  };
}

/**
 * @param {Event} event
 * @param {import("./lesson.js").Cited} cited
 * @returns {HTMLElement[]}
 */
export function stopText(event, cited) {
  const record = box("fact", t("record"), paragraphs(event.record));
  const last = record.lastElementChild;
  if (event.sources.length > 0 && last !== null) last.append(h("span", { class: "cite" }, cited.mark(event.sources)));
  const lines = ["place", "certainty", "dispute"].filter((key) => event[key]);
  return [record, ...lines.map((key) => h("p", { class: "hint" }, ...parts(pieces(key, { text: String(event[key]).replace(/\[\^[^\]]*\]/g, "") }))))];
}
