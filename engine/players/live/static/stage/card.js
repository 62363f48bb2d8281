// A slide that is no question: something told, on record, to discuss, to do, or the end.

import { h } from "/shared/components/dom.js";
import { t } from "../texts.js";

/** @typedef {import("../view.js").Slide} Slide */

/** Slides of one thing, in the middle of the picture. */
const LONE = ["opening", "ended", "finished", "halted"];
/** @type {Record<string, string>} */
const LABELS = { fact: "onRecord", discuss: "discuss", task: "task", stop: "stop", ended: "ending", marked: "reveal", result: "result" };
const PLAIN = ["p", "told"];
const ORDERED = /^\d+\. /;

/**
 * @param {Slide} slide
 * @param {string} heading
 * @returns {HTMLElement}
 */
export function card(slide, heading) {
  const lone = LONE.includes(slide.kind);
  const label = slide.kind in LABELS ? h("p", { class: `label ${slide.kind}` }, t(LABELS[slide.kind])) : null;
  // Every page has a heading; where none is shown, a screen reader has the place.
  const title = slide.title ? h(heading, { class: "title" }, slide.title) : heading === "h1" ? h("h1", { class: "unseen" }, slide.where || t("app")) : null;
  const big = slide.kind === "discuss" ? h("p", { class: "big-timer", role: "timer" }) : null;
  const words = h("div", { class: "blocks" }, ...slide.blocks.map((b) => block(b, slide.kind)));
  const alone = slide.picture && slide.blocks.length === 0;
  const sources = slide.sources && slide.sources.length > 0 ? h("p", { class: "sources" }, t("source", { text: slide.sources.join("；") })) : null;
  const picture = slide.picture ? h("div", { class: "picture" }, h("img", { src: slide.picture, alt: slide.alt || "" })) : null;
  const kind = alone ? "alone" : picture !== null ? "pictured" : lone ? "lone" : slide.blocks.length > 0 && slide.blocks.every((b) => b[0] === "said") ? "scene" : "plain";
  return h("div", { class: `card ${kind} ${slide.kind}${slide.title ? " titled" : ""}` }, h("div", { class: "card-words", data: { fits: "" } }, label, title, words, sources, big), picture);
}

/**
 * @param {any[]} b
 * @param {string} kind of the slide
 * @returns {HTMLElement}
 */
function block(b, kind) {
  switch (b[0]) {
    case "said":
      return h("div", { class: "said" }, h("p", { class: "who" }, b[1], b[2] ? h("span", { class: "tone" }, `（${b[2]}）`) : null), h("p", b[4] ? { class: "words", data: { voice: b[4] } } : { class: "words" }, b[3]));
    case "staged":
      return h("p", { class: "words staged" }, b[1]);
    case "fact":
      return h(
        "div",
        { class: "fact-box" },
        kind === "fact" ? null : h("p", { class: "box-label" }, t("onRecord")),
        h("p", { class: "words" }, b[1]),
        b[2] && b[2].length > 0 ? h("p", { class: "sources" }, t("source", { text: b[2].join("；") })) : null,
      );
    case "h":
      return h("h2", { class: "subtitle" }, b[1]);
    case "li":
      return h("p", { class: ORDERED.test(b[1]) ? "words li ordered" : "words li" }, b[1]);
    case "row":
      return h("div", { class: "row" }, ...b[1].map((/** @type {string} */ cell) => h("p", { class: "cell" }, cell)));
    case "quote":
      return h("blockquote", { class: "words" }, b[1]);
    case "note":
      return h("p", { class: "note boxed" }, b[1]);
    case "chosen":
      return h("div", { class: "chosen" }, h("p", { class: "box-label" }, t(b[2] ? "chosenOver" : "chosenRoom")), h("p", { class: "words" }, b[1]));
    default:
      return h("p", { class: PLAIN.includes(b[0]) ? "words" : "note" }, b[1]);
  }
}
