// The lecturer's notes, as large as they are wanted; the size is kept.

import { button, h } from "/shared/components/dom.js";
import { t } from "../texts.js";

const KEPT = "qingjing.live.notes";
const SIZES = [18, 22, 26, 30, 36, 44];

export class Notes {
  constructor() {
    this.text = h("div", { class: "notes-text", tabindex: "0", role: "region", "aria-label": t("notes") });
    this.told = "";
    this.size = Math.max(0, SIZES.indexOf(kept()));
    this.smaller = button("small", "－", () => this.resize(-1), { "aria-label": t("smaller") });
    this.bigger = button("small", "＋", () => this.resize(1), { "aria-label": t("bigger") });
    this.element = h("section", { class: "notes panel" }, h("div", { class: "panel-head" }, h("h2", {}, t("notes")), h("div", { class: "sizes" }, this.smaller, this.bigger)), this.text);
    this.resize(0);
  }

  /** @param {any} notes text, or a list of paragraphs */
  show(notes) {
    const lines = (Array.isArray(notes) ? notes.map(String) : String(notes || "").split("\n")).filter((line) => line.trim() !== "");
    const told = lines.join("\n");
    if (told === this.told && this.text.childElementCount > 0) return;
    this.told = told;
    this.element.classList.toggle("empty", lines.length === 0);
    this.text.replaceChildren(...(lines.length > 0 ? lines.map((line) => h("p", {}, line)) : [h("p", { class: "soft" }, t("noNotes"))]));
    this.text.scrollTop = 0;
  }

  /** @param {number} by */
  resize(by) {
    this.size = Math.max(0, Math.min(SIZES.length - 1, this.size + by));
    this.text.style.fontSize = `${SIZES[this.size]}px`;
    /** @type {HTMLButtonElement} */ (this.smaller).disabled = this.size === 0;
    /** @type {HTMLButtonElement} */ (this.bigger).disabled = this.size === SIZES.length - 1;
    try {
      window.localStorage.setItem(KEPT, String(SIZES[this.size]));
    } catch (forbidden) {
      // It is as it is, for this time.
    }
  }
}

function kept() {
  try {
    return Number(window.localStorage.getItem(KEPT) || SIZES[2]);
  } catch (forbidden) {
    return SIZES[2];
  }
}
