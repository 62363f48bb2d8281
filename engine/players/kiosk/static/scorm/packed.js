// Text made short, in signs that every platform keeps: LZW over UTF-8, six bits to a sign.

const SIGNS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
/** Codes are at most so many bits long; a full table stays as it is. */
const WIDEST = 14;

/**
 * @param {string} text
 * @returns {string}
 */
export function packed(text) {
  const bytes = new TextEncoder().encode(text);
  const out = new Bits();
  /** @type {Map<number, number>} */
  const table = new Map();
  let next = 256;
  let width = 9;
  let run = bytes.length > 0 ? bytes[0] : -1;
  for (let n = 1; n < bytes.length; n++) {
    const key = run * 256 + bytes[n];
    const known = table.get(key);
    if (known !== undefined) {
      run = known;
      continue;
    }
    out.write(run, width);
    if (next < 1 << WIDEST) {
      if (next === 1 << width) width++;
      table.set(key, next++);
    }
    run = bytes[n];
  }
  if (run >= 0) out.write(run, width);
  return out.end();
}

/**
 * What `packed` was given; nothing where the signs are no such text.
 *
 * @param {string} signs
 * @returns {string | null}
 */
export function unpacked(signs) {
  /** @type {number[][]} */
  const table = [];
  /** @type {number[]} */
  const out = [];
  let width = 9;
  let bits = 0;
  let held = 0;
  /** @type {number[] | null} */
  let last = null;
  for (const sign of signs) {
    const value = SIGNS.indexOf(sign);
    if (value < 0) return null;
    held = (held << 6) | value;
    bits += 6;
    if (bits < width) continue;
    bits -= width;
    const code = held >>> bits;
    held &= (1 << bits) - 1;
    /** @type {number[] | undefined} */
    let run = code < 256 ? [code] : table[code - 256];
    if (last !== null && 256 + table.length < 1 << WIDEST) {
      if (run === undefined && code === 256 + table.length) run = [...last, last[0]];
      if (run === undefined) return null;
      table.push([...last, run[0]]);
    }
    if (run === undefined) return null;
    for (const byte of run) out.push(byte);
    last = run;
    // The writer's table is one entry ahead of this one.
    if (width < WIDEST && 256 + table.length + 1 > 1 << width) width++;
  }
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(new Uint8Array(out));
  } catch (damaged) {
    return null;
  }
}

class Bits {
  constructor() {
    this.signs = "";
    this.held = 0;
    this.count = 0;
  }

  /**
   * @param {number} code
   * @param {number} width
   */
  write(code, width) {
    this.held = (this.held << width) | code;
    this.count += width;
    while (this.count >= 6) {
      this.count -= 6;
      this.signs += SIGNS[(this.held >>> this.count) & 63];
      this.held &= (1 << this.count) - 1;
    }
  }

  end() {
    if (this.count > 0) this.signs += SIGNS[(this.held << (6 - this.count)) & 63];
    return this.signs;
  }
}
