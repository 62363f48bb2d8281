// The lecturer's phone as a remote: two buttons that a thumb finds without looking.

import { button, h } from "/shared/components/dom.js";
import { Refused, ask } from "/shared/net/api.js";
import { nextStep } from "./console/label.js";
import { Commands } from "./commands.js";
import { Link } from "./net.js";
import { language, t } from "./texts.js";
import { asked } from "./view.js";

/** @typedef {import("./view.js").View} View */

const DIGITS = 6;
const BUZZ = 30;
const BRIEF = 5_000;

class Remote {
  /** @param {HTMLElement} app */
  constructor(app) {
    this.app = app;
    /** @type {View | null} */
    this.view = null;
    this.telling = 0;
    this.commands = new Commands((problem) => this.tell(t(`failed.${problem}`)));
    this.title = h("h1", { class: "remote-now" });
    this.then = h("p", { class: "remote-then" });
    this.state = h("p", { class: "remote-state", role: "status" });
    this.back = button("plain", t("back"), () => this.press({ do: "back" }), { data: { does: "back" } });
    this.next = button("primary", t("next.slide"), () => this.go(), { data: { does: "next" } });
    this.blank = button("plain", t("blank"), () => this.press({ do: "blank", on: !(this.view && this.view.blank) }), { "aria-pressed": "false", data: { does: "blank" } });
    this.link = new Link("console", { heard: (view) => this.show(view), denied: () => this.ask(), line: (up) => this.tell(up ? "" : t("lineDown"), !up) });
  }

  /** @param {string} problem */
  ask(problem = "") {
    const field = /** @type {HTMLInputElement} */ (h("input", { class: "field code", type: "text", inputmode: "numeric", maxlength: DIGITS, autocomplete: "off", "aria-label": t("remoteDigits") }));
    const enter = async () => {
      try {
        await ask("POST", "/api/enter", { digits: field.value });
        this.draw();
        this.link.start();
      } catch (refused) {
        this.ask(t(refused instanceof Refused ? "remoteWrong" : "join.busy"));
      }
    };
    const go = button("primary", t("enter"), enter, { disabled: true });
    field.addEventListener("input", () => {
      field.value = field.value.replace(/[^0-9]/g, "").slice(0, DIGITS);
      go.disabled = field.value.length !== DIGITS;
    });
    field.addEventListener("keydown", (event) => event.key === "Enter" && !go.disabled && go.click());
    this.app.replaceChildren(h("main", { class: "remote-door" }, h("h1", {}, t("remote")), h("p", {}, t("remoteAsk")), field, h("p", { class: "problem", role: "alert" }, problem), go));
    field.focus();
  }

  draw() {
    this.app.replaceChildren(h("main", { class: "remote" }, h("div", { class: "remote-words" }, this.title, this.then, this.state), h("div", { class: "remote-two" }, this.back, this.next), h("div", { class: "remote-low" }, this.blank)));
  }

  /** On the way back from sleep it only shows: what was pressed before is past. @param {View} view */
  show(view) {
    if (this.app.querySelector(".remote") === null) this.draw();
    this.view = view;
    this.title.textContent = (asked(view) || { ask: "" }).ask || named(view.slide) || view.room.title;
    this.then.textContent = view.next ? t("remoteThen", { text: named(view.next) || t("poll") }) : "";
    const { label, first } = nextStep(view);
    /** @type {HTMLElement} */ (this.next.firstElementChild).textContent = first === null ? label : t("atDesk", { text: label });
    this.next.disabled = first !== null || Boolean(view.room.over);
    this.blank.setAttribute("aria-pressed", String(Boolean(view.blank)));
    this.tell([view.blank ? t("isBlank") : "", view.poll && view.poll.phase === "open" ? t("votedOf", { n: view.poll.voted || 0, of: view.poll.seats || 0 }) : ""].filter(Boolean).join("，"), true);
  }

  go() {
    if (this.view !== null && nextStep(this.view).first === null) this.press({ do: "next" });
  }

  /** @param {import("./commands.js").Command} command */
  press(command) {
    if (navigator.vibrate) navigator.vibrate(BUZZ);
    this.commands.send(command);
  }

  /** @param {string} text @param {boolean} stays */
  tell(text, stays = false) {
    this.state.textContent = text;
    clearTimeout(this.telling);
    if (!stays) this.telling = window.setTimeout(() => (this.state.textContent = ""), BRIEF);
  }
}

/** What a slide is called: its title, or its first words. @param {any} slide */
function named(slide) {
  if (!slide) return "";
  if (slide.title) return slide.title;
  const b = (slide.blocks || [])[0];
  const text = b === undefined ? "" : String(b[0] === "said" ? `${b[1]}：${b[3]}` : Array.isArray(b[1]) ? b[1].join("，") : b[1]);
  return Array.from(text).slice(0, 28).join("");
}

language();
const made = new Remote(/** @type {HTMLElement} */ (document.getElementById("app")));
made.link.start();
