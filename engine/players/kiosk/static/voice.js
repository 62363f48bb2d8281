// The phone's own voice. Only a Chinese one that is on the phone itself: another would read nonsense, and a
// voice from the network would send the text away.

/** Dialects of the text's own language first. */
const WANTED = ["zh-cn", "cmn-cn", "zh-hans-cn", "zh", "cmn", "zh-sg", "zh-tw"];
/** A little slower than voices are by themselves. */
const RATE = 0.9;
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
    /** Kept, or some browsers forget it before its end. @type {SpeechSynthesisUtterance | null} */
    this.utterance = null;
  }

  can() {
    return true;
  }

  /**
   * One sentence: some browsers fall silent in the middle of a longer text.
   *
   * @param {{ text: string }} said
   * @param {number} rate
   * @returns {Promise<void>}
   */
  say({ text }, rate) {
    return new Promise((done) => {
      this.synthesis.cancel();
      const utterance = new SpeechSynthesisUtterance(text);
      utterance.voice = this.voice;
      utterance.lang = this.voice.lang;
      utterance.rate = RATE * rate;
      utterance.onend = () => done();
      utterance.onerror = () => done();
      this.utterance = utterance;
      this.synthesis.speak(utterance);
    });
  }

  stop() {
    this.synthesis.cancel();
  }
}
