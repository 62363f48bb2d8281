// The console's first line: where we are, what time it is, who is here, and that everything is kept.

import { button, h } from "/shared/components/dom.js";
import { hour, span } from "../clock.js";
import { timing } from "../commands.js";
import { t } from "../texts.js";

/** @typedef {import("../view.js").View} View */
/** @typedef {import("../clock.js").Clock} Clock */

const MINUTE = 60;

export class Top {
  /**
   * @param {Clock} clock
   * @param {{ send: (command: import("../commands.js").Command) => void, sure: (title: string, text: string, yes: string, run: () => void) => void }} host
   * @param {HTMLElement[]} more buttons at the end
   */
  constructor(clock, host, more) {
    this.clock = clock;
    /** @type {View | null} */
    this.view = null;
    this.title = h("h1", {}, t("console"));
    this.where = h("p", { class: "top-where" });
    this.hour = h("p", { class: "top-hour" });
    this.time = h("p", { class: "top-time", role: "timer" });
    this.phones = h("p", { class: "top-phones" });
    this.saved = h("p", { class: "top-saved" });
    this.running = button("small", t("timerStart"), () => host.send(timing(this.isRunning ? "pause" : "start")), { data: { does: "timer" } });
    const extend = button("small", t("timerMore"), () => host.send(timing("extend", MINUTE)), { data: { does: "extend" } });
    const reset = button("small", t("timerReset"), () => host.sure(t("timerReset"), t("timerResetAsk"), t("timerReset"), () => host.send(timing("reset"))), { data: { does: "reset" } });
    this.element = h("header", { class: "top" }, h("div", { class: "top-place" }, this.title, this.where), h("div", { class: "top-clock" }, this.hour, this.time, this.running, extend, reset), h("div", { class: "top-state" }, this.phones, this.saved), h("div", { class: "top-more" }, ...more));
    setInterval(() => this.tick(), 500);
  }

  get isRunning() {
    return Boolean(this.view && this.view.timer && this.view.timer.running);
  }

  /** @param {View} view */
  show(view) {
    this.view = view;
    this.title.textContent = view.room.title;
    const slide = view.slide;
    const at = slide && slide.of && slide.of > 1 ? t("slideAt", { n: slide.at || 1, of: slide.of }) : "";
    this.where.textContent = [slide && slide.where, at].filter(Boolean).join(" · ");
    const { online = 0, gone = 0, shared = 0 } = view.phones || {};
    this.phones.textContent = [t("online", { n: online }), gone > 0 ? t("gone", { n: gone }) : "", shared > 0 ? t("shared", { n: shared }) : "", view.heads ? t("headsAre", { n: view.heads }) : ""].filter(Boolean).join("，");
    this.saved.textContent = view.saved ? t("saved", { at: hour(view.saved, true) }) : "";
    const label = /** @type {HTMLElement} */ (this.running.firstElementChild);
    label.textContent = t(this.isRunning ? "timerPause" : "timerStart");
    this.tick();
  }

  tick() {
    this.hour.textContent = hour(this.clock.now);
    const timer = this.view === null ? undefined : this.view.timer;
    if (timer === undefined) return;
    const left = this.clock.left(timer);
    // Where a time is set, what was used follows from it.
    const used = typeof timer.elapsed === "number" || left === null || typeof timer.of !== "number" ? this.clock.elapsed(timer) : timer.of - left;
    this.time.textContent = left === null ? t("elapsed", { time: span(used) }) : t("elapsedLeft", { time: span(used), left: span(left) });
    this.time.dataset.over = String(left !== null && left < 0);
  }
}
