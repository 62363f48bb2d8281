// What is wrong with the sources, over the page: file, line, message, cure.

import { h } from "../../kiosk/static/components/dom.js";
import { link } from "./link.js";
import { t } from "./texts.js";

/** @typedef {{ code: string, severity: string, path: string, line: number, column: number, message: string, hint: string }} Diagnostic */

export class Overlay {
  /** @param {HTMLElement} box */
  constructor(box) {
    this.box = box;
    /** What the author folded away; something new unfolds it. */
    this.folded = "";
  }

  /**
   * @param {Diagnostic[]} diagnostics
   * @param {boolean} stale
   * @param {boolean} playable
   */
  show(diagnostics, stale, playable) {
    const told = diagnostics.filter((d) => d.severity !== "note");
    const errors = told.filter((d) => d.severity === "error");
    this.box.hidden = told.length === 0;
    if (told.length === 0) return;
    const print = JSON.stringify(told);
    // Errors are in the way until they are mended; warnings wait in one line.
    const open = this.folded !== print && errors.length > 0;
    const counts = [errors.length > 0 ? t("errors", { n: errors.length }) : "", told.length > errors.length ? t("warnings", { n: told.length - errors.length }) : ""];
    const list = h("ol", {}, ...told.map((d) => this._one(d)));
    list.hidden = !open;
    const fold = h("button", { type: "button", "aria-expanded": String(open) }, t(open ? "fold" : "unfold"));
    fold.addEventListener("click", () => {
      list.hidden = !list.hidden;
      this.folded = list.hidden ? print : "";
      fold.textContent = t(list.hidden ? "unfold" : "fold");
      fold.setAttribute("aria-expanded", String(!list.hidden));
    });
    const state = stale ? t(playable ? "stale" : "never") : "";
    this.box.className = errors.length > 0 ? "wrong" : "doubtful";
    this.box.replaceChildren(h("p", { role: "status" }, h("b", {}, counts.filter((c) => c !== "").join(" · ")), ` ${state} `, fold), list);
  }

  /** @param {Diagnostic} d */
  _one(d) {
    const place = link(d.path, d.line, d.column);
    return h("li", { class: d.severity }, place, h("p", {}, h("code", {}, d.code), ` ${d.message}`), ...(d.hint === "" ? [] : [h("p", { class: "hint" }, `${t("hint")}${d.hint}`)]));
  }
}
