// The keys of clickers and keyboards. A cheap clicker sends arrows, a dear one PageDown, some F5 and a point.

import { timing } from "./commands.js";

/** @typedef {"next" | "back" | "blank" | "white" | "timer" | "goto" | "help" | "full" | "undo" | "speak" | "decide"} Press */

/** @type {Record<string, Press>} */
const KEYS = {
  PageDown: "next",
  ArrowRight: "next",
  ArrowDown: "next",
  " ": "next",
  Enter: "next",
  PageUp: "back",
  ArrowLeft: "back",
  ArrowUp: "back",
  Backspace: "back",
  b: "blank",
  ".": "blank",
  w: "white",
  t: "timer",
  g: "goto",
  "?": "help",
  "？": "help",
  h: "help",
  f: "full",
  F5: "full",
  r: "speak",
  ...Object.fromEntries(Array.from("123456789", (digit) => [digit, "decide"])),
};

/**
 * What a key means here, or null: keys for the browser, held keys and typing are left alone.
 *
 * @param {KeyboardEvent} event
 * @returns {Press | null}
 */
export function press(event) {
  if (event.defaultPrevented || event.isComposing) return null;
  const field = event.target;
  if (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement || field instanceof HTMLSelectElement) return null;
  if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "z") return "undo";
  if (event.ctrlKey || event.altKey || event.metaKey) return null;
  // The browser presses a button that has the focus.
  if (field instanceof HTMLButtonElement && (event.key === "Enter" || event.key === " ")) return null;
  return KEYS[event.key.length === 1 ? event.key.toLowerCase() : event.key] || null;
}

/**
 * @param {(press: Press, event: KeyboardEvent) => void} act a held key acts once
 * @param {() => boolean} off while this says so, nothing is meant for the room
 */
export function listen(act, off = () => false) {
  window.addEventListener("keydown", (event) => {
    if (off()) return;
    const meant = press(event);
    if (meant === null) return;
    event.preventDefault();
    if (!event.repeat) act(meant, event);
  });
}

/**
 * The command of a press, where it has one. A digit decides what the room left open.
 *
 * @param {Press} meant
 * @param {import("./view.js").View} view
 * @param {string} key
 * @returns {import("./commands.js").Command | null}
 */
export function commandOf(meant, view, key) {
  switch (meant) {
    case "decide": {
      const open = view.poll && view.poll.undecided && Number(key) <= view.poll.options.length;
      return open ? { do: "decide", choice: Number(key) - 1 } : null;
    }
    case "next":
      return { do: "next" };
    case "back":
    case "undo":
      return { do: "back" };
    case "blank":
      return { do: "blank", on: !view.blank };
    case "white":
      return { do: "blank", on: view.blank === "white" ? false : "white" };
    case "timer":
      return timing(view.timer && view.timer.running ? "pause" : "start");
    default:
      return null;
  }
}

export async function fullScreen() {
  try {
    if (document.fullscreenElement) await document.exitFullscreen();
    else await document.documentElement.requestFullscreen();
  } catch (refused) {
    // The browser wants a key or a touch first: the next one will do.
  }
}
