// Rendered clips: one file a sentence, looked up by voice and words (`engine/speech/README.md`).

/** @typedef {import("./components/spoken.js").Utterance} Utterance */
/** The part of a manifest that a page needs: voice → sentence → key and milliseconds. @typedef {Record<string, Record<string, [string, number]>>} Manifest */

/** A tenth of a second of nothing: what makes a telephone's browser let this element speak later by itself. */
const NOTHING = "data:audio/wav;base64,UklGRiQAAABXQVZFZm10IBAAAAABAAEAQB8AAEAfAAABAAgAZGF0YQAAAAA=";

export class Clips {
  /**
   * @param {(key: string) => string} address of a clip
   * @param {Manifest[]} manifests the work's own first
   */
  constructor(address, manifests = []) {
    this.address = address;
    this.manifests = manifests;
    this.audio = new Audio();
    this.ahead = new Audio();
    /** @type {(() => void) | null} */
    this.end = null;
  }

  /** @param {Utterance} utterance */
  can(utterance) {
    return this._key(utterance) !== null;
  }

  /** To be called while a finger is on the screen. */
  unlock() {
    this.audio.src = NOTHING;
    this.audio.play().catch(() => undefined);
  }

  /** @param {Utterance} utterance */
  prepare(utterance) {
    this.ahead.preload = "auto";
    this.ahead.src = this._address(utterance);
  }

  /**
   * @param {Utterance} utterance
   * @param {number} rate
   * @returns {Promise<void>}
   */
  say(utterance, rate) {
    return new Promise((done) => {
      const end = (this.end = () => {
        this.end = null;
        done();
      });
      this.audio.onended = end;
      this.audio.onerror = end;
      this.audio.src = this._address(utterance);
      this.audio.playbackRate = rate;
      this.audio.play().catch(end);
    });
  }

  stop() {
    this.audio.pause();
    if (this.end !== null) this.end();
  }

  /** @param {Utterance} utterance */
  _address(utterance) {
    return this.address(/** @type {string} */ (this._key(utterance)));
  }

  /** @param {Utterance} utterance @returns {string | null} */
  _key({ voice, text }) {
    for (const manifest of this.manifests) {
      const named = own(manifest, voice);
      const found = named && own(named, text);
      if (found) return found[0];
    }
    return null;
  }
}

/**
 * @template T
 * @param {Record<string, T>} record
 * @param {string} name
 * @returns {T | undefined}
 */
function own(record, name) {
  return Object.prototype.hasOwnProperty.call(record, name) ? record[name] : undefined;
}
