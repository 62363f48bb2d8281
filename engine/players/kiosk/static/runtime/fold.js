// Typed answers compared as people mean them, code point by code point. Twin: `fold.py`.

const LIMIT = Number.MAX_SAFE_INTEGER;
const SCALE = 1000000;
// Two languages strip different characters, so the blank ones are named here.
export const SPACES = " \t\r\n\u3000\u00a0";
const DIGITS = new Map(/** @type {[string, number][]} */ ([
  ["零", 0], ["〇", 0], ["一", 1], ["二", 2], ["两", 2], ["三", 3], ["四", 4], ["五", 5], ["六", 6], ["七", 7], ["八", 8], ["九", 9],
  ["0", 0], ["1", 1], ["2", 2], ["3", 3], ["4", 4], ["5", 5], ["6", 6], ["7", 7], ["8", 8], ["9", 9],
]));
const UNITS = new Map(/** @type {[string, number][]} */ ([["十", 10], ["百", 100], ["千", 1000], ["万", 10000]]));
const DROPPED = new Set(SPACES + "，。、；：！？“”‘’「」『』《》〈〉（）()\"',.;:!?·");

/**
 * One spelling for full and half width, letter case, spaces, punctuation and Chinese numerals.
 *
 * Only ASCII letters change case: a general case table differs between languages. A point between two
 * digits stays: 3.5 is not 35.
 *
 * @param {string} text
 */
export function fold(text) {
  const narrowed = Array.from(text, narrow);
  const out = narrowed.filter(
    (c, n) => !DROPPED.has(c) || (c === "." && isDigit(narrowed, n - 1) && isDigit(narrowed, n + 1)),
  );
  return numerals(out);
}

/**
 * Half width and, for ASCII, lower case.
 *
 * @param {string} c
 */
function narrow(c) {
  if (c.length > 1) return c;
  let code = c.charCodeAt(0);
  if (code >= 0xff01 && code <= 0xff5e) code -= 0xfee0;
  if (code >= 0x41 && code <= 0x5a) code += 0x20;
  return String.fromCharCode(code);
}

/**
 * @param {string[]} chars
 * @param {number} at
 */
function isDigit(chars, at) {
  return at >= 0 && at < chars.length && chars[at] >= "0" && chars[at] <= "9";
}

/**
 * Every run of numerals as digits: 二十 and 2十 are 20, 3万 is 30000, 一九三六 is 1936.
 *
 * @param {string[]} chars
 */
function numerals(chars) {
  let out = "";
  /** @type {string[]} */
  let run = [];
  for (const c of chars) {
    if (DIGITS.has(c) || UNITS.has(c)) {
      run.push(c);
      continue;
    }
    out += read(run) + c;
    run = [];
  }
  return out + read(run);
}

/** @param {string[]} run */
function read(run) {
  if (run.some((c) => UNITS.has(c))) return String(value(run));
  return run.map((c) => DIGITS.get(c)).join("");
}

/** @param {string[]} run */
function value(run) {
  let total = 0;
  let section = 0;
  let digit = 0;
  for (const c of run) {
    const found = DIGITS.get(c);
    if (found !== undefined) {
      digit = digit * 10 + found;
    } else if (c === "万") {
      total += (section + digit || 1) * 10000;
      section = digit = 0;
    } else {
      section += (digit || 1) * (UNITS.get(c) || 1);
      digit = 0;
    }
    // What is rounded lies above the limit already.
    if (total > LIMIT || section > LIMIT || digit > LIMIT) return LIMIT;
  }
  return Math.min(total + section + digit, LIMIT);
}

/**
 * A decimal number in millionths, or nothing when the text is no such number.
 *
 * Integers only, because two languages must agree to the last digit; what is smaller than a millionth
 * is left out, and numbers above nine thousand million are none.
 *
 * @param {string} text
 * @returns {number | null}
 */
export function millionths(text) {
  const narrowed = [...text].filter((c) => !SPACES.includes(c)).map((c) => narrow(c === "−" ? "-" : c));
  const signed = narrowed[0] === "-" || narrowed[0] === "+";
  const kept = narrowed.slice(signed ? 1 : 0).join("");
  const dot = kept.indexOf(".");
  const whole = fold(dot < 0 ? kept : kept.slice(0, dot) || "0");
  const part = fold(dot < 0 ? "" : kept.slice(dot + 1));
  if (!areDigits(whole) || (dot >= 0 && !areDigits(part))) return null;
  const found = Number(whole) * SCALE + Number((part + "000000").slice(0, 6));
  if (found > LIMIT) return null;
  return narrowed[0] === "-" ? 0 - found : found;
}

/** @param {string} text */
function areDigits(text) {
  return /^[0-9]{1,15}$/.test(text);
}
