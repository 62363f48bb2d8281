// What one file keeps on the phone: how far one is, what was done, the name. A phone that forbids it still plays.

const PREFIX = "qingjing.file.";
const NAME = "qingjing.name";

/**
 * What was done: shown on the result page, and kept until the next time.
 *
 * @typedef {{ at: number, right: number, answered: number, endings: string[], code: string }} Result
 */
/** @typedef {{ save: any, over: boolean, endings: Record<string, string>, seen: string[], result: Result | null }} Progress */
/**
 * What keeps progress. `lasting`: whether anything stays when the page is closed; `reported` is told what the
 * session reports.
 *
 * @typedef {object} Keeping
 * @property {Progress} progress
 * @property {boolean} lasting
 * @property {string} name
 * @property {() => boolean} store
 * @property {(record: Record<string, any>) => void} reported
 */

export class Kept {
  /** @param {string} work */
  constructor(work) {
    this.key = PREFIX + work;
    /** @type {Progress} */
    this.progress = { save: null, over: false, endings: {}, seen: [], result: null };
    const found = parsed(read(this.key));
    if (found !== null) Object.assign(this.progress, found);
    /** Whether anything stays when the page is closed. */
    this.lasting = this.store();
  }

  store() {
    return write(this.key, JSON.stringify(this.progress));
  }

  /** Nobody asks for it on a phone. @param {Record<string, any>} _record */
  reported(_record) {}

  get name() {
    return read(NAME) || "";
  }

  set name(text) {
    write(NAME, text);
  }
}

/** @param {string | null} text @returns {Progress | null} */
function parsed(text) {
  try {
    const found = JSON.parse(text || "null");
    return found !== null && typeof found.over === "boolean" && Array.isArray(found.seen) ? found : null;
  } catch (damaged) {
    return null;
  }
}

/** @param {string} key @returns {string | null} */
function read(key) {
  try {
    return window.localStorage.getItem(key);
  } catch (forbidden) {
    return null;
  }
}

/** @param {string} key @param {string} text */
function write(key, text) {
  try {
    window.localStorage.setItem(key, text);
    return true;
  } catch (forbidden) {
    return false;
  }
}
