// What a screen says: its texts in order, cut into sentences, each with its voice and its place on the screen.

import { ranges } from "../sentences.js";

/**
 * A sentence to be heard. `show` gives where it stands, as long as the screen is the same.
 *
 * @typedef {object} Utterance
 * @property {string} voice
 * @property {string} text
 * @property {() => Range} show
 */

/** The voice of everything that is nobody's line. */
export const NARRATOR = "旁白";
/** A text ends with these elements; `data-part` ends one, too: a label and what stands behind it are two texts. */
const BLOCKS = new Set("P H1 H2 H3 DIV UL OL LI BLOCKQUOTE FIGURE PRE BUTTON BR".split(" "));
/** Shown, not spoken. */
const SILENT = "h1.unseen, .cite, .number, .td-head, .who, [data-mute], [aria-hidden=true], svg, figure";

/**
 * @param {Iterable<Element>} roots
 * @returns {Utterance[]}
 */
export function utterances(roots) {
  return Array.from(roots).flatMap((root) => texts(root).flatMap(cut));
}

/** The text nodes of one text. @typedef {{ voice: string, nodes: Text[] }} Piece */

/**
 * @param {Element} root
 * @returns {Piece[]}
 */
function texts(root) {
  /** @type {Piece[]} */
  const out = [];
  let open = false;
  const walk = (/** @type {Node} */ node, /** @type {string} */ voice) => {
    if (node instanceof Text) {
      if (node.data === "") return;
      if (!open) out.push({ voice, nodes: [] });
      open = true;
      out[out.length - 1].nodes.push(node);
    } else if (node instanceof HTMLElement && !node.hidden && !node.matches(SILENT)) {
      const ends = BLOCKS.has(node.tagName) || node.dataset.part !== undefined;
      const own = node.dataset.voice || voice;
      if (ends) open = false;
      node.childNodes.forEach((child) => walk(child, own));
      if (ends) open = false;
    }
  };
  walk(root, NARRATOR);
  return out;
}

/**
 * @param {Piece} piece
 * @returns {Utterance[]}
 */
function cut({ voice, nodes }) {
  const text = nodes.map((n) => n.data).join("");
  const chars = Array.from(text);
  return ranges(text).map(([start, end]) => {
    const from = chars.slice(0, start).join("").length;
    const said = chars.slice(start, end).join("");
    return { voice, text: said, show: () => between(nodes, from, from + said.length) };
  });
}

/**
 * @param {Text[]} nodes
 * @param {number} from in UTF-16 units of their text
 * @param {number} to
 * @returns {Range}
 */
function between(nodes, from, to) {
  const range = document.createRange();
  let at = 0;
  for (const node of nodes) {
    if (from >= at && from < at + node.length) range.setStart(node, from - at);
    if (to > at && to <= at + node.length) range.setEnd(node, to - at);
    at += node.length;
  }
  return range;
}
