// The frame of every screen: head, reading area, actions within reach, and the bar that is always there.
//
// A view that is too long for the screen becomes several screens; its actions stand on the last one.

import { button, h, parts } from "./dom.js";
import { icon } from "./icons.js";
import { Options } from "./options.js";
import { Saying } from "./saying.js";
import { take } from "./split.js";
import { utterances } from "./spoken.js";
import { speech } from "../speech.js";
import { t } from "../texts.js";

/**
 * One thing to press. `icon` stands before the words.
 *
 * @typedef {object} Action
 * @property {string} label
 * @property {() => void} run
 */
/**
 * What a screen shows. `before` is told first, then the title and `blocks`, over as many screens as they
 * need; `pinned` stay with the actions, `lead` stands right above them.
 * `pad` is a set of keys. `calm` keeps the screens of a story short. Functions, because a change of size
 * lays everything out again.
 *
 * @typedef {object} View
 * @property {string} name
 * @property {string} title
 * @property {string[]} [titleParts] the title as texts of their own for a voice
 * @property {boolean} [titleHidden]
 * @property {string} [where]
 * @property {string} [count]
 * @property {() => HTMLElement[]} [before]
 * @property {() => HTMLElement[]} [blocks]
 * @property {() => HTMLElement[]} [pinned]
 * @property {() => HTMLElement[]} [lead]
 * @property {() => Options} [options]
 * @property {() => HTMLElement} [pad]
 * @property {Action} [primary]
 * @property {Action[]} [beside]
 * @property {boolean} [calm]
 * @property {(() => void) | null} [back]
 * @property {(() => void) | null} [home]
 * @property {boolean} [atEnd]
 */

/** Sizes of type: 1 is the usual one. */
export const SIZES = 3;
/** The part of an upright screen that an old arm does not reach. */
const REACH = 0.45;
/** Lines of a story on one screen. */
const CALM = 9;

export class Frame {
  /** @param {HTMLElement} root */
  constructor(root) {
    this.root = root;
    this.size = 1;
    this.at = 0;
    /** @type {View | null} */
    this.view = null;
    /** @type {HTMLElement[][]} */
    this.pages = [];
    /** @type {HTMLElement[]} */
    this.pinned = [];
    this.where = h("p", { class: "head-where" });
    this.count = h("p", { class: "head-count" });
    this.flow = h("div", { class: "flow" });
    this.reading = h("div", { class: "reading" }, this.flow);
    this.actions = h("div", { class: "actions" });
    this.news = h("p", { class: "news", role: "status" });
    this.main = h("main", { class: "main" }, this.reading, this.actions);
    this.buttons = this._bar();
    this.nav = h("nav", { class: "nav", "aria-label": t("nav") }, ...Object.values(this.buttons));
    this.saying = new Saying();
    this.body = h("div", { class: "screen" }, h("header", { class: "head" }, this.where, this.count), this.main, this.nav, this.news, this.saying.layer);
    /** @type {Options | null} */
    this.list = null;
    /** @type {(() => void) | null} */
    this.onShow = null;
    this.waiting = 0;
    /** @type {import("./spoken.js").Utterance | null} */
    this.heard = null;
    speech.onSay = (utterance) => this._said(utterance);
    window.addEventListener("resize", () => this._later());
    // A reader may space the letters out, a font may come late: what no longer fits is laid out again.
    new ResizeObserver(() => this.flow.offsetHeight > this._room() + 1 && this._later()).observe(this.flow);
  }

  _later() {
    window.clearTimeout(this.waiting);
    this.waiting = window.setTimeout(() => this.again(), 100);
  }

  _bar() {
    /**
     * @param {string} name
     * @param {() => void} run
     */
    const made = (name, run) => button("bar", [icon(name), h("span", { class: "label" }, t(name))], run, { data: { bar: name } });
    return {
      back: made("back", () => this.back()),
      repeat: made("repeat", () => this.speak()),
      voice: made("voice", () => this.turnVoice()),
      smaller: made("smaller", () => this.resize(this.size - 1)),
      bigger: made("bigger", () => this.resize(this.size + 1)),
      home: made("home", () => this.view && this.view.home && this.view.home()),
    };
  }

  /** @param {View} view */
  show(view) {
    this.view = view;
    this.list = null;
    this.say("");
    this._mount();
    this._compose();
    this.at = view.atEnd ? this.pages.length - 1 : 0;
    this._draw();
    this._arrive();
  }

  /** Lay the present view out again, at the same place: the size of type or of the window changed. */
  again() {
    const view = this.view;
    if (view === null || !this.body.isConnected) return;
    const first = this._firstShown();
    this._compose();
    this.at = Math.max(0, this.pages.findIndex((p, n) => n === this.pages.length - 1 || holds(this.pages[n + 1], first)));
    this._draw();
    // No `onShow`: it is no new screen, so what is being read aloud goes on. A phone lays out anew
    // whenever its address bar comes or goes.
    const heard = this.heard;
    if (heard !== null) this._said(this.spoken().find((u) => u.text === heard.text) || null);
  }

