// Lines, stage directions, fact cards and notes of a drama as elements.

import { h, parts } from "./dom.js";
import { box, Cited, lesson, picture } from "./lesson.js";
import { pieces, t } from "../texts.js";

/** @typedef {Record<string, any>} Event */
/** @typedef {{ bundle: any, cited: Cited, media: (path: string) => string }} Context */

/**
 * The elements of one event, or none where the event is told otherwise.
 *
 * @param {Event} event
 * @param {Context} context
 * @returns {HTMLElement[]}
 */
export function flow(event, context) {
  switch (event.event) {
    case "opened":
      return opened(event, context.bundle);
    case "said":
      return [said(event, context.bundle.cast)];
    case "told":
      return paragraphs(event.text);
    case "staged":
      return [aside(event.text)];
    case "stated":
      return [fact(event, context.cited)];
    case "noted":
      return [box("note", t("note"), paragraphs(event.text))];
    case "chosen":
      return [h("p", { class: "chosen", data: { keep: "" } }, ...parts(pieces("chosen", { text: event.text })))];
    case "shown":
      return [picture(context.media(event.path), event.text)];
    case "played":
      return event.text ? [h("p", { class: "stage", data: { mute: "" } }, `（${event.text}）`)] : [];
    case "paged":
      return lesson(event.blocks, context.cited, context.media);
    default:
      return [];
  }
}

/**
 * @param {string} text
 * @returns {HTMLElement[]}
 */
export function paragraphs(text) {
  return text.split("\n").filter((part) => part !== "").map((part) => h("p", {}, part));
}

/**
 * The start of a story in a course: it says at once whether it is invented. Other units need no start, their
 * title stands in the head.
 *
 * @param {Event} event
 * @param {any} bundle
 * @returns {HTMLElement[]}
 */
function opened(event, bundle) {
  if (event.kind !== "scenario") return [];
  const nature = bundle.natures[storyOf(bundle, event.unit)];
  return [h("h2", { data: { keep: "" } }, event.title), ...(nature ? [h("p", { class: "nature" }, t(nature))] : [])];
}

/**
 * The story that a unit of a course calls.
 *
 * @param {any} bundle
 * @param {number} unit
 * @returns {string}
 */
function storyOf(bundle, unit) {
  const root = bundle.scenes[bundle.start];
  const at = root.findIndex((/** @type {any} */ ins) => Array.isArray(ins) && ins[0] === "unit" && ins[1] === unit);
  const call = root[at + 1];
  return Array.isArray(call) && call[0] === "call" ? call[1] : "";
}

/** A stage direction; its brackets are shown, not spoken. @param {string} text */
function aside(text) {
  const mark = (/** @type {string} */ sign) => h("span", { data: { mute: "" } }, sign);
  return h("p", { class: "stage" }, mark("（"), text, mark("）"));
}

/**
 * A line: whose it is, how it is said, and the words.
 *
 * @param {Event} event
 * @param {Record<string, { voice?: string }>} cast
 */
function said(event, cast) {
  const tone = event.tone ? h("span", { class: "tone" }, `（${event.tone}）`) : null;
  const names = Object.keys(cast);
  const colour = Math.max(0, names.indexOf(event.who)) % 3;
  const voice = (names.includes(event.who) && cast[event.who].voice) || null;
  return h(
    "div",
    { class: `line voice-${colour}`, data: voice === null ? { parts: "" } : { parts: "", voice } },
    h("p", { class: "who", data: { repeat: "" } }, event.who, tone),
    h("p", {}, event.text),
  );
}

/**
 * @param {Event} event
 * @param {Cited} cited
 */
function fact(event, cited) {
  const made = box("fact", t("fact"), paragraphs(event.text));
  const last = made.lastElementChild;
  if (event.sources.length > 0 && last !== null) last.append(h("span", { class: "cite" }, cited.mark(event.sources)));
  return made;
}
