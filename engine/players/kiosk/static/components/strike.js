// A trembling finger strikes twice, and the second stroke would press what has just come to the same place: a page
// is skipped unread, an option chosen unseen. So a stroke that follows at once, at the same place or on the same key, is
// none (EN 301 549, 5.8: a time of up to half a second at least). What a pad writes is seen and can be erased: there each counts.

import { stopped } from "./dom.js";

/** Milliseconds from one stroke to the next, unless the page says otherwise; dots that a finger slips. */
const WITHIN = 400;
const SLIP = 48;
/** Keys that lead to another screen. */
const LEADING = ["Enter", " ", "ArrowRight", "ArrowLeft", "PageDown", "PageUp"];

export function strikeOnce() {
  let place = { at: -Infinity, x: 0, y: 0 };
  let struck = { at: -Infinity, key: "" };
  const capture = { capture: true };
  window.addEventListener("click", (event) => {
    if (event.detail === 0) return; // pressed by a key or a screen reader
    const before = place;
    place = { at: event.timeStamp, x: event.clientX, y: event.clientY };
    const near = Math.hypot(place.x - before.x, place.y - before.y) < SLIP;
    const pad = event.target instanceof Element && event.target.closest(".key") !== null;
    if (near && !pad && place.at - before.at < within()) stopped(event);
  }, capture);
  window.addEventListener("keydown", (event) => {
    if (event.repeat || !LEADING.includes(event.key) || event.target instanceof HTMLInputElement) return;
    const before = struck;
    struck = { at: event.timeStamp, key: event.key };
    if (before.key === struck.key && struck.at - before.at < within()) stopped(event);
  }, capture);
}

function within() {
  const { strike } = document.documentElement.dataset;
  return strike === undefined ? WITHIN : Number(strike);
}
