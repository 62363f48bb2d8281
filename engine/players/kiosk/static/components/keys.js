// The keyboard: everything that touch can do. And what a kiosk's keyboard must not do: leave, print, zoom.

import { stopped } from "./dom.js";

/** @typedef {import("./frame.js").Frame} Frame */

const FORWARD = ["Enter", " ", "ArrowRight", "PageDown"];
const BACK = ["ArrowLeft", "PageUp"];

/** @param {Frame} frame */
export function listen(frame) {
  window.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.target instanceof HTMLInputElement) return;
    const start = /** @type {HTMLElement | null} */ (document.querySelector(".attract .start"));
    if (start !== null && (event.key === "Enter" || event.key === " ") && document.activeElement === document.body) start.click();
    if (pressed(frame, event)) event.preventDefault();
  });
}

/**
 * @param {Frame} frame
 * @param {KeyboardEvent} event
 * @returns {boolean} whether the key did something
 */
function pressed(frame, event) {
  if (frame.view === null || event.repeat) return false;
  const onButton = document.activeElement instanceof HTMLButtonElement;
  if (event.key === "Enter" || event.key === " ") {
    if (onButton) return false; // the browser presses it
    frame.forward();
    return true;
  }
  if (FORWARD.includes(event.key)) return done(() => frame.forward());
  if (BACK.includes(event.key)) return done(() => frame.back());
  if (event.key === "+" || event.key === "=") return done(() => frame.resize(frame.size + 1));
  if (event.key === "-") return done(() => frame.resize(frame.size - 1));
  if (event.key === "ArrowDown" || event.key === "ArrowUp") return moved(frame, event.key === "ArrowDown" ? 1 : -1);
  return digit(frame, event.key);
}

/** @param {() => void} run */
function done(run) {
  run();
  return true;
}

/**
 * A digit presses the option that has this number, or the key of a pad.
 *
 * @param {Frame} frame
 * @param {string} key
 */
function digit(frame, key) {
  const pad = /** @type {HTMLElement | null} */ (frame.actions.querySelector(`[data-key="${CSS.escape(key.toUpperCase())}"]`));
  const option = /^[1-9]$/.test(key) ? /** @type {HTMLElement | null} */ (frame.actions.querySelector(`[data-n="${key}"]:not([hidden])`)) : null;
  const found = pad || option;
  if (found === null) return false;
  found.click();
  return true;
}

/**
 * @param {Frame} frame
 * @param {number} by
 */
function moved(frame, by) {
  const all = /** @type {HTMLElement[]} */ (Array.from(frame.body.querySelectorAll("main button, nav button"))).filter((b) => b.offsetParent !== null && !(/** @type {HTMLButtonElement} */ (b).disabled));
  if (all.length === 0) return false;
  const at = all.indexOf(/** @type {HTMLElement} */ (document.activeElement));
  all[at < 0 ? (by > 0 ? 0 : all.length - 1) : (at + by + all.length) % all.length].focus();
  return true;
}

/** Keep the page where it is: no menu, no dragging, no zoom, no leaving, no printing. */
export function lockDown() {
  const never = (/** @type {Event} */ event) => event.preventDefault();
  for (const type of ["contextmenu", "dragstart", "selectstart", "gesturestart"]) document.addEventListener(type, never);
  window.addEventListener("wheel", (event) => event.ctrlKey && event.preventDefault(), { passive: false });
  window.addEventListener("touchmove", (event) => event.touches.length > 1 && event.preventDefault(), { passive: false });
  // The side buttons of a mouse go through the history.
  window.addEventListener("mouseup", (event) => event.button > 2 && event.preventDefault());
  window.addEventListener(
    "keydown",
    (event) => {
      const command = event.ctrlKey || event.altKey || event.metaKey;
      if (command || /^F\d+$/.test(event.key) || event.key.startsWith("Browser")) stopped(event);
    },
    { capture: true },
  );
}
