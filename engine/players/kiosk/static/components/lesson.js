// The blocks of a lesson's page as elements. A block is a list; `engine/source/markdown.py` has the shapes.

import { h } from "./dom.js";
import { t } from "../texts.js";

/** @typedef {any[]} Block */

/** What a screen cites, in the order of its numbers. */
export class Cited {
  constructor() {
    /** @type {string[]} */
    this.keys = [];
  }

  /** @param {string} key */
  number(key) {
    let at = this.keys.indexOf(key);
    if (at < 0) at = this.keys.push(key) - 1;
    return at + 1;
  }

  /**
   * A mark for these sources: numbers in a row are written once.
   *
   * @param {string[]} keys
   */
  mark(keys) {
    const numbers = keys.map((k) => this.number(k)).sort((a, b) => a - b);
    const row = numbers.length > 2 && numbers[numbers.length - 1] - numbers[0] === numbers.length - 1;
    return `［${row ? `${numbers[0]}–${numbers[numbers.length - 1]}` : numbers.join("、")}］`;
  }
}

/**
 * @param {Block[]} blocks
 * @param {Cited} cited
 * @param {(path: string) => string} media
 * @returns {HTMLElement[]}
 */
export function lesson(blocks, cited, media) {
  return blocks.map((b) => block(b, cited, media));
}

/**
 * @param {Block} b
 * @param {Cited} cited
 * @param {(path: string) => string} media
 * @returns {HTMLElement}
 */
function block(b, cited, media) {
  const inner = (/** @type {Block[]} */ blocks) => lesson(blocks, cited, media);
  switch (b[0]) {
    case "p":
      return h("p", {}, ...inline(b[1], cited));
    case "h":
      return h("h2", { data: { keep: "" } }, ...inline(b[2], cited));
    case "ul":
    case "ol":
      return h(b[0], { data: { parts: "" } }, ...b[1].map((/** @type {Block[]} */ item) => h("li", { data: { parts: "" } }, ...inner(item))));
    case "quote":
      return h("blockquote", { data: { parts: "" } }, ...inner(b[1]));
    case "code":
      return h("pre", { data: { whole: "" } }, b[1]);
    case "table":
      return table(b, cited);
    case "img":
      return picture(media(b[1]), b[2]);
    case "note":
    case "fact":
      return box(b[0], t(b[0] === "fact" ? "fact" : "remark"), inner(b[1]));
    default: // "speak": spoken, and there for a screen reader
      return h("p", { class: "unseen" }, b[1] || "");
  }
}

/**
 * A box with its label, which stands again where the box is broken.
 *
 * @param {string} kind
 * @param {string} label
 * @param {HTMLElement[]} parts
 * @returns {HTMLElement}
 */
export function box(kind, label, parts) {
  return h("div", { class: `box ${kind}`, data: { parts: "" } }, h("p", { class: "box-label", data: { repeat: "" } }, label), ...parts);
}

/**
 * @param {string} address
 * @param {string} alt
 * @returns {HTMLElement}
 */
export function picture(address, alt) {
  return h("figure", { class: "picture", data: { whole: "" } }, h("img", { src: address, alt }));
}

/**
 * A table whose cells know their column, so that a narrow screen can show rows as cards.
 *
 * @param {Block} b
 * @param {Cited} cited
 * @returns {HTMLElement}
 */
function table(b, cited) {
  const heads = b[1].map((/** @type {any[]} */ cell) => inline(cell, cited));
  const words = heads.map((/** @type {Node[]} */ cell) => cell.map((n) => n.textContent).join(""));
  const row = (/** @type {any[][]} */ cells) =>
    h("div", { class: "tr", role: "row", data: { row: "" } }, ...cells.map((cell, n) => h("div", { class: "td", role: "cell" }, h("span", { class: "td-head", "aria-hidden": "true" }, `${words[n] || ""}：`), h("span", { class: "td-words" }, ...inline(cell, cited)))));
  const head = h("div", { class: "tr head-row", role: "row", data: { repeat: "" } }, ...heads.map((/** @type {Node[]} */ cell) => h("div", { class: "td", role: "columnheader" }, ...cell)));
  return h("div", { class: `table columns-${heads.length}`, role: "table", data: { parts: "" } }, head, ...b[2].map(row));
}

/**
 * @param {any[]} pieces
 * @param {Cited} cited
 * @returns {Node[]}
 */
export function inline(pieces, cited) {
  /** @type {Node[]} */
  const out = [];
  for (let n = 0; n < pieces.length; n++) {
    const piece = pieces[n];
    if (typeof piece === "string") out.push(document.createTextNode(piece));
    else if (piece[0] === "b") out.push(h("strong", {}, ...inline(piece[1], cited)));
    else if (piece[0] === "i") out.push(h("em", {}, ...inline(piece[1], cited)));
    else if (piece[0] === "code") out.push(h("code", {}, piece[1]));
    else if (piece[0] === "link") out.push(...inline(piece[1], cited));
    else if (piece[0] === "br") out.push(h("br"));
    else if (piece[0] === "img") out.push(document.createTextNode(piece[2] ? `［${piece[2]}］` : ""));
    else if (piece[0] === "cite") {
      const keys = [piece[1]];
      while (n + 1 < pieces.length && Array.isArray(pieces[n + 1]) && pieces[n + 1][0] === "cite") keys.push(pieces[++n][1]);
      out.push(h("span", { class: "cite" }, cited.mark(keys)));
    }
  }
  return out;
}
