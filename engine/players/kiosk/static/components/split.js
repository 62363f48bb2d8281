// Content broken into screens: nothing on a kiosk scrolls. Paragraphs break at the end of a sentence, within one
// only where it fills a screen alone (half a sentence is no clip, either); boxes, lists and tables between their parts.

/** @typedef {() => boolean} Fits */

const SENTENCE = /[。！？；…][”」』）]*/g;
const CLAUSE = /[，、：]/g;
/** Marks that never start a line (GB/T 15834-2011). */
export const NO_START = "，。、；：？！）」』》】〉〕’”…,.;:?!)]}%";
/** Marks that never end one. */
export const NO_END = "（「『《【〈〔‘“([{";

/**
 * Take as many blocks as fit. `fits` looks at `flow`, which holds what was taken so far.
 *
 * @param {HTMLElement[]} blocks what is left; the taken ones are removed from it
 * @param {HTMLElement} flow
 * @param {Fits} fits
 * @returns {HTMLElement[]}
 */
export function take(blocks, flow, fits) {
  /** @type {HTMLElement[]} */
  const page = [];
  flow.replaceChildren();
  while (blocks.length > 0) {
    const block = blocks[0];
    if (page.length > 0 && block.dataset.fresh !== undefined) break;
    flow.append(block);
    if (fits()) {
      page.push(block);
      blocks.shift();
      continue;
    }
    const rest = split(block, fits, page.length === 0);
    if (rest !== null) {
      page.push(block);
      blocks[0] = rest;
    } else {
      block.remove();
      // Nothing of it fits: it starts the next screen, unless it is alone here already.
      if (page.length === 0) {
        page.push(block);
        blocks.shift();
      }
    }
    break;
  }
  // A heading does not stay behind alone.
  while (page.length > 1 && page[page.length - 1].dataset.keep !== undefined && blocks.length > 0) {
    blocks.unshift(/** @type {HTMLElement} */ (page.pop()));
  }
  return page;
}

/**
 * Shorten a block until it fits; returns the rest as a block of its own, or null when it cannot be split.
 *
 * @param {HTMLElement} block
 * @param {Fits} fits
 * @param {boolean} must split anywhere rather than not at all
 * @returns {HTMLElement | null}
 */
function split(block, fits, must) {
  if (block.dataset.whole !== undefined) return null;
  // A row of a table is read as one: it is broken only where it has the screen to itself.
  if (block.dataset.row !== undefined && !must) return null;
  return block.dataset.parts !== undefined ? splitParts(block, fits, must) : splitText(block, fits, must);
}

/**
 * @param {HTMLElement} block
 * @param {Fits} fits
 * @param {boolean} must
 * @returns {HTMLElement | null}
 */
function splitParts(block, fits, must) {
  const parts = children(block).filter((c) => c.dataset.repeat === undefined);
  let at = parts.length;
  while (at > 0 && !fits()) parts[--at].remove();
  if (at === parts.length) return null;
  block.append(parts[at]);
  const rest = split(parts[at], fits, must && at === 0);
  if (rest === null) {
    if (at === 0) {
      block.append(...parts.slice(1));
      return null;
    }
    parts[at].remove();
  }
  const tail = /** @type {HTMLElement} */ (block.cloneNode(false));
  for (const label of children(block)) if (label.dataset.repeat !== undefined) tail.append(label.cloneNode(true));
  tail.append(...(rest === null ? [parts[at]] : [rest]), ...parts.slice(at + 1));
  if (tail.tagName === "OL") tail.setAttribute("start", String(Number(block.getAttribute("start") || 1) + at + (rest === null ? 0 : 1)));
  return tail;
}

/** @param {HTMLElement} block */
function children(block) {
  return /** @type {HTMLElement[]} */ (Array.from(block.children));
}

/**
 * @param {HTMLElement} block
 * @param {Fits} fits
 * @param {boolean} must
 * @returns {HTMLElement | null}
 */
