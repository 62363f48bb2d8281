// What came out, on the phone: one's own answer, what is right, how many chose what, and which way it goes.

import { h } from "/shared/components/dom.js";
import { icon } from "/shared/components/icons.js";
import { t } from "../texts.js";
import { countable, isRight, leads, picked, way, words } from "../view.js";

/** @typedef {import("../view.js").Poll} Poll */

/** The options as they were, with one's own marked: after the closing. @param {Poll} poll @param {any} given @returns {HTMLElement} */
export function closed(poll, given) {
  return h("div", {}, own(poll, given), h("p", { class: "hint" }, t("waitResult")));
}

/** @param {Poll} poll @param {any} given @returns {HTMLElement} */
export function result(poll, given) {
  const counts = poll.counts || null;
  const most = Math.max(1, ...(counts || []));
  const gone = leads(poll) ? way(poll) : null;
  const row = (/** @type {string} */ text, /** @type {number} */ n) => {
    const bar = h("div", { class: "bar" });
    if (counts !== null) bar.style.width = `${((counts[n] || 0) / most) * 100}%`;
    bar.hidden = counts === null || !counts[n];
    const said = [picked(poll, given, n) ? "mine" : "", isRight(poll, n) ? "right" : "", gone === n ? (poll.overruled ? "overruled" : "way") : ""].filter(Boolean);
    return h(
      "li",
      { class: "row", data: { marks: said.join(" ") } },
      h("span", { class: "number" }, String(n + 1)),
      h("div", { class: "row-words" }, h("p", {}, text), h("p", { class: "row-marks" }, ...said.map((key) => h("span", { class: `mark ${key}` }, t(`mark.${key}`))), counts === null ? null : h("span", { class: "row-count" }, t("people", { n: counts[n] || 0 }))), counts === null ? null : h("div", { class: "track" }, bar)),
    );
  };
  const key = countable(poll) ? "" : words(poll, poll.right, t("or"));
  return h(
    "div",
    {},
    verdict(poll, given),
    countable(poll) ? h("ol", { class: "rows" }, ...poll.options.map(row)) : own(poll, given),
    ...comments(poll, given),
    key ? h("div", { class: "box right" }, h("p", { class: "box-label" }, t(poll.kind === "short" ? "model" : "rightIs")), h("p", {}, key)) : null,
    gone === null ? null : h("div", { class: "box" }, h("p", { class: "box-label" }, t(poll.overruled ? "byLecturer" : "byRoom")), h("p", {}, t(poll.overruled ? "goOver" : "goMost", { text: poll.options[gone] }))),
    poll.rationale ? h("div", { class: "box" }, h("p", { class: "box-label" }, t("why")), h("p", {}, poll.rationale), poll.sources && poll.sources.length > 0 ? h("p", { class: "hint" }, t("source", { text: poll.sources.join("；") })) : null) : null,
  );
}

/** Right or think again, as a sign and in words; nothing where there is neither. @param {Poll} poll @param {any} given */
function verdict(poll, given) {
  if (given === undefined || poll.mine_right === undefined || poll.mine_right === null) return null;
  const right = poll.mine_right;
  return h("p", { class: `verdict ${right ? "right" : "wrong"}` }, icon(right ? "tick" : "think"), t(right ? "verdict.right" : "verdict.wrong"));
}

/** What the author says to the options that were chosen. @param {Poll} poll @param {any} given */
function comments(poll, given) {
  return Object.entries(poll.feedback || {})
    .filter(([n]) => picked(poll, given, Number(n)))
    .map(([n, text]) => h("div", { class: "box" }, h("p", { class: "box-label" }, poll.options[Number(n)]), h("p", {}, String(text))));
}

/** @param {Poll} poll @param {any} given */
function own(poll, given) {
  const text = given === undefined ? t("noAnswer") : t("youSaid", { text: words(poll, given) });
  return h("p", { class: "own" }, text);
}