  /** Show another page of the present view; the last one where there are fewer. @param {number} page */
  turnTo(page) {
    this.at = Math.max(0, Math.min(page, this.pages.length - 1));
    this._draw();
  }

  _firstShown() {
    const page = this.pages[this.at];
    return page === undefined || page.length === 0 ? Infinity : Number(page[0].dataset.block);
  }

  /** Forget the view: what it held must not stay in memory, and nothing may be pressed any more. */
  clear() {
    this.view = null;
    this.list = null;
    this.pages = [];
    this.flow.replaceChildren();
    this.actions.replaceChildren();
    this.say("");
  }

  /** @param {number} size */
  resize(size) {
    if (size < 1 || size > SIZES || size === this.size) return;
    this.size = size;
    document.documentElement.dataset.size = String(size);
    this.again();
    // The button that was pressed may have gone: stay where one was.
    if (document.activeElement === document.body) this.buttons[size === 1 ? "bigger" : "smaller"].focus();
  }

  back() {
    if (this.at > 0) {
      this.at--;
      this._draw();
      this._arrive();
    } else if (this.view !== null && this.view.back) {
      this.view.back();
    }
  }

  /** The main way on: the next screen of the view, or what its primary button does. */
  forward() {
    if (this.at < this.pages.length - 1) {
      this.at++;
      this._draw();
      this._arrive();
    } else if (this.view !== null && this.view.primary) {
      this.view.primary.run();
    }
  }

  /** Tell something in passing, for the eye and for a screen reader. @param {string} text */
  say(text) {
    this.news.textContent = text;
  }

  speak() {
    speech.say(this.spoken());
  }

  /** What there is to hear on the screen. */
  spoken() {
    return utterances([...Array.from(this.flow.children), ...Array.from(this.actions.querySelectorAll(".ask, .options .option:not([hidden])"))]);
  }

  /** Voice, slow voice, no voice; what is heard is what was chosen. */
  turnVoice() {
    speech.pace = speech.pace === "on" ? "slow" : speech.pace === "slow" ? "off" : "on";
    this.voiced();
    if (speech.pace !== "off") this.speak();
  }

  /** The buttons for a voice, as it is now. */
  voiced() {
    const { repeat, voice } = this.buttons;
    repeat.hidden = voice.hidden = !speech.available;
    this.nav.classList.toggle("voiced", speech.available);
    const name = `voice.${speech.pace}`;
    voice.replaceChildren(icon(name), h("span", { class: "label" }, t(name)));
  }

  /** @param {import("./spoken.js").Utterance | null} utterance */
  _said(utterance) {
    this.heard = utterance;
    if (utterance === null) this.saying.clear();
    else this.saying.mark(utterance.show());
  }

  _mount() {
    if (!this.body.isConnected) this.root.replaceChildren(this.body);
    const view = /** @type {View} */ (this.view);
    this.body.dataset.screen = view.name;
    this.where.textContent = view.where || t("app");
    this.count.textContent = view.count || "";
    this.voiced();
    this.buttons.home.classList.toggle("absent", !view.home);
    this.nav.scrollLeft = 0;
  }

  /** Break the view into pages. */
  _compose() {
    const view = /** @type {View} */ (this.view);
    const before = view.before ? view.before() : [];
    const after = [...(view.titleHidden || pinsTitle(view) ? [] : [titled(view)]), ...(view.blocks ? view.blocks() : [])];
    // What has a title of its own starts a screen.
    if (after.length > 0 && before.length > 0) after[0].dataset.fresh = "";
    let rest = [...before, ...after];
    rest.forEach((block, n) => block.setAttribute("data-block", String(n)));
    this._last();
    this.pages = [];
    const last = () => this.flow.offsetHeight <= this._room() + 1;
    if (!this._holds(rest, last)) rest = rest.filter((b) => b.dataset.optional === undefined);
    while (!this._holds(rest, last)) {
      this._middle();
      const cap = view.calm ? CALM * parseFloat(getComputedStyle(this.flow).lineHeight) : Infinity;
      const room = Math.min(this._room(), Math.max(cap, 1)) + 1;
      const page = take(rest, this.flow, () => this.flow.offsetHeight <= room);
      this.pages.push(page);
      this._last();
      if (rest.length === 0) break;
    }
    this.pages.push(rest);
  }

  /**
   * Whether these blocks fit on the last screen, with what is pinned there.
   *
   * @param {HTMLElement[]} blocks
   * @param {() => boolean} fits
   */
  _holds(blocks, fits) {
    const view = /** @type {View} */ (this.view);
    this.flow.replaceChildren(...blocks, ...this.pinned);
    if (blocks.length === 0) return true;
    if (!fits() || blocks.slice(1).some((b) => b.dataset.fresh !== undefined)) return false;
    const lines = this.flow.offsetHeight / parseFloat(getComputedStyle(this.flow).lineHeight);
    return !view.calm || lines <= CALM + 3 || blocks.length === 1;
  }

