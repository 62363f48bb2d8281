// Items of every kind by touch alone. Nothing is dragged: order and match are touched one after the other.

import { h } from "./dom.js";
import { Options } from "./options.js";
import { DIGITS, keys, pressed, tilesFor, written } from "./pads.js";
import { t } from "../texts.js";

/** @typedef {import("./frame.js").View} View */
/** @typedef {import("../runtime/state.js").Event} Event */
/**
 * What an item needs of its player. `draft` is the answer so far, `redraw` shows it.
 *
 * @typedef {object} Asking
 * @property {any} bundle
 * @property {boolean} typing
 * @property {Record<string, any>} draft
 * @property {(response: any) => void} answer
 * @property {(draft?: Record<string, any>) => void} redraw
 * @property {(text: string) => void} say
 */

/**
 * The view of an item that waits for an answer: everything but its place and its way back.
 *
 * @param {Event} event
 * @param {Asking} asking
 * @returns {View}
 */
export function asked(event, asking) {
  const item = asking.bundle.items[event.item];
  switch (item.kind) {
    case "multiple":
      return multiple(item, event, asking);
    case "true-false":
      return choosing(item, event, asking, "trueFalse", [true, false], [t("true"), t("false")]);
    case "order":
      return ordering(item, event, asking);
    case "match":
      return matching(item, event, asking);
    case "blank":
      return spelling(item, event, asking);
    case "number":
      return counting(item, event, asking);
    case "short":
      return thinking(item, event, asking, "short", "seeModel");
    default:
      if (item.kind === "survey" && !(item.options || []).length) return thinking(item, event, asking, "surveyFree", "thought");
      return choosing(item, event, asking, item.kind === "survey" ? "survey" : "single", event.order, event.order.map((/** @type {number} */ n) => item.options[n]));
  }
}

/**
 * The question and what is to be done, which stay with the answers.
 *
 * @param {any} item
 * @param {Event} event
 * @param {string[]} hints
 * @param {HTMLElement[]} more
 */
function question(item, event, hints, more = []) {
  const review = event.review ? [h("p", { class: "hint" }, t("reviewing"))] : [];
  return () => [h("h1", { class: "stem", tabindex: "-1" }, item.stem), ...review, h("p", { class: "hint" }, hints.join("")), ...more];
}

/**
 * @param {any} item
 * @param {Event} event
 * @param {Partial<View>} rest
 * @returns {View}
 */
function view(item, event, rest) {
  return { name: `item-${item.kind}`, title: item.stem, titleHidden: true, ...rest, ...(event.of ? { count: t("itemOf", { n: event.at + 1, of: event.of }) } : {}) };
}

/**
 * One touch answers.
 *
 * @param {any} item
 * @param {Event} event
 * @param {Asking} asking
 * @param {string} hint
 * @param {any[]} responses
 * @param {string[]} words
 */
function choosing(item, event, asking, hint, responses, words) {
  return view(item, event, {
    pinned: question(item, event, [t(hint), hint === "survey" ? "" : t("noHurry")]),
    options: () => new Options(responses.map((r, n) => ({ text: words[n], run: () => asking.answer(r) })), { label: item.stem }),
  });
}

/** @param {any} item @param {Event} event @param {Asking} asking */
function multiple(item, event, asking) {
  /** @type {number[]} */
  const chosen = asking.draft.chosen || (asking.draft.chosen = []);
  const turn = (/** @type {number} */ n) => {
    const at = chosen.indexOf(n);
    if (at < 0) chosen.push(n);
    else chosen.splice(at, 1);
    asking.redraw();
  };
  const options = event.order.map((/** @type {number} */ n) => ({ text: item.options[n], toggle: true, state: chosen.includes(n) ? "on" : "", run: () => turn(n) }));
  const done = () => (chosen.length > 0 ? asking.answer(chosen.slice()) : asking.say(t("pickFirst")));
  return view(item, event, {
    pinned: question(item, event, [t("multiple")]),
    options: () => new Options(options, { kind: "many", label: item.stem }),
    primary: { label: t("allChosen"), run: done },
  });
}

