// The sentence that is being spoken, marked on the screen as with a pen.

import { h } from "./dom.js";

export class Saying {
  constructor() {
    // Away when there is nothing to mark: what lies over a text keeps others from looking at it.
    this.layer = h("div", { class: "saying-layer", "aria-hidden": "true", hidden: true });
  }

  /**
   * Mark where this range stands now.
   *
   * @param {Range} range
   */
  mark(range) {
    const boxes = Array.from(range.getClientRects()).filter((r) => r.width > 0 && r.height > 0);
    this.layer.hidden = boxes.length === 0;
    const base = this.layer.getBoundingClientRect();
    this.layer.replaceChildren(...boxes.map((r) => placed(r, base)));
  }

  clear() {
    this.layer.hidden = true;
    this.layer.replaceChildren();
  }
}

/**
 * @param {DOMRect} r
 * @param {DOMRect} base
 */
function placed(r, base) {
  const box = h("div", { class: "saying" });
  Object.assign(box.style, { left: `${r.left - base.left}px`, top: `${r.top - base.top}px`, width: `${r.width}px`, height: `${r.height}px` });
  return box;
}
