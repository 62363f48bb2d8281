// Reads every new screen aloud, a moment after it came. Whoever touches the screen does not listen any more.

import { speech } from "./speech.js";

/** Milliseconds; long enough to touch on without hearing half a word. */
const QUIET = 600;

export class Aloud {
  /** @param {import("./components/frame.js").Frame} frame */
  constructor(frame) {
    this.frame = frame;
    this.timer = 0;
    window.addEventListener("pointerdown", () => this.hush(), { capture: true });
    window.addEventListener("pagehide", () => this.hush());
  }

  /** A screen is there. */
  shown() {
    this.hush();
    if (speech.available && speech.pace !== "off") this.timer = window.setTimeout(() => this.frame.speak(), QUIET);
  }

  hush() {
    speech.stop();
    window.clearTimeout(this.timer);
  }
}
