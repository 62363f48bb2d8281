// The forms in which a phone answers: big buttons, taps in order, a line to write.

import { button, h } from "/shared/components/dom.js";
import { icon } from "/shared/components/icons.js";
import { t } from "../texts.js";
import { one, picked, response } from "../view.js";

/** @typedef {import("../view.js").Poll} Poll */
/** @typedef {import("./votes.js").State} State */
/** `show` follows what was given so far; it never takes away what is being put together. */
/** @typedef {{ element: HTMLElement, show: (given: any, state: State) => void }} Form */

const LONGEST = 200;
const LONGEST_NUMBER = 20;

/**
 * @param {Poll} poll
 * @param {(response: any) => void} give
 * @returns {Form}
 */
export function form(poll, give) {
  if (one(poll)) return single(poll, give);
  if (poll.kind === "multiple") return multiple(poll, give);
  if (poll.kind === "order") return order(poll, give);
  if (poll.kind === "match") return match(poll, give);
  return written(poll, give);
}

/** @param {string} text @param {number} n @param {() => void} run @returns {HTMLButtonElement} */
function option(text, n, run) {
  return button("option", [h("span", { class: "number" }, String(n + 1)), h("span", { class: "words" }, text), h("span", { class: "sign" })], run, { "aria-pressed": "false", data: { n: n + 1 } });
}

/** @param {HTMLElement} b @param {boolean} on @param {State} state */
function mark(b, on, state) {
  b.setAttribute("aria-pressed", String(on));
  b.dataset.state = on ? state : "";
  const sign = /** @type {HTMLElement} */ (b.querySelector(".sign"));
  // The tick means that the server has it, nothing less.
  sign.replaceChildren(...(on && state === "stored" ? [icon("tick")] : []));
}

/** @param {Poll} poll @param {(response: any) => void} give @returns {Form} */
function single(poll, give) {
  const buttons = poll.options.map((text, n) => option(text, n, () => give(response(poll, n))));
  return {
    element: h("div", { class: "options", role: "group", "aria-label": t("answers") }, ...buttons),
    show: (given, state) => buttons.forEach((b, n) => mark(b, picked(poll, given, n), state)),
  };
}

/** @param {HTMLButtonElement} b @param {boolean} ready @param {boolean} same @param {State} state */
function sendable(b, ready, same, state) {
  const label = /** @type {HTMLElement} */ (b.firstElementChild);
  label.textContent = t(state === "none" || state === "missed" || !same ? "send" : state === "stored" ? "sent" : "sending");
  b.disabled = !ready || (same && state !== "none" && state !== "missed");
}

/** @param {Poll} poll @param {(response: any) => void} give @returns {Form} */
function multiple(poll, give) {
  /** @type {Set<number> | null} */
  let chosen = null;
  /** @type {any} */
  let was;
  /** @type {State} */
  let at = "none";
  const touch = (/** @type {number} */ n) => {
    if (chosen === null) chosen = new Set(was || []);
    if (!chosen.delete(n)) chosen.add(n);
    draw();
  };
  const buttons = poll.options.map((text, n) => option(text, n, () => touch(n)));
  const send = button("primary send", t("send"), () => chosen !== null && give(Array.from(chosen).sort((a, b) => a - b)));
  const draw = () => {
    const now = chosen === null ? new Set(was || []) : chosen;
    const same = was !== undefined && was.length === now.size && was.every((/** @type {number} */ n) => now.has(n));
    buttons.forEach((b, n) => mark(b, now.has(n), same ? at : "none"));
    sendable(send, now.size > 0, same, at);
  };
  return {
    element: h("div", {}, h("p", { class: "hint" }, t("hint.multiple")), h("div", { class: "options", role: "group", "aria-label": t("answers") }, ...buttons), send),
    show: (given, state) => {
      was = given;
      at = state;
      draw();
    },
  };
}

