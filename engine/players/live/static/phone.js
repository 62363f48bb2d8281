// A phone in the room: comes in by four digits, answers with big buttons, sees what came out.

import { button, h } from "/shared/components/dom.js";
import { pressSlowly } from "/shared/components/slow.js";
import { Refused } from "/shared/net/api.js";
import { Clock } from "./clock.js";
import { Link } from "./net.js";
import { form } from "./phone/forms.js";
import { closed, result } from "./phone/result.js";
import { People } from "./phone/people.js";
import { join, kept } from "./phone/seat.js";
import { Votes } from "./phone/votes.js";
import { language, t } from "./texts.js";

/** @typedef {import("./view.js").View} View */
/** @typedef {import("./phone/forms.js").Form} Form */

const SIZE = "qingjing.live.size";
const DIGITS = 4;
const AGAIN = 2_000;
/** Why a seat is not given; anything else is a wrong code. */
const REFUSED = ["closed", "over", "full"];

class Phone {
  /** @param {HTMLElement} app */
  constructor(app) {
    this.app = app;
    this.clock = new Clock();
    /** @type {View | null} */
    this.view = null;
    this.code = (window.location.pathname.match(/^\/(\d{4})$/) || [])[1] || "";
    this.screen = "";
    /** @type {Form | null} */
    this.form = null;
    this.joining = false;
    this.people = new People({
      to: (at) => this.enter(this.code, { at }),
      more: () => this.enter(this.code, { again: true }),
      sign: (person) => this.enter(this.code, { person }),
    });
    this.size = button("size", t("bigText"), () => this.resize(document.documentElement.dataset.size !== "2"), { "aria-pressed": "false" });
    this.line = h("p", { class: "line", role: "status", hidden: true }, t("connecting"));
    this.main = h("main", {});
    this.status = h("p", { class: "vote-state", role: "status" });
    app.replaceChildren(h("header", {}, this.people.button, this.size), this.people.panel, this.line, this.main);
    /** @type {Map<string, Votes>} */
    this.all = new Map();
    this.votes = this._votes("");
    this.link = new Link("phone", {
      heard: (view) => this.show(view),
      denied: () => this.enter(this.code),
      line: (up) => (this.line.hidden = up),
    });
    this.resize(read(SIZE) === "2");
  }

  begin() {
    const before = kept();
    if (this.code === "" && before !== null) this.code = before.code;
    if (this.code === "") this.ask("");
    else this.enter(this.code);
  }

  /** @param {string} seat */
  _votes(seat) {
    const found = this.all.get(seat) || new Votes(seat, () => this.voted(), () => this.enter(this.code));
    this.all.set(seat, found);
    return found;
  }

  /**
   * Take a seat; the page goes on from where the room is.
   *
   * @param {string} code
   * @param {{ at?: number, again?: boolean, person?: string }} how
   */
  async enter(code, how = {}) {
    if (this.joining) return;
    this.joining = true;
    try {
      const mine = await join(code, how);
      this.code = code;
      this.people.show(mine);
      for (const { seat } of mine.seats) this._votes(seat).resume();
      this.votes = this._votes(mine.seats[mine.at].seat);
      this.screen = "";
      this.link.anew();
    } catch (problem) {
      if (problem instanceof Refused && problem.status !== 429 && problem.status < 500) {
        const why = problem.body && problem.body.error;
        this.ask(code, t(REFUSED.includes(why) ? `join.${why}` : "join.wrong"));
      } else {
        if (this.screen === "join") this.ask(code, t("join.busy"));
        else this.line.hidden = false;
        setTimeout(() => this.enter(code, how), AGAIN * (0.7 + Math.random() * 0.6));
      }
    } finally {
      this.joining = false;
    }
  }