function splitText(block, fits, must) {
  const text = block.textContent || "";
  const bound = bindings(block);
  for (const places of [ends(text, SENTENCE), ...(must ? [ends(text, CLAUSE), anywhere(text)] : [])]) {
    const rest = cutAtLast(block, apart(places, bound, text.length), fits);
    if (rest !== null) return rest;
  }
  return null;
}

/**
 * @param {string} text
 * @param {RegExp} marks
 * @returns {number[]}
 */
function ends(text, marks) {
  const found = Array.from(text.matchAll(marks), (m) => /** @type {number} */ (m.index) + m[0].length);
  return found.filter((n) => n < text.length);
}

/**
 * What holds together in a block of text: where it starts, where it ends, and whether it belongs to what stands
 * before it. A mark of sources does, a label of a cell belongs to the words behind it.
 *
 * @param {HTMLElement} block
 * @returns {[number, number, boolean][]}
 */
function bindings(block) {
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
  /** @type {[number, number, boolean][]} */
  const found = [];
  let at = 0;
  while (walker.nextNode()) {
    const node = /** @type {Text} */ (walker.currentNode);
    const around = /** @type {HTMLElement} */ (node.parentElement);
    if (around.matches(".cite, .td-head")) found.push([at, at + node.length, around.matches(".cite")]);
    at += node.length;
  }
  return found;
}

/**
 * The places without those that would part what holds together. The end of a sentence is behind its mark.
 *
 * @param {number[]} places
 * @param {[number, number, boolean][]} bound
 * @param {number} length
 */
function apart(places, bound, length) {
  const moved = places.map((n) => {
    const behind = bound.find(([start, , before]) => before && start === n);
    return behind === undefined ? n : behind[1];
  });
  return moved.filter((n) => n < length && !bound.some(([start, end, before]) => start < n && (before ? n < end : n <= end)));
}

/** @param {string} text */
function anywhere(text) {
  const found = [];
  for (let n = 1; n < text.length; n++) {
    if (NO_START.indexOf(text[n]) < 0 && NO_END.indexOf(text[n - 1]) < 0) found.push(n);
  }
  return found;
}

/**
 * Cut the block at the last of these places that lets it fit.
 *
 * @param {HTMLElement} block
 * @param {number[]} places
 * @param {Fits} fits
 * @returns {HTMLElement | null}
 */
function cutAtLast(block, places, fits) {
  const whole = Array.from(block.childNodes);
  const pristine = whole.map((n) => n.cloneNode(true));
  let low = 0;
  let high = places.length;
  /** @type {HTMLElement | null} */
  let rest = null;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    block.replaceChildren(...pristine.map((n) => n.cloneNode(true)));
    rest = cut(block, places[middle - 1]);
    if (fits()) low = middle;
    else high = middle - 1;
  }
  block.replaceChildren(...pristine);
  rest = low === 0 ? null : cut(block, places[low - 1]);
  return rest;
}

/**
 * Cut a block of text at an offset; returns what comes after.
 *
 * @param {HTMLElement} block
 * @param {number} offset
 * @returns {HTMLElement}
 */
function cut(block, offset) {
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
  let left = offset;
  let node = /** @type {Text} */ (walker.nextNode());
  while (left > node.length) {
    left -= node.length;
    node = /** @type {Text} */ (walker.nextNode());
  }
  const range = document.createRange();
  if (left === node.length) range.setStartAfter(outermost(node, block)); // nothing empty is left behind
  else range.setStart(node, left);
  range.setEnd(block, block.childNodes.length);
  const rest = /** @type {HTMLElement} */ (block.cloneNode(false));
  rest.append(range.extractContents());
  return rest;
}

/**
 * What ends together with a text, within a block.
 *
 * @param {Node} node
 * @param {HTMLElement} block
 * @returns {Node}
 */
function outermost(node, block) {
  let out = node;
  while (out.nextSibling === null && out.parentNode !== null && out.parentNode !== block) out = out.parentNode;
  return out;
}