/** @param {Poll} poll @param {(response: any) => void} give @returns {Form} */
function order(poll, give) {
  /** @type {number[] | null} */
  let row = null;
  /** @type {any} */
  let was;
  /** @type {State} */
  let at = "none";
  const touch = (/** @type {number} */ n) => {
    if (row === null) row = [];
    if (row.includes(n)) row.splice(row.indexOf(n));
    else row.push(n);
    draw();
  };
  const buttons = poll.options.map((text, n) => option(text, n, () => touch(n)));
  const again = button("plain", t("sortAgain"), () => {
    row = [];
    draw();
  });
  const send = button("primary send", t("send"), () => row !== null && give(row.slice()));
  const draw = () => {
    const now = row === null ? was || [] : row;
    const same = was !== undefined && JSON.stringify(was) === JSON.stringify(now);
    buttons.forEach((b, n) => {
      const place = now.indexOf(n);
      mark(b, place >= 0, same ? at : "none");
      const sign = /** @type {HTMLElement} */ (b.querySelector(".sign"));
      sign.textContent = place < 0 ? "" : t("place", { n: place + 1 });
    });
    again.hidden = now.length === 0;
    sendable(send, now.length === poll.options.length, same, at);
  };
  return {
    element: h("div", {}, h("p", { class: "hint" }, t("hint.order")), h("div", { class: "options", role: "group", "aria-label": t("answers") }, ...buttons), h("div", { class: "pair" }, again, send)),
    show: (given, state) => {
      was = given;
      at = state;
      draw();
    },
  };
}

/** @param {Poll} poll @param {(response: any) => void} give @returns {Form} */
function match(poll, give) {
  const lefts = poll.left || [];
  /** @type {(number | null)[] | null} */
  let pairs = null;
  /** @type {any} */
  let was;
  /** @type {State} */
  let at = "none";
  let turn = 0;
  const asked = h("p", { class: "hint", role: "status" });
  const rows = lefts.map((text, n) => button("left", [h("span", { class: "words" }, text), h("span", { class: "partner" })], () => go(n), { "aria-pressed": "false" }));
  const go = (/** @type {number} */ n) => {
    turn = n;
    draw();
  };
  const touch = (/** @type {number} */ n) => {
    if (pairs === null) pairs = was === undefined ? lefts.map(() => null) : was.slice();
    const now = /** @type {(number | null)[]} */ (pairs);
    now[turn] = n;
    const free = now.indexOf(null);
    turn = free >= 0 ? free : turn;
    draw();
  };
  const buttons = poll.options.map((text, n) => option(text, n, () => touch(n)));
  const send = button("primary send", t("send"), () => pairs !== null && give(pairs.slice()));
  const draw = () => {
    const now = pairs === null ? (was === undefined ? lefts.map(() => null) : was) : pairs;
    const same = was !== undefined && JSON.stringify(was) === JSON.stringify(now);
    asked.textContent = t("hint.match", { text: lefts[turn] || "" });
    rows.forEach((row, n) => {
      row.setAttribute("aria-pressed", String(n === turn));
      const partner = now[n];
      /** @type {HTMLElement} */ (row.querySelector(".partner")).textContent = partner === null || partner === undefined ? "？" : poll.options[partner];
    });
    buttons.forEach((b, n) => mark(b, now[turn] === n, same ? at : "none"));
    sendable(send, now.every((/** @type {number | null} */ n) => n !== null), same, at);
  };
  return {
    element: h("div", {}, h("div", { class: "lefts" }, ...rows), asked, h("div", { class: "options", role: "group", "aria-label": t("answers") }, ...buttons), send),
    show: (given, state) => {
      was = given;
      at = state;
      draw();
    },
  };
}

/** @param {Poll} poll @param {(response: any) => void} give @returns {Form} */
function written(poll, give) {
  const number = poll.kind === "number";
  const long = poll.kind === "short" || poll.kind === "survey";
  const looks = { class: "field", maxlength: number ? LONGEST_NUMBER : LONGEST, autocomplete: "off", "aria-label": t("yourAnswer"), enterkeyhint: "done" };
  const field = /** @type {HTMLInputElement} */ (long ? h("textarea", { ...looks, rows: 3 }) : h("input", { ...looks, type: "text", inputmode: number ? "decimal" : "text" }));
  let touched = false;
  /** @type {any} */
  let was;
  /** @type {State} */
  let at = "none";
  const give1 = () => {
    const text = field.value.trim();
    if (text !== "") give(text);
  };
  const send = button("primary send", t("send"), give1);
  field.addEventListener("input", () => {
    touched = true;
    draw();
  });
  field.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.isComposing || long) return;
    event.preventDefault();
    give1();
    field.blur();
  });
  const draw = () => {
    const text = field.value.trim();
    sendable(send, text !== "", was !== undefined && text === String(was), at);
  };
  return {
    element: h("div", {}, h("p", { class: "hint" }, t(`hint.${poll.kind}`)), h("div", { class: "writing" }, field, poll.unit ? h("span", { class: "unit" }, poll.unit) : null), send),
    show: (given, state) => {
      was = given;
      at = state;
      if (!touched && given !== undefined) field.value = String(given);
      draw();
    },
  };
}
