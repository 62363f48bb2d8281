// A list of big numbered buttons. Where they do not all fit in reach, they are shown in pages.

import { button, h, parts } from "./dom.js";
import { icon } from "./icons.js";
import { t } from "../texts.js";

/**
 * One thing to choose. `parts` are its text in pieces, where each is a text of its own for a voice; `extra` stands
 * below its words; `state` is `on` for a ticked one and `used` for one
 * that serves already; `mark` replaces the number.
 *
 * @typedef {object} Option
 * @property {string} text
 * @property {() => void} run
 * @property {string[]} [parts]
 * @property {string[]} [extra]
 * @property {string} [state]
 * @property {string} [mark]
 * @property {string} [icon]
 * @property {boolean} [toggle]
 */

export class Options {
  /**
   * @param {Option[]} options
   * @param {{ kind?: string, label?: string, first?: number }} looks `first` is shown at once
   */
  constructor(options, { kind = "", label = "", first = 0 } = {}) {
    this.buttons = options.map((option, n) => made(option, n));
    this.first = first;
    this.page = 0;
    this.per = options.length;
    this.told = h("p", { class: "pager-at", "aria-live": "polite" });
    this.before = button("plain", t("before"), () => this.turn(-1));
    this.after = button("plain", t("after"), () => this.turn(1));
    this.pager = h("div", { class: "pager", hidden: true }, this.before, this.told, this.after);
    this.list = h("div", { class: `options ${kind}`, role: "group", "aria-label": label || null }, ...this.buttons, this.pager);
  }

  get pages() {
    return Math.max(1, Math.ceil(this.buttons.length / this.per));
  }

  /** @param {number} by */
  turn(by) {
    this.page += by;
    this.first = this.page * this.per;
    this.show();
    // The button that was pressed has come to its end.
    if (document.activeElement === document.body) (by > 0 ? this.before : this.after).focus();
  }

  show() {
    const first = this.page * this.per;
    this.buttons.forEach((b, n) => {
      b.hidden = n < first || n >= first + this.per;
    });
    this.pager.hidden = this.pages === 1;
    this.before.disabled = this.page === 0;
    this.after.disabled = this.page === this.pages - 1;
    this.told.textContent = t("pageAt", { n: this.page + 1, of: this.pages });
  }

  /**
   * Show as many at once as `fits` allows, from the page on which `first` is.
   *
   * @param {() => boolean} fits
   */
  fit(fits) {
    for (this.per = Math.max(1, this.buttons.length); this.per > 1; this.per--) {
      if (this.allFit(fits)) break;
    }
    this.page = Math.min(this.pages - 1, Math.floor(this.first / this.per));
    this.show();
  }

  /** @param {() => boolean} fits */
  allFit(fits) {
    for (this.page = 0; this.page < this.pages; this.page++) {
      this.show();
      if (!fits()) return false;
    }
    return true;
  }
}

/**
 * @param {Option} option
 * @param {number} n
 * @returns {HTMLButtonElement}
 */
function made(option, n) {
  const mark = option.icon ? icon(option.icon) : option.mark === undefined ? String(n + 1) : option.mark;
  const ticked = option.toggle ? String(option.state === "on" || option.state === "placed") : null;
  return button(
    `option ${option.state || ""}`,
    [
      h("span", { class: "number" }, option.toggle && option.state === "on" ? icon("tick") : mark),
      h("span", { class: "words" }, ...(option.parts ? parts(option.parts) : [option.text]), option.extra ? h("span", { class: "extra" }, ...parts(option.extra)) : null),
    ],
    option.run,
    { "aria-pressed": ticked, data: { n: n + 1 } },
  );
}
