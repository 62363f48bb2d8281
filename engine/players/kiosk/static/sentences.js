// A text split into utterances. Twin: speech/sentences.py.

const ENDS = new Set("。！？…；!?;\n");
const CLOSES = new Set("”’」』》〉）)】］]〕\"'");
const BLANK = new Set(" \t\r\n\u00a0\u200b\u3000\ufeff");
/** Where a sentence that is too long may be split; the half-width ones not between digits. */
const BREAKS = new Set("，,：:—");
const LIGHT_BREAKS = new Set("、");
/** Characters; at 220 a minute this is a quarter of a minute, about as much as one breath of reading aloud. */
export const MOST = 60;
/** A piece split off is not shorter, if it can be helped. */
const LEAST = 12;

/**
 * The utterances of `text` in order, without blanks around them and without those that say nothing.
 * @param {string} text
 * @returns {string[]}
 */
export function sentences(text) {
  const chars = Array.from(text);
  return ranges(text).map(([start, end]) => chars.slice(start, end).join(""));
}

/**
 * Where the utterances stand: half-open ranges of code points (not of UTF-16 units).
 * @param {string} text
 * @returns {[number, number][]}
 */
export function ranges(text) {
  const chars = Array.from(text);
  /** @type {[number, number][]} */
  const out = [];
  let start = 0;
  while (start < chars.length) {
    const end = endOf(chars, start);
    for (const piece of short(chars, ...trimmed(chars, start, end))) {
      if (chars.slice(piece[0], piece[1]).some(isSaid)) out.push(piece);
    }
    start = end;
  }
  return out;
}

/**
 * Behind the sentence that begins at `start`, with the marks and brackets that close it.
 * @param {string[]} chars
 * @param {number} start
 */
function endOf(chars, start) {
  let at = start;
  while (at < chars.length && !ENDS.has(chars[at])) at += 1;
  while (at < chars.length && (ENDS.has(chars[at]) || CLOSES.has(chars[at]))) {
    at += 1;
    if (chars[at - 1] === "\n") break;
  }
  return at;
}

/**
 * @param {string[]} chars
 * @param {number} start
 * @param {number} end
 * @returns {[number, number]}
 */
function trimmed(chars, start, end) {
  while (start < end && BLANK.has(chars[start])) start += 1;
  while (end > start && BLANK.has(chars[end - 1])) end -= 1;
  return [start, end];
}

/**
 * The piece itself, or pieces of at most `MOST` characters where its commas allow.
 * @param {string[]} chars
 * @param {number} start
 * @param {number} end
 */
function short(chars, start, end) {
  /** @type {[number, number][]} */
  const out = [];
  while (end - start > MOST) {
    const at = breakOf(chars, start, end);
    if (at < 0) break;
    out.push(trimmed(chars, start, at));
    start = trimmed(chars, at, end)[0];
  }
  out.push([start, end]);
  return out;
}

/**
 * Behind the last comma within reach, else the last 、, else the first mark after; −1 without any.
 * @param {string[]} chars
 * @param {number} start
 * @param {number} end
 */
function breakOf(chars, start, end) {
  let comma = -1;
  let light = -1;
  for (let at = start; at < end - 1; at += 1) {
    const isComma = BREAKS.has(chars[at]) && !isDigit(chars[at + 1]);
    if (!isComma && !LIGHT_BREAKS.has(chars[at])) continue;
    let behind = at + 1;
    while (behind < end && (CLOSES.has(chars[behind]) || BREAKS.has(chars[behind]))) behind += 1;
    if (behind >= end) break;
    if (behind - start > MOST) return comma > 0 ? comma : light > 0 ? light : behind;
    if (behind - start >= LEAST) {
      if (isComma) comma = behind;
      else light = behind;
    }
  }
  return comma > 0 ? comma : light;
}

/** @param {string} c */
function isDigit(c) {
  return c >= "0" && c <= "9";
}

/**
 * Whether a character is spoken: a letter, a digit, a Chinese character (also a rare one), ℃ and the like.
 * @param {string} c
 */
function isSaid(c) {
  const n = c.codePointAt(0) || 0;
  return (
    (n >= 0x30 && n <= 0x39) ||
    (n >= 0x41 && n <= 0x5a) ||
    (n >= 0x61 && n <= 0x7a) ||
    n === 0x3007 ||
    (n >= 0x2100 && n <= 0x218f) ||
    (n >= 0x2460 && n <= 0x249b) ||
    (n >= 0x3380 && n <= 0x33df) ||
    (n >= 0x3400 && n <= 0x9fff) ||
    (n >= 0xf900 && n <= 0xfaff) ||
    (n >= 0xff10 && n <= 0xff19) ||
    (n >= 0xff21 && n <= 0xff3a) ||
    (n >= 0xff41 && n <= 0xff5a) ||
    (n >= 0x20000 && n <= 0x3ffff)
  );
}
