// The way out, for the staff: hold the top left corner, then the PIN.

import { ask, Refused } from "../net/api.js";
import { keys } from "./pads.js";
import { h } from "./dom.js";
import { t } from "../texts.js";

/** @typedef {import("./frame.js").Frame} Frame */

/** Milliseconds to hold; the corner's part of the shorter side. */
const HOLD = 3000;
const CORNER = 0.12;
const PIN_KEYS = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "", "0"];

/** @param {() => void} held */
export function corner(held) {
  let timer = 0;
  const stop = () => window.clearTimeout(timer);
  window.addEventListener("pointerdown", (event) => {
    stop();
    const most = Math.min(window.innerWidth, window.innerHeight) * CORNER;
    if (event.clientX < most && event.clientY < most) timer = window.setTimeout(held, HOLD);
  });
  for (const type of ["pointerup", "pointercancel", "pointerleave"]) window.addEventListener(type, stop);
}

/**
 * @param {Frame} frame
 * @param {() => void} stay
 */
export function askPin(frame, stay) {
  let pin = "";
  const draw = () =>
    frame.show({
      name: "pin",
      title: t("pinTitle"),
      pinned: () => [h("p", { class: "written", role: "status", "aria-label": String(pin.length) }, "●".repeat(pin.length) || "　")],
      pad: () => keys([...PIN_KEYS, t("erase")], 3, press),
      primary: { label: t("leave"), run: leave },
      beside: [{ label: t("cancel"), run: stay }],
      back: null,
      home: null,
    });
  const press = (/** @type {string} */ key) => {
    pin = key === t("erase") ? pin.slice(0, -1) : (pin + key).slice(0, 8);
    draw();
  };
  const leave = async () => {
    try {
      await ask("POST", "/api/exit", { pin });
      frame.say(t("closing"));
    } catch (problem) {
      const wait = problem instanceof Refused ? problem.body.wait : 0;
      pin = "";
      draw();
      frame.say(wait ? t("pinWait", { n: wait }) : t("pinWrong"));
    }
  };
  draw();
}
