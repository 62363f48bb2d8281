// Which branch of a scene each instruction stands in. Twin: `branches.py`.
//
// The compiler lays branches out one after another: an `unless` is followed by what it guards, a choice
// by the blocks of its options. A branch is named by what opens it, so that its name survives an edit
// elsewhere. Where code is laid out in another way the names are coarser, never wrong about a boundary
// that they draw.

import { fingerprint } from "./fingerprint.js";
import { flat, optionName } from "./words.js";

/**
 * The names of the branches around every instruction, outermost first; empty on the main road.
 *
 * @param {any[]} code
 */
export function branches(code) {
  /** @type {string[]} */
  const out = [];
  for (let n = 0; n <= code.length; n++) out.push("");
  walk(code, 0, code.length, "", out);
  return out;
}

/**
 * Name what stands from `at` to `end`; where a block ends, if only its own last jump tells.
 *
 * @param {any[]} code
 * @param {number} at
 * @param {number} end
 * @param {string} path
 * @param {string[]} out
 * @returns {number}
 */
function walk(code, at, end, path, out, { openEnd = false } = {}) {
  while (at < end) {
    out[at] = path;
    const ins = code[at];
    const op = Array.isArray(ins) ? ins[0] : "";
    if (op === "unless" && at < ins[2] && ins[2] <= end) {
      at = guarded(code, at, end, path, out);
    } else if (op === "choose" || op === "vote") {
      at = options(code, at, end, path, out);
    } else {
      at++;
      if (openEnd && op === "jump" && ins[1] === at) return at;
    }
  }
  return end;
}

/**
 * A condition's two sides; returns where they meet again.
 *
 * @param {any[]} code
 * @param {number} at
 * @param {number} end
 * @param {string} path
 * @param {string[]} out
 * @returns {number}
 */
function guarded(code, at, end, path, out) {
  const target = code[at][2];
  const test = fingerprint(flat(code[at][1]));
  walk(code, at + 1, target, `${path}/+${test}`, out);
  const last = code[target - 1];
  if (target - 1 > at && isJump(last) && target < last[1] && last[1] <= end) {
    walk(code, target, last[1], `${path}/-${test}`, out);
    return last[1];
  }
  return target;
}

/**
 * The blocks of a choice's options; returns where they gather.
 *
 * @param {any[]} code
 * @param {number} at
 * @param {number} end
 * @param {string} path
 * @param {string[]} out
 * @returns {number}
 */
function options(code, at, end, path, out) {
  /** @type {any[][]} */
  const blocks = code[at][2].filter((/** @type {any[]} */ o) => typeof o[1] === "number" && at < o[1] && o[1] < end);
  let meet = at + 1;
  for (let n = 0; n < blocks.length; n++) {
    const start = blocks[n][1];
    const inner = `${path}/${optionName(blocks[n])}`;
    if (n + 1 < blocks.length) {
      const next = blocks[n + 1][1];
      walk(code, start, next, inner, out);
      const last = code[next - 1];
      if (isJump(last) && blocks[blocks.length - 1][1] <= last[1] && last[1] <= end) meet = last[1];
    } else if (meet > start) {
      walk(code, start, meet, inner, out);
    } else {
      meet = walk(code, start, end, inner, out, { openEnd: true });
    }
  }
  return meet;
}

/** @param {any} ins */
function isJump(ins) {
  return Array.isArray(ins) && ins[0] === "jump";
}
