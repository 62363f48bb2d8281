// Reading aloud. There is no voice yet: whatever can speak is put in with `use`, and the rest follows.

/**
 * Something that speaks. `say` resolves when it has come to its end or was stopped.
 *
 * @typedef {object} Voice
 * @property {(texts: string[]) => Promise<void>} say
 * @property {() => void} stop
 */

class Speech {
  constructor() {
    /** @type {Voice | null} */
    this.voice = null;
    this.speaking = false;
    this.turn = 0;
  }

  /** Whether 重听 is shown at all. */
  get available() {
    return this.voice !== null;
  }

  /** @param {Voice | null} voice */
  use(voice) {
    this.stop();
    this.voice = voice;
  }

  /**
   * Speak these texts, one after the other; what was being said is broken off.
   *
   * @param {string[]} texts
   */
  say(texts) {
    this.stop();
    const voice = this.voice;
    if (voice === null || texts.length === 0) return;
    const turn = this.turn;
    this.speaking = true;
    voice.say(texts).then(
      () => this._ended(turn),
      () => this._ended(turn),
    );
  }

  stop() {
    this.turn++;
    if (this.speaking && this.voice !== null) this.voice.stop();
    this.speaking = false;
  }

  /** @param {number} turn */
  _ended(turn) {
    if (turn === this.turn) this.speaking = false;
  }
}

export const speech = new Speech();
