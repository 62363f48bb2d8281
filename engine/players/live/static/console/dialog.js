// A window over the console: takes the keys, gives them back, and says what it wants to know.

import { button, h } from "/shared/components/dom.js";
import { t } from "../texts.js";

/** What is beneath cannot be pressed or heard; an older browser knows only the second. */
const OFF = ["inert", "aria-hidden"];
/** @type {Dialog | null} */
let open = null;

/** While one is open, no key is meant for the room. */
export const dialogOpen = () => open !== null;

export class Dialog {
  /**
   * @param {string} title
   * @param {(HTMLElement | null)[]} content
   * @param {{ actions?: HTMLElement[], closed?: () => void, wide?: boolean }} more
   */
  constructor(title, content, { actions = [], closed = () => undefined, wide = false } = {}) {
    if (open !== null) open.close();
    open = this;
    this.closed = closed;
    this.before = /** @type {HTMLElement | null} */ (document.activeElement);
    const shut = button("plain", t("close"), () => this.close());
    this.box = h("div", { class: wide ? "dialog wide" : "dialog", role: "dialog", "aria-modal": "true", "aria-label": title }, h("h2", {}, title), h("div", { class: "dialog-body", tabindex: "0" }, ...content), h("div", { class: "dialog-actions" }, ...actions, shut));
    this.veil = h("div", { class: "veil" }, this.box);
    this.veil.addEventListener("click", (event) => event.target === this.veil && this.close());
    this.veil.addEventListener("keydown", (event) => this._key(event));
    document.body.append(this.veil);
    const app = document.getElementById("app");
    if (app !== null) for (const off of OFF) app.setAttribute(off, off === "inert" ? "" : "true");
    const first = /** @type {HTMLElement | null} */ (this.box.querySelector("input, .primary, .dialog-body button"));
    (first || shut).focus();
  }

  close() {
    if (open !== this) return;
    open = null;
    this.veil.remove();
    const app = document.getElementById("app");
    if (app !== null) for (const off of OFF) app.removeAttribute(off);
    if (this.before !== null) this.before.focus();
    this.closed();
  }

  /** @param {KeyboardEvent} event */
  _key(event) {
    if (event.key === "Escape") this.close();
    if (event.key !== "Tab") return;
    const all = /** @type {HTMLElement[]} */ (Array.from(this.box.querySelectorAll("button, input, a[href]"))).filter((e) => e.offsetParent !== null);
    const [first, last] = [all[0], all[all.length - 1]];
    const out = event.shiftKey ? document.activeElement === first : document.activeElement === last;
    if (!out) return;
    event.preventDefault();
    (event.shiftKey ? last : first).focus();
  }
}

/**
 * Ask before what cannot be taken back, or must not happen by a slip.
 *
 * @param {string} title
 * @param {string} text
 * @param {string} yes
 * @param {() => void} run
 */
export function confirm(title, text, yes, run) {
  const sure = button("primary", yes, () => {
    dialog.close();
    run();
  });
  const dialog = new Dialog(title, [h("p", {}, text)], { actions: [sure] });
}
