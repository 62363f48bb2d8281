// One visit to the kiosk: a guest, or someone who signed in. A guest's progress lives in this object alone;
// a learner's is sent to the server and kept in the browser until the server has it.

import { ask, Refused } from "./api.js";

const PREFIX = "qingjing.save.";
const PAUSE = 3000;

/** @typedef {{ id: string, name: string, token: string, standings: Record<string, [string, string][]> }} Learner */

export class Visit {
  /**
   * @param {Storage} storage
   * @param {Learner | null} learner
   */
  constructor(storage, learner = null) {
    this.storage = storage;
    this.learner = learner;
    /** Sessions under way in this visit, by work. @type {Map<string, Record<string, any>>} */
    this.saves = new Map();
    /** Endings seen in this visit, by story. @type {Set<string>} */
    this.endings = new Set();
    this.sending = false;
    this.ended = false;
  }

  get guest() {
    return this.learner === null;
  }

  get learnerId() {
    return this.learner === null ? null : this.learner.id;
  }

  /**
   * @param {string} work
   * @returns {Promise<{ save: any, over: boolean, units: string[] }>}
   */
  async progress(work) {
    const here = this.saves.get(work);
    if (here !== undefined) return { save: here.save, over: here.over, units: [] };
    if (this.learner === null) return { save: null, over: false, units: [] };
    return this._authorised("GET", `/api/progress/${encodeURIComponent(work)}`);
  }

  /**
   * @param {string} work
   * @param {Record<string, any>} save
   * @param {boolean} over
   */
  keep(work, save, over) {
    this.saves.set(work, { save, over });
    if (this.learner === null) return;
    store(this.storage, PREFIX + JSON.stringify([this.learner.id, work]), JSON.stringify(save));
    this._send();
  }

  /** Bring what is kept here to the server; a later save replaces an earlier one. */
  async _send() {
    if (this.sending) return;
    this.sending = true;
    for (let waiting = this._waiting(); waiting.length > 0; waiting = this._waiting()) {
      const [key, work, text] = waiting[0];
      try {
        await this._authorised("PUT", `/api/progress/${encodeURIComponent(work)}`, { save: JSON.parse(text) });
      } catch (problem) {
        // The replay does not confirm it: trying again would not help.
        if (problem instanceof Refused && problem.status === 422) this.storage.removeItem(key);
        else await new Promise((go) => setTimeout(go, PAUSE));
        continue;
      }
      if (this.storage.getItem(key) === text) this.storage.removeItem(key);
    }
    this.sending = false;
    if (this.ended) this._signOut();
  }

  /** @returns {[string, string, string][]} */
  _waiting() {
    if (this.learner === null) return [];
    return kept(this.storage).filter(([, learner]) => this.learner !== null && learner === this.learner.id).map(([key, , work, text]) => [key, work, text]);
  }

  /**
   * A request for this learner. A server that was started anew has forgotten the visit: it begins again.
   *
   * @param {"GET" | "PUT"} method
   * @param {string} path
   * @param {any} body
   */
  async _authorised(method, path, body = undefined) {
    const learner = /** @type {Learner} */ (this.learner);
    try {
      return await ask(method, path, body, learner.token);
    } catch (problem) {
      if (!(problem instanceof Refused) || problem.status !== 401) throw problem;
      learner.token = (await ask("POST", "/api/visit", { person: learner.id })).token;
      return ask(method, path, body, learner.token);
    }
  }

  /** The learner is gone. What is still to be sent is sent; nothing else stays. */
  end() {
    this.ended = true;
    this.saves.clear();
    this.endings.clear();
    if (!this.sending) this._signOut();
  }

  _signOut() {
    if (this.learner === null) return;
    const token = this.learner.token;
    this.learner = null;
    ask("DELETE", "/api/visit", {}, token).catch(() => undefined);
  }
}

/**
 * Saves that a page which died could not send.
 *
 * @param {Storage} storage
 */
export async function sendLeftovers(storage) {
  for (const [key, person, work, text] of kept(storage)) {
    try {
      const { token } = await ask("POST", "/api/visit", { person });
      await ask("PUT", `/api/progress/${encodeURIComponent(work)}`, { save: JSON.parse(text) }, token);
      await ask("DELETE", "/api/visit", {}, token);
      storage.removeItem(key);
    } catch (problem) {
      if (problem instanceof Refused && problem.status < 500) storage.removeItem(key);
    }
  }
}

/** @param {Storage} storage @returns {[string, string, string, string][]} */
function kept(storage) {
  /** @type {[string, string, string, string][]} */
  const found = [];
  for (let n = 0; n < storage.length; n++) {
    const key = storage.key(n) || "";
    if (!key.startsWith(PREFIX)) continue;
    const [learner, work] = JSON.parse(key.slice(PREFIX.length));
    found.push([key, learner, work, storage.getItem(key) || ""]);
  }
  return found;
}

/**
 * @param {Storage} storage
 * @param {string} key
 * @param {string} text
 */
function store(storage, key, text) {
  try {
    storage.setItem(key, text);
  } catch (full) {
    // It stays in the visit, and the next save tries again.
  }
}