  /** The four digits of the room. @param {string} code @param {string} problem */
  ask(code, problem = "") {
    this.link.stop();
    this.screen = "join";
    this.people.button.hidden = true;
    this.people.toggle(false);
    this.line.hidden = true;
    const field = /** @type {HTMLInputElement} */ (h("input", { class: "field code", type: "text", inputmode: "numeric", maxlength: DIGITS, autocomplete: "off", "aria-label": t("roomCode"), placeholder: "····" }));
    field.value = problem === "" ? "" : code;
    const go = button("primary", t("enter"), () => this.enter(field.value));
    const check = () => {
      field.value = field.value.replace(/[^0-9]/g, "").slice(0, DIGITS);
      go.disabled = field.value.length !== DIGITS;
    };
    field.addEventListener("input", check);
    field.addEventListener("keydown", (event) => event.key === "Enter" && !go.disabled && go.click());
    check();
    this.main.replaceChildren(h("h1", {}, t("joinTitle")), h("p", {}, t("joinAsk")), field, h("p", { class: "problem", role: "alert" }, problem), go);
    if (problem === "") field.focus();
  }

  /** @param {View} view */
  show(view) {
    this.view = view;
    this.clock.set(view.now);
    this.people.listed = Boolean(view.roster) && !view.person;
    document.title = view.room.title;
    const poll = view.poll || null;
    this.votes.heard(poll);
    const screen = view.room.over ? "over" : poll === null ? `slide ${JSON.stringify(view.slide || null)}` : poll.phase === "open" ? `open ${poll.id}` : `${poll.phase} ${JSON.stringify(poll)}`;
    if (screen !== this.screen) {
      const first = this.screen === "";
      const asked = this.screen.split(" ").slice(0, 2).join(" ") !== screen.split(" ").slice(0, 2).join(" ");
      this.screen = screen;
      this._draw(view);
      if (!first && asked) this._arrive();
    }
    this.voted();
  }

  /** @param {View} view */
  _draw(view) {
    const poll = view.poll || null;
    this.form = null;
    if (view.room.over) return this.main.replaceChildren(h("h1", {}, t("overTitle")), h("p", {}, t("overThanks")));
    if (poll === null) return this.main.replaceChildren(...this._slide(view));
    const ask = h("h1", { class: "ask", tabindex: "-1" }, poll.ask);
    if (poll.phase === "open") {
      this.form = form(poll, (response) => this.votes.give(/** @type {any} */ (this.view && this.view.poll) || poll, response));
      return this.main.replaceChildren(ask, this.form.element, this.status);
    }
    const given = this.votes.given(poll);
    const late = this.votes.state(poll) === "missed" ? [h("p", { class: "problem" }, t("vote.missed"))] : [];
    return this.main.replaceChildren(ask, ...late, poll.phase === "revealed" ? result(poll, given) : closed(poll, given));
  }

  /** @param {View} view */
  _slide(view) {
    const slide = view.slide || null;
    const title = (slide && slide.title) || view.room.title;
    const text = slide && /** @type {any} */ (slide).text;
    return [h("h1", { tabindex: "-1" }, title), text ? h("p", { class: "gist" }, text) : null, h("p", { class: "hint wait" }, t("lookUp"))].filter((e) => e !== null);
  }

  /** A new question is heard by who does not see it, and begins at its top. */
  _arrive() {
    const title = this.main.querySelector("h1");
    if (title !== null) title.focus({ preventScroll: true });
    window.scrollTo(0, 0);
  }

  /** What became of the vote. */
  voted() {
    const poll = this.view && this.view.poll;
    if (!poll || this.form === null) return;
    const state = this.votes.state(poll);
    this.form.show(this.votes.given(poll), state);
    const told = t(`vote.${state}`);
    if (this.status.textContent !== told) this.status.textContent = told;
    this.status.dataset.state = state;
  }

  /** @param {boolean} big */
  resize(big) {
    document.documentElement.dataset.size = big ? "2" : "1";
    this.size.setAttribute("aria-pressed", String(big));
    try {
      window.localStorage.setItem(SIZE, big ? "2" : "1");
    } catch (forbidden) {
      // For this visit, then.
    }
  }
}

/** @param {string} key */
function read(key) {
  try {
    return window.localStorage.getItem(key);
  } catch (forbidden) {
    return null;
  }
}

language();
pressSlowly();
new Phone(/** @type {HTMLElement} */ (document.getElementById("app"))).begin();
