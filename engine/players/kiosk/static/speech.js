// Reading aloud, sentence by sentence. What can speak is put in with `use`, the best first; each sentence is said by
// the first that can say it, and one that none can say is passed over.

/** @typedef {import("./components/spoken.js").Utterance} Utterance */
/**
 * Something that speaks. `say` resolves when the sentence has come to its end or was stopped; `rate` is 1 or slower.
 *
 * @typedef {object} Voice
 * @property {(utterance: Utterance) => boolean} can
 * @property {(utterance: Utterance, rate: number) => Promise<void>} say
 * @property {() => void} stop
 * @property {(utterance: Utterance) => void} [prepare] it will be said next
 */
/** @typedef {"on" | "slow" | "off"} Pace `off`: only when asked */

/** Milliseconds behind a sentence, one that goes on, and before a list of options (Holland and Fletcher 2000). */
const PAUSE = 800;
const SHORT = 300;
/** Slow is longer pauses first: a voice that is stretched is understood less well. */
const SLOW = { rate: 0.9, pauses: 2 };

class Speech {
  constructor() {
    /** @type {Voice[]} */
    this.voices = [];
    this.speaking = false;
    /** @type {Pace} */
    this.pace = "on";
    this.turn = 0;
    /** Tells which sentence is being said; null when none is. @type {(utterance: Utterance | null) => void} */
    this.onSay = () => undefined;
    this.waiting = 0;
    /** @type {Voice | null} */
    this.now = null;
  }

  /** Whether 重听 is shown at all. */
  get available() {
    return this.voices.length > 0;
  }

  /** @param {Voice[]} voices */
  use(voices) {
    this.stop();
    this.voices = voices;
  }

  /**
   * Speak these; what was being said is broken off.
   *
   * @param {Utterance[]} utterances
   */
  async say(utterances) {
    this.stop();
    const turn = this.turn;
    const voiced = utterances.map((u) => /** @type {[Utterance, Voice | undefined]} */ ([u, this.voices.find((v) => v.can(u))]));
    const said = voiced.filter(([, voice]) => voice !== undefined);
    this.speaking = said.length > 0;
    const slow = this.pace === "slow";
    for (let n = 0; n < said.length && turn === this.turn; n++) {
      const voice = /** @type {Voice} */ (said[n][1]);
      this.now = voice;
      this.onSay(said[n][0]);
      if (n + 1 < said.length) prepare(said[n + 1]);
      await voice.say(said[n][0], slow ? SLOW.rate : 1).catch(() => undefined);
      if (turn === this.turn && n + 1 < said.length) await this._pause((/[，、：；—]$/.test(said[n][0].text) ? SHORT : PAUSE) * (slow ? SLOW.pauses : 1));
    }
    if (turn !== this.turn) return;
    this.speaking = false;
    this.now = null;
    this.onSay(null);
  }

  stop() {
    this.turn++;
    window.clearTimeout(this.waiting);
    if (!this.speaking) return;
    this.speaking = false;
    if (this.now !== null) this.now.stop();
    this.now = null;
    this.onSay(null);
  }

  /** @param {number} milliseconds @returns {Promise<void>} */
  _pause(milliseconds) {
    return new Promise((done) => {
      this.waiting = window.setTimeout(done, milliseconds);
    });
  }
}

/** @param {[Utterance, Voice | undefined]} next */
function prepare([utterance, voice]) {
  if (voice !== undefined && voice.prepare) voice.prepare(utterance);
}

export const speech = new Speech();