/** @param {any} item @param {Event} event @param {Asking} asking */
function ordering(item, event, asking) {
  /** @type {number[]} */
  const placed = asking.draft.placed || (asking.draft.placed = []);
  const turn = (/** @type {number} */ n) => {
    const at = placed.indexOf(n);
    if (at < 0) placed.push(n);
    else placed.splice(at);
    asking.redraw();
  };
  const options = event.order.map((/** @type {number} */ n) => {
    const at = placed.indexOf(n);
    return { text: item.options[n], mark: at < 0 ? "" : String(at + 1), toggle: true, state: at < 0 ? "" : "placed", run: () => turn(n) };
  });
  const again = { label: t("again"), run: () => asking.redraw({ placed: [] }) };
  const done = () => (placed.length === item.options.length ? asking.answer(placed.slice()) : asking.say(t("orderFirst")));
  return view(item, event, {
    pinned: question(item, event, [t("order")]),
    options: () => new Options(options, { kind: "many", label: item.stem }),
    primary: { label: t("inOrder"), run: done },
    beside: placed.length > 0 ? [again] : [],
  });
}

/** @param {any} item @param {Event} event @param {Asking} asking */
function matching(item, event, asking) {
  /** @type {(number | null)[]} */
  const pairs = asking.draft.pairs || (asking.draft.pairs = item.left.map(() => null));
  const open = asking.draft.open === undefined ? pairs.indexOf(null) : asking.draft.open;
  if (open >= 0) {
    const pick = (/** @type {number} */ r) => {
      pairs[open] = r;
      asking.redraw({ pairs, open: undefined });
    };
    const options = event.order.map((/** @type {number} */ r) => {
      const owner = pairs.indexOf(r);
      const used = owner >= 0 && owner !== open;
      return { text: item.right[r], run: () => pick(r), ...(used ? { state: "used", extra: [item.left[owner]] } : {}) };
    });
    const left = h("p", { class: "left" }, item.left[open]);
    return view(item, event, {
      pinned: question(item, event, [t("match")], [left]),
      options: () => new Options(options, { label: item.left[open] }),
    });
  }
  const options = item.left.map((/** @type {string} */ left, /** @type {number} */ n) => {
    const both = [left, "：", item.right[/** @type {number} */ (pairs[n])]];
    return { text: both.join(""), parts: both, run: () => asking.redraw({ pairs, open: n }) };
  });
  return view(item, event, {
    pinned: question(item, event, [t("matchLook")]),
    options: () => new Options(options, { kind: "many", label: item.stem }),
    primary: { label: t("matched"), run: () => asking.answer(pairs.slice()) },
  });
}

/** @param {any} item @param {Event} event @param {Asking} asking */
function spelling(item, event, asking) {
  return typed(item, event, asking, "blank", tilesFor(asking.bundle, event.item), 4);
}

/** @param {any} item @param {Event} event @param {Asking} asking */
function counting(item, event, asking) {
  return typed(item, event, asking, "number", DIGITS, 3);
}

/**
 * An answer put together from keys.
 *
 * @param {any} item
 * @param {Event} event
 * @param {Asking} asking
 * @param {string} hint
 * @param {string[]} tiles
 * @param {number} columns
 */
function typed(item, event, asking, hint, tiles, columns) {
  const text = asking.draft.text || "";
  const press = (/** @type {string} */ key) => asking.redraw({ text: pressed(text, key) });
  const field = asking.typing ? writing(text, (now) => (asking.draft.text = now)) : null;
  const done = () => {
    const now = (asking.draft.text || "").trim();
    if (now === "") asking.say(t("writeFirst"));
    else asking.answer(now);
  };
  return view(item, event, {
    pinned: question(item, event, [t(hint)], [field || written(text, item.unit || "")]),
    pad: () => keys([...tiles, t("erase")], columns, press),
    primary: { label: t("handIn"), run: done },
    beside: [{ label: t("dontKnow"), run: () => asking.answer(t("notKnown")) }],
  });
}

/**
 * Where there is a keyboard, one may write.
 *
 * @param {string} text
 * @param {(text: string) => void} change
 */
function writing(text, change) {
  const input = /** @type {HTMLInputElement} */ (h("input", { class: "written", type: "text", autocomplete: "off", maxlength: 200, "aria-label": t("yourWords") }));
  input.value = text;
  input.addEventListener("input", () => change(input.value));
  return input;
}

/**
 * A question to think about: on a touch screen nobody writes an essay.
 *
 * @param {any} item
 * @param {Event} event
 * @param {Asking} asking
 * @param {string} hint
 * @param {string} label
 */
function thinking(item, event, asking, hint, label) {
  return view(item, event, {
    pinned: question(item, event, [t(hint)]),
    primary: { label: t(label), run: () => asking.answer(t("spoken")) },
  });
}
