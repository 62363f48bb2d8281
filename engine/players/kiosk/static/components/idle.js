// Nobody there? After a while the kiosk asks, then goes back to the start. Any touch goes on.

import { button, h } from "./dom.js";
import { speech } from "../speech.js";
import { t } from "../texts.js";

/** Seconds without a touch before the question; after a result; for an answer. */
export const ASK = 90;
export const ASK_AFTER_RESULT = 60;
export const AWAY = 30;
const TOUCHES = ["pointerdown", "keydown", "touchstart", "wheel"];

export class Idle {
  /** @param {() => void} away */
  constructor(away) {
    this.away = away;
    this.after = ASK;
    this.running = false;
    this.timer = 0;
    this.left = 0;
    this.told = h("p", { class: "idle-count", id: "idle-count" });
    this.bar = h(
      "div",
      { class: "idle", role: "alertdialog", "aria-modal": "true", "aria-labelledby": "idle-title", "aria-describedby": "idle-count" },
      h("div", { class: "idle-bar" }, h("h2", { id: "idle-title" }, t("stillThere")), this.told, button("primary", t("iAmHere"), () => undefined)),
    );
    this.bar.addEventListener("click", () => this.touched());
    for (const type of TOUCHES) window.addEventListener(type, (event) => this._touch(event), { capture: true, passive: type !== "keydown" });
  }

  /** Watch a screen on which one may take `after` seconds. @param {number} after */
  watch(after) {
    this.after = after;
    this.running = true;
    this._wait();
  }

  stop() {
    this.running = false;
    this._close();
    window.clearTimeout(this.timer);
  }

  get asking() {
    return this.bar.isConnected;
  }

  /** @param {Event} event */
  _touch(event) {
    if (!this.running) return;
    if (!this.asking) return this._wait();
    if (event instanceof KeyboardEvent) {
      // Tab moves, Enter and space press the button; any other key is a sign of life as well.
      if (["Tab", "Enter", " "].includes(event.key)) return;
      event.preventDefault();
      this.touched();
    } else if (event.type === "wheel") {
      this.touched();
    } else {
      // The bar goes when the finger is lifted, so that the touch presses nothing beneath it.
      window.clearTimeout(this.timer);
      this.timer = window.setTimeout(() => this.touched(), 2000);
    }
  }

  /** Someone is there. */
  touched() {
    if (!this.asking) return;
    this._close();
    this._wait();
  }

  _close() {
    this.bar.remove();
    for (const child of Array.from(document.body.children)) child.removeAttribute("inert");
  }

  _wait() {
    window.clearTimeout(this.timer);
    this.timer = window.setTimeout(() => (speech.speaking ? this._wait() : this._ask()), this.after * 1000);
  }

  _ask() {
    this.left = AWAY;
    for (const child of Array.from(document.body.children)) child.setAttribute("inert", "");
    document.body.append(this.bar);
    /** @type {HTMLElement} */ (this.bar.querySelector("button")).focus();
    this._count();
  }

  _count() {
    this.told.textContent = t("goingHome", { n: this.left });
    if (this.left-- > 0) this.timer = window.setTimeout(() => this._count(), 1000);
    else {
      this.stop();
      this.away();
    }
  }
}
