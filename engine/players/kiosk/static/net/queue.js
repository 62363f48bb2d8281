// Finished answers wait here until the server confirms them: in the browser's storage, so that they
// outlive the page and the browser.

import { ask } from "./api.js";
import { Mirror } from "./mirror.js";

const PREFIX = "qingjing.record.";
/** Records in one request; pauses between tries in milliseconds. */
const BATCH = 20;
const FIRST = 500;
const LONGEST = 15_000;

export class Queue {
  /** @param {Storage} storage */
  constructor(storage) {
    this.storage = storage;
    this.mirror = new Mirror();
    /** What the storage would not take. @type {Record<string, any>[]} */
    this.unstored = [];
    this.next = this.keys().reduce((most, key) => Math.max(most, parseInt(key.slice(PREFIX.length), 10) + 1), 0);
    this.sending = false;
    this.pause = FIRST;
    /** Called when nothing waits any more. @type {(() => void) | null} */
    this.onEmpty = null;
  }

  /** Take up what an earlier page left, and begin to send. */
  async start() {
    const left = await this.mirror.left().catch(() => /** @type {[string, string][]} */ ([]));
    for (const [key, text] of left) if (this.storage.getItem(key) === null) this._store(key, text);
    await this.flush();
  }

  keys() {
    const found = [];
    for (let n = 0; n < this.storage.length; n++) {
      const key = this.storage.key(n);
      if (key !== null && key.startsWith(PREFIX)) found.push(key);
    }
    return found.sort();
  }

  get length() {
    return this.keys().length + this.unstored.length;
  }

  /** @param {Record<string, any>} record */
  add(record) {
    const text = JSON.stringify(record);
    // A key of its own for every record: a page that starts must not write over what another one left.
    const key = `${PREFIX}${String(this.next++).padStart(10, "0")}.${record.session}.${record.seq}`;
    this.mirror.put(key, text).catch(() => undefined);
    if (!this._store(key, text)) this.unstored.push(record);
    this.flush();
  }

  /**
   * @param {string} key
   * @param {string} text
   */
  _store(key, text) {
    try {
      this.storage.setItem(key, text);
      return true;
    } catch (full) {
      return false;
    }
  }

  /** @param {string} key */
  _drop(key) {
    this.storage.removeItem(key);
    this.mirror.remove(key).catch(() => undefined);
  }

  /** Send what waits, in order, until nothing is left. */
  async flush() {
    if (this.sending) return;
    this.sending = true;
    try {
      while (this.length > 0) {
        if (await this._batch()) this.pause = FIRST;
        else {
          await new Promise((go) => setTimeout(go, this.pause));
          this.pause = Math.min(this.pause * 2, LONGEST);
        }
      }
    } finally {
      this.sending = false;
    }
    if (this.onEmpty !== null) this.onEmpty();
  }

  /** One request; false when it has to be tried again. */
  async _batch() {
    const keys = this.keys().slice(0, BATCH);
    const records = keys.map((key) => parsed(this.storage.getItem(key)));
    const unstored = this.unstored.slice(0, BATCH - keys.length);
    try {
      const answer = await ask("POST", "/api/records", { records: [...records.filter((r) => r !== null), ...unstored] });
      const confirmed = new Set(answer.confirmed.map((/** @type {[string, number]} */ c) => c.join("/")));
      // What cannot be read here will never be confirmed.
      keys.forEach((key, n) => {
        if (records[n] === null || confirmed.has(named(records[n]))) this._drop(key);
      });
      this.unstored = this.unstored.filter((r) => !confirmed.has(named(r)));
      return confirmed.size > 0 || this.length === 0;
    } catch (problem) {
      return false;
    }
  }
}

/** @param {Record<string, any>} record */
function named(record) {
  return `${record.session}/${record.seq}`;
}

/** @param {string | null} text */
function parsed(text) {
  try {
    return JSON.parse(text || "");
  } catch (problem) {
    return null;
  }
}
