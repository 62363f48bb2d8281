// The screen that waits for someone: pictures that change slowly, and one button as big as the screen.

import { button, h } from "./dom.js";
import { stills } from "./stills.js";
import { t } from "../texts.js";

/** Milliseconds that a picture stays. */
const STAY = 6000;

export class Attract {
  /** @param {() => void} start */
  constructor(start) {
    this.pictures = stills();
    this.at = 0;
    this.timer = 0;
    this.start = button("primary start", t("start"), () => undefined);
    this.body = h(
      "main",
      { class: "attract", on: { click: start } },
      h("div", { class: "stills" }, ...this.pictures),
      h("div", { class: "attract-words" }, h("h1", {}, t("app")), h("p", { class: "lead" }, t("tagline")), h("p", {}, t("tagline2"))),
      this.start,
    );
  }

  /** @param {HTMLElement} root */
  show(root) {
    root.replaceChildren(this.body);
    this._turn(0);
  }

  /** @param {number} at */
  _turn(at) {
    window.clearTimeout(this.timer);
    this.at = at % this.pictures.length;
    this.pictures.forEach((p, n) => p.classList.toggle("shown", n === this.at));
    this.timer = window.setTimeout(() => this._turn(this.at + 1), STAY);
  }

  hide() {
    window.clearTimeout(this.timer);
    this.body.remove();
  }
}
