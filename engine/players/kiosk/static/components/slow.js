// A finger that rests on a button, or slips on it, presses it too, and so does one beside a hand that lies on the screen. A browser
// takes a touch that lasts, that strays by more than three millimetres or that is not the only one for the beginning of
// something else and sends no click; older hands do all three.

import { stopped } from "./dom.js";

/** Milliseconds after a touch in which the browser's own click comes; of a touch that is a hand put down, no press. */
const SOON = 80;
const PUT_DOWN = 5000;
const PRESSED = "button, .attract";

export function pressSlowly() {
  /** What lies under each finger, and since when. @type {Map<number, { button: Element, at: number }>} */
  const fingers = new Map();
  let waiting = 0;
  let pressed = false;
  const capture = { capture: true };
  window.addEventListener("pointerdown", (event) => {
    window.clearTimeout(waiting);
    pressed = false;
    const button = pressable(event.target);
    if (event.pointerType === "touch" && button !== null) fingers.set(event.pointerId, { button, at: event.timeStamp });
  }, capture);
  window.addEventListener("pointerup", (event) => {
    const finger = fingers.get(event.pointerId);
    fingers.delete(event.pointerId);
    if (finger === undefined || event.timeStamp - finger.at > PUT_DOWN) return;
    const { button } = finger;
    const { clientX, clientY } = event;
    if (button !== pressable(document.elementFromPoint(clientX, clientY))) return;
    waiting = window.setTimeout(() => {
      pressed = true;
      if (button instanceof HTMLButtonElement && button.disabled) return;
      // Not `click()`: where it was matters to whoever tells a second stroke from another one.
      button.dispatchEvent(new MouseEvent("click", { detail: 1, clientX, clientY, bubbles: true, cancelable: true }));
    }, SOON);
  }, capture);
  window.addEventListener("pointercancel", (event) => fingers.delete(event.pointerId), capture);
  window.addEventListener("click", (event) => {
    if (!event.isTrusted) return;
    window.clearTimeout(waiting);
    if (event.detail > 0 && pressed) stopped(event); // it comes late: the touch has pressed already
  }, capture);
}

/** @param {EventTarget | null} target */
function pressable(target) {
  return target instanceof Element ? target.closest(PRESSED) : null;
}
