// The projector's picture, drawn at 1920 x 1080 and scaled as a whole: on the wall, and small on the console.

import { h } from "/shared/components/dom.js";
import { span } from "../clock.js";
import { t } from "../texts.js";
import { joining } from "./joining.js";
import { Question } from "./question.js";
import { card } from "./card.js";

/** @typedef {import("../clock.js").Clock} Clock */
/** @typedef {import("../view.js").View} View */

const WIDTH = 1920;
const HEIGHT = 1080;
/** Steps of type from the largest down to the smallest that the last row can read. */
const STEPS = 6;
const HALF_A_SECOND = 500;
/** The ink of a last line reaches a little over a line that is set closer than the font is high. */
const INK = 14;
/** What fits in one line of the foot. */
const FOOT = 19;

export class Stage {
  /**
   * @param {Element} box what it fills
   * @param {Clock} clock
   * @param {{ small?: boolean }} looks small: a likeness, not the page's own content
   */
  constructor(box, clock, { small = false } = {}) {
    this.box = box;
    this.clock = clock;
    this.small = small;
    /** @type {View | null} */
    this.view = null;
    this.key = "";
    /** @type {Question | null} */
    this.question = null;
    this.body = h("div", { class: "stage-body" });
    this.where = h("p", { class: "stage-where" });
    this.at = h("p", { class: "stage-at" });
    this.timer = h("p", { class: "stage-timer", role: "timer" });
    this.asking = h("div", { class: "stage-asking" });
    this.foot = h("div", { class: "stage-foot" }, this.where, this.timer, this.at, this.asking);
    this.dot = h("div", { class: "stage-dot", hidden: true });
    this.dark = h("div", { class: "stage-dark", hidden: true });
    this.element = h("div", small ? { class: "stage", "aria-hidden": "true" } : { class: "stage" }, this.body, this.foot, this.dot, this.dark);
    box.append(this.element);
    new ResizeObserver(() => this.scale()).observe(box);
    // A font that comes late has other widths.
    if (document.fonts) document.fonts.ready.then(() => this.fit());
    setInterval(() => this.tick(), HALF_A_SECOND);
    this.scale();
  }

  scale() {
    const { clientWidth: w, clientHeight: height } = this.box;
    const k = Math.min(w / WIDTH, height / HEIGHT);
    const [x, y] = [(w - WIDTH * k) / 2, (height - HEIGHT * k) / 2];
    this.element.style.transform = `translate(${x}px, ${y}px) scale(${k})`;
  }

  /** @param {View} view */
  show(view) {
    this.view = view;
    const slide = view.slide;
    const poll = view.poll || null;
    const key = JSON.stringify([view.room, slide, poll && [poll.id, poll.phase, poll.ask, poll.options], view.join]);
    if (key !== this.key) {
      this.key = key;
      this.body.replaceChildren(this._made(view));
      this.element.dataset.kind = poll === null ? (slide ? slide.kind : "join") : poll.phase;
      this.element.dataset.asking = String(poll !== null);
      this.asking.replaceChildren(...(this.question === null ? [] : [/** @type {Question} */ (this.question).foot]));
      this.where.textContent = short(slide && slide.where ? slide.where : view.room.title);
      this.at.textContent = slide && slide.of && slide.of > 1 ? t("slideAt", { n: slide.at || 1, of: slide.of }) : "";
      this.fit();
    }
    if (this.question !== null && poll !== null && this.question.show(poll, view)) this.fit();
    this.dark.hidden = !view.blank;
    this.dark.classList.toggle("white", view.blank === "white");
    this.tick();
  }

  /** @param {View} view @returns {HTMLElement} */
  _made(view) {
    const heading = this.small ? "p" : "h1";
    this.question = null;
    if (view.poll) {
      this.question = new Question(view.poll, view, heading);
      return this.question.element;
    }
    if (!view.slide || view.slide.kind === "join") return joining(view, heading);
    return card(view.slide, heading);
  }

  /** The largest type with which everything is on the picture. */
  fit() {
    for (let step = 0; step < STEPS; step++) {
      this.element.dataset.step = String(step);
      if (!overflows(this.body)) return;
    }
  }

  /** @param {{ x: number, y: number } | null} at */
  point(at) {
    const off = at === null || typeof at.x !== "number";
    this.dot.hidden = off;
    if (off || at === null) return;
    this.dot.style.left = `${at.x * WIDTH}px`;
    this.dot.style.top = `${at.y * HEIGHT}px`;
  }

  tick() {
    const timer = this.view === null ? undefined : this.view.timer;
    const left = timer ? this.clock.left(timer) : null;
    const set = left !== null;
    const told = set ? span(left) : "";
    this.timer.hidden = !set;
    this.timer.textContent = told;
    this.timer.dataset.over = String(set && left < 0);
    const big = this.body.querySelector(".big-timer");
    if (big === null) return;
    this.timer.hidden = true;
    big.textContent = set ? told : "";
    /** @type {HTMLElement} */ (big).dataset.over = String(set && left < 0);
  }
}

/** @param {HTMLElement} body */
function overflows(body) {
  return [body, ...Array.from(body.querySelectorAll("[data-fits]"))].some((e) => e.scrollHeight > e.clientHeight + INK || e.scrollWidth > e.clientWidth + 4);
}

/** @param {string} text */
function short(text) {
  const letters = Array.from(text);
  return letters.length > FOOT ? `${letters.slice(0, FOOT - 1).join("")}…` : text;
}
