// A finger that rests on a button, or slips on it, presses it too. A browser takes a touch that lasts, or that strays by more than
// three millimetres, for the beginning of something else and sends no click; older hands do both.

/** Milliseconds after a touch in which the browser's own click comes. */
const SOON = 80;
const PRESSED = "button, .attract";

export function pressSlowly() {
  /** @type {Element | null} */
  let under = null;
  let waiting = 0;
  let pressed = false;
  const capture = { capture: true };
  window.addEventListener("pointerdown", (event) => {
    window.clearTimeout(waiting);
    pressed = false;
    under = event.isPrimary && event.pointerType === "touch" ? pressable(event.target) : null;
  }, capture);
  window.addEventListener("pointerup", (event) => {
    const button = under;
    under = null;
    if (button === null || button !== pressable(document.elementFromPoint(event.clientX, event.clientY))) return;
    waiting = window.setTimeout(() => {
      pressed = true;
      /** @type {HTMLElement} */ (button).click();
    }, SOON);
  }, capture);
  window.addEventListener("click", (event) => {
    if (!event.isTrusted) return;
    window.clearTimeout(waiting);
    if (event.detail === 0 || !pressed) return;
    event.preventDefault(); // it comes late: the touch has pressed already
    event.stopImmediatePropagation();
  }, capture);
}

/** @param {EventTarget | null} target */
function pressable(target) {
  return target instanceof Element ? target.closest(PRESSED) : null;
}