  _room() {
    return this.reading.clientHeight;
  }

  /** The actions of the last screen. */
  _last() {
    const view = /** @type {View} */ (this.view);
    this.pinned = [...(pinsTitle(view) ? [titled(view)] : []), ...(view.pinned ? view.pinned() : [])];
    const list = view.options ? view.options() : null;
    const primary = view.primary ? button("primary", view.primary.label, () => this.forward(), { data: { primary: "" } }) : null;
    const beside = (view.beside || []).map((a) => button("plain", a.label, a.run));
    const row = primary !== null || beside.length > 0 ? h("div", { class: "row" }, ...beside, primary) : null;
    this.actions.replaceChildren(...(view.lead ? view.lead() : []), ...present([list && list.list, view.pad ? view.pad() : null, row]));
    const all = this.pinned;
    this.pinned = all.filter((b) => b.dataset.optional === undefined);
    this.flow.replaceChildren(...this.pinned);
    // What does not fit is set closer, and only then broken into pages.
    this.actions.classList.remove("compact");
    if (!this._reachable()) this.actions.classList.add("compact");
    if (list !== null) {
      if (this.list !== null) list.first = this.list.first;
      list.fit(() => this._reachable());
    }
    // Ornaments take the room that is left.
    this.flow.replaceChildren(...all);
    if (this.flow.offsetHeight <= this._room()) this.pinned = all;
    this.list = list;
  }

  /** Whether every action is within reach, and the question above them can be seen. */
  _reachable() {
    const boxes = Array.from(this.actions.querySelectorAll("button"), (b) => b.getBoundingClientRect()).filter((box) => box.height > 0);
    const top = Math.min(...boxes.map((box) => box.top));
    const lead = this.actions.firstElementChild;
    if (lead !== null && lead.getBoundingClientRect().top < this.main.getBoundingClientRect().top) return false;
    const bottom = Math.max(...boxes.map((box) => box.bottom));
    const upright = window.innerHeight > window.innerWidth && window.innerWidth > 600;
    if (upright && top < window.innerHeight * REACH) return false;
    if (top < this.main.getBoundingClientRect().top || bottom > this.nav.getBoundingClientRect().top + 1) return false;
    return this.flow.offsetHeight <= this._room() + 1;
  }

  /** The one action of a screen that is not the last. */
  _middle() {
    this.pinned = [];
    const on = button("primary", t("more"), () => this.forward(), { data: { primary: "" } });
    this.actions.classList.remove("compact");
    this.actions.replaceChildren(h("div", { class: "row" }, on));
  }

  /** Put the present page on the screen. */
  _draw() {
    const view = /** @type {View} */ (this.view);
    const last = this.at === this.pages.length - 1;
    if (last) this._last();
    else {
      this._middle();
      this.list = null;
    }
    const page = this.pages[this.at] || [];
    const titled = page.some((b) => b.tagName === "H1") || this.pinned.some((b) => b.tagName === "H1" || b.querySelector("h1") !== null);
    const unseen = titled ? [] : [h("h1", { class: "unseen", tabindex: "-1" }, view.title)];
    this.flow.replaceChildren(...unseen, ...page, ...(last ? this.pinned : []));
    this.buttons.back.classList.toggle("absent", this.at === 0 && !view.back);
    this.buttons.smaller.disabled = this.size === 1;
    this.buttons.bigger.disabled = this.size === SIZES;
  }

  /** A new screen is there: for a screen reader the focus goes to its title. */
  _arrive() {
    const title = /** @type {HTMLElement | null} */ (this.flow.querySelector("h1"));
    if (title !== null) title.focus({ preventScroll: true });
    this.flow.classList.remove("arriving");
    void this.flow.offsetWidth; // starts the fade anew
    this.flow.classList.add("arriving");
    if (this.onShow !== null) this.onShow();
  }
}

/**
 * Whether the title is the question that belongs to the actions.
 *
 * @param {View} view
 */
function pinsTitle(view) {
  return !view.titleHidden && view.blocks === undefined && (view.options !== undefined || view.pad !== undefined);
}

/** @param {View} view */
function titled(view) {
  return h("h1", { tabindex: "-1", data: { keep: "" } }, ...(view.titleParts ? parts(view.titleParts) : [view.title]));
}

/**
 * @param {HTMLElement[]} page
 * @param {number} block
 */
function holds(page, block) {
  return page.length > 0 && Number(page[0].dataset.block) > block;
}

/**
 * @template T
 * @param {(T | null)[]} list
 * @returns {T[]}
 */
function present(list) {
  return /** @type {T[]} */ (list.filter((x) => x !== null));
}
