// The phone's own voice. Only a Chinese one that is on the phone itself: another would read nonsense, and a
// voice from the network would send the text away.

/** Dialects of the text's own language first. */
const WANTED = ["zh-cn", "cmn-cn", "zh-hans-cn", "zh", "cmn", "zh-sg", "zh-tw"];
/** A little slower than voices are by themselves. */
const RATE = 0.9;
const LONGEST = 60;
/** Voices may come late, and not every browser tells. */
const TRIES = 6;
const PAUSE = 500;

/**
 * Calls `found` once with a voice, if there is one.
 *
 * @param {(voice: Voice) => void} found
 */
export function findVoice(found) {
  const synthesis = window.speechSynthesis;
  if (!synthesis || typeof SpeechSynthesisUtterance === "undefined") return;
  let done = false;
  const look = () => {
    const chosen = done ? null : best(synthesis.getVoices());
    if (chosen === null) return;
    done = true;
    found(new Voice(synthesis, chosen));
  };
  look();
  synthesis.onvoiceschanged = look;
  for (let n = 1; n <= TRIES; n++) window.setTimeout(look, n * PAUSE);
}

/** @param {SpeechSynthesisVoice[]} voices @returns {SpeechSynthesisVoice | null} */
function best(voices) {
  for (const wanted of WANTED) {
    const voice = voices.find((v) => v.localService && v.lang.replace(/_/g, "-").toLowerCase() === wanted);
    if (voice !== undefined) return voice;
  }
  return null;
}

class Voice {
  /**
   * @param {SpeechSynthesis} synthesis
   * @param {SpeechSynthesisVoice} voice
   */
  constructor(synthesis, voice) {
    this.synthesis = synthesis;
    this.voice = voice;
    this.turn = 0;
    /** Kept, or some browsers forget it before its end. @type {SpeechSynthesisUtterance | null} */
    this.utterance = null;
  }

  /** @param {string[]} texts */
  async say(texts) {
    const turn = ++this.turn;
    this.synthesis.cancel();
    // Sentence by sentence: some browsers fall silent in the middle of a longer text.
    for (const text of texts) {
      for (const sentence of sentences(text)) {
        if (turn !== this.turn) return;
        await this._one(sentence);
      }
    }
  }

  /** @param {string} text @returns {Promise<void>} */
  _one(text) {
    return new Promise((done) => {
      const utterance = new SpeechSynthesisUtterance(text);
      utterance.voice = this.voice;
      utterance.lang = this.voice.lang;
      utterance.rate = RATE;
      utterance.onend = () => done();
      utterance.onerror = () => done();
      this.utterance = utterance;
      this.synthesis.speak(utterance);
    });
  }

  stop() {
    this.turn++;
    this.synthesis.cancel();
  }
}

/**
 * A text in pieces that are said in a few seconds.
 *
 * @param {string} text
 * @returns {string[]}
 */
function sentences(text) {
  const said = text.match(/[^。！？；…\n]+[。！？；…”」』）]*/g) || [];
  return said.flatMap((s) => (s.length <= LONGEST ? [s] : s.match(/[^，、：]+[，、：]*/g) || [s])).filter((s) => /[\u3400-\u9fff\w]/.test(s));
}
