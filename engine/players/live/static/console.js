// The lecturer's desk: what the room sees, what comes next, and one big button that says what it will do.

import { button, h } from "/shared/components/dom.js";
import { ask } from "/shared/net/api.js";
import { Ballot } from "./console/ballot.js";
import { confirm, dialogOpen } from "./console/dialog.js";
import * as dialogs from "./console/dialogs.js";
import { nextStep } from "./console/label.js";
import { Notes } from "./console/notes.js";
import { Top } from "./console/top.js";
import { Clock } from "./clock.js";
import { Commands } from "./commands.js";
import { commandOf, fullScreen, listen } from "./clicker.js";
import { Link } from "./net.js";
import { Stage } from "./stage/stage.js";
import { language, t } from "./texts.js";
import { asked, asks } from "./view.js";

/** @typedef {import("./view.js").View} View */
/** @typedef {import("./commands.js").Command} Command */

const BESIDE = "qingjing-live";
const WALL = "qingjing-projector";
const BRIEF = 6_000;
/** Kinds whose answers nobody writes. */
const PLAIN = ["order", "match"];

class Console {
  /** @param {HTMLElement} app */
  constructor(app) {
    this.clock = new Clock();
    this.commands = new Commands((problem) => this.tell(t(`failed.${problem}`)));
    /** @type {View | null} */
    this.view = null;
    this.ended = false;
    this.telling = 0;
    const send = (/** @type {Command} */ command) => void this.commands.send(command);
    this.send = send;
    this.notice = h("p", { class: "notice", role: "status", hidden: true });
    this.top = new Top(this.clock, { send, sure: confirm }, [button("small", t("openWall"), () => this.openWall(), { data: { does: "wall" } }), button("small", t("more"), () => this.toggleMore(), { "aria-expanded": "false", data: { does: "more" } })]);
    this.now = h("div", { class: "mini" });
    this.then = h("div", { class: "mini" });
    this.nowState = h("p", { class: "now-state" });
    this.thenTitle = h("p", { class: "soft then-title" });
    this.notes = new Notes();
    this.ballot = new Ballot(send, (poll) => dialogs.decide(poll, send));
    this.next = button("primary next", t("next.slide"), () => this.go(), { data: { does: "next" } });
    this.back = button("plain", t("back"), () => send({ do: "back" }), { data: { does: "back" } });
    this.blank = button("plain toggle", t("blank"), () => send({ do: "blank", on: !(this.view && this.view.blank) }), { "aria-pressed": "false", data: { does: "blank" } });
    this.freeze = button("plain toggle", t("freeze"), () => send({ do: "freeze", on: !(this.view && this.view.frozen) }), { "aria-pressed": "false", data: { does: "freeze" } });
    this.goto = button("plain", t("goto"), () => this.view && dialogs.goTo(this.view, send), { data: { does: "goto" } });
    this.drawer = this._more();
    app.replaceChildren(
      h(
        "main",
        { class: "desk" },
        this.top.element,
        this.drawer,
        this.notice,
        h(
          "div",
          { class: "columns" },
          h("div", { class: "column" }, h("section", { class: "now panel" }, h("div", { class: "panel-head" }, h("h2", {}, t("now")), this.nowState), this.now), this.notes.element),
          h("div", { class: "column" }, h("section", { class: "then panel" }, h("div", { class: "panel-head" }, h("h2", {}, t("then")), this.thenTitle), this.then), this.ballot.element),
        ),
        h("nav", { class: "acts", "aria-label": t("keys") }, this.back, this.blank, this.freeze, this.goto, this.next),
      ),
    );
    this.stage = new Stage(this.now, this.clock, { small: true });
    this.after = new Stage(this.then, this.clock, { small: true });
    this._pointer();
    this.link = new Link("console", {
      heard: (view) => this.show(view),
      denied: () => this.locked(),
      line: (up) => {
        app.dataset.line = up ? "up" : "down";
        this.tell(up ? "" : t("lineDown"), !up);
      },
    });
    if ("BroadcastChannel" in window) {
      new BroadcastChannel(BESIDE).onmessage = ({ data }) => data && data.show === "goto" && this.view && !dialogOpen() && dialogs.goTo(this.view, send);
    }
    listen((press, event) => this.press(press, event.key), dialogOpen);
  }

  /** @param {View} view */
  show(view) {
    this.view = view;
    this.clock.set(view.now);
    document.title = `${t("console")} · ${view.room.title}`;
    this.top.show(view);
    this.stage.show({ ...view, blank: false, poll: onWall(view) });
    this._then(view);
    this.notes.show(view.notes);
    this.ballot.show(view);
    const states = [view.blank ? t(view.blank === "white" ? "isWhite" : "isBlank") : "", view.frozen ? t("isFrozen") : ""].filter(Boolean);
    this.nowState.textContent = states.join("，");
    this.now.dataset.state = view.blank ? "blank" : view.frozen ? "frozen" : "";
    const label = nextStep(view).label;
    const words = /** @type {HTMLElement} */ (this.next.firstElementChild);
    if (words.textContent !== label) words.textContent = label;
    for (const [b, on] of /** @type {[HTMLElement, unknown][]} */ ([[this.blank, view.blank], [this.freeze, view.frozen], [this.joining, view.joining !== false]])) b.setAttribute("aria-pressed", String(Boolean(on)));
    this.back.disabled = Boolean(view.room.over);
    if (view.room.over && !this.ended) {
      this.ended = true;
      dialogs.summary(view);
    }
  }

  /** @param {View} view */
  _then(view) {
    const next = view.next || null;
    this.then.hidden = next === null;
    this.thenTitle.textContent = next !== null ? "" : t(asked(view) === null ? "nothingNext" : "roomNext");
    /** @type {HTMLElement} */ (this.then.parentElement).classList.toggle("empty", next === null);
    if (next === null) return;
    const slide = asks(next) ? { ...next, kind: "opening", title: next.title || t("poll") } : next;
    this.after.show({ ...view, blank: false, timer: undefined, slide, poll: null });
  }

  /** The big button: asks first where a slip would be seen by everybody. */
  go() {
    const view = this.view;
    if (view === null) return undefined;
    const { first } = nextStep(view);
    if (view.room.over) return dialogs.summary(view);
    const poll = asked(view);
    if (first === "decide" && poll !== null) return dialogs.decide(poll, this.send);
    if (first === "end") return dialogs.end(this.send);
    return this.send({ do: "next" });
  }

  /** @param {import("./clicker.js").Press} press @param {string} key */
  press(press, key) {
    const view = this.view;
    if (view === null) return undefined;
    if (press === "next") return this.go();
    if (press === "full") return fullScreen();
    if (press === "help") return dialogs.keyHelp();
    if (press === "goto") return dialogs.goTo(view, this.send);
    const command = commandOf(press, view, key);
    return command === null ? undefined : this.send(command);
  }

  _more() {
    const on = (/** @type {(view: View) => void} */ run) => () => {
      this.toggleMore(false);
      if (this.view) run(this.view);
    };
    this.joining = button("small toggle", t("joining"), on((view) => this.send({ do: "joining", on: view.joining === false })), { "aria-pressed": "true", data: { does: "joining" } });
    const rest = [
      button("small", t("heads"), on((view) => dialogs.heads(view, this.send)), { data: { does: "heads" } }),
      this.joining,
      button("small", t("remote"), on((view) => dialogs.remoteControl(view, this.send)), { data: { does: "remote" } }),
      button("small", t("log"), on((view) => dialogs.transcript(view)), { data: { does: "log" } }),
      button("small", t("clicker"), on(() => dialogs.clickerTest()), { data: { does: "clicker" } }),
      button("small", t("keys"), on(() => dialogs.keyHelp()), { data: { does: "keys" } }),
      button("small danger", t("end"), on(() => dialogs.end(this.send)), { data: { does: "end" } }),
    ];
    return h("div", { class: "drawer", hidden: true }, ...rest);
  }

  toggleMore(open = this.drawer.hidden) {
    this.drawer.hidden = !open;
    const toggle = this.top.element.querySelector('[data-does="more"]');
    if (toggle !== null) toggle.setAttribute("aria-expanded", String(open));
  }

  /** The projector is the window that opens; this page stays a tab. */
  openWall() {
    const wall = window.open((this.view && this.view.projector) || "/projector", WALL, "popup,width=1280,height=720");
    if (wall === null) this.tell(t("wallBlocked"), true);
    else {
      this.tell(t("wallOpened"));
      wall.focus();
    }
  }

  /** A finger or the mouse on the likeness is a dot on the wall. */
  _pointer() {
    const at = (/** @type {PointerEvent} */ event) => {
      const r = this.stage.element.getBoundingClientRect();
      return { x: Math.max(0, Math.min(1, (event.clientX - r.left) / r.width)), y: Math.max(0, Math.min(1, (event.clientY - r.top) / r.height)) };
    };
    const move = (/** @type {PointerEvent} */ event) => {
      if (event.buttons === 0) return;
      const place = at(event);
      this.stage.point(place);
      this.commands.pointer(place);
    };
    const gone = () => {
      if (this.stage.dot.hidden) return;
      this.stage.point(null);
      this.commands.pointer(null);
    };
    this.now.addEventListener("pointerdown", (event) => {
      this.now.setPointerCapture(event.pointerId);
      move(event);
    });
    this.now.addEventListener("pointermove", move);
    for (const type of ["pointerup", "pointercancel", "lostpointercapture"]) this.now.addEventListener(type, gone);
  }

  /** @param {string} text @param {boolean} stays */
  tell(text, stays = false) {
    this.notice.textContent = text;
    this.notice.hidden = text === "";
    clearTimeout(this.telling);
    if (!stays) this.telling = window.setTimeout(() => (this.notice.hidden = true), BRIEF);
  }

  locked() {
    this.tell(t("locked"), true);
  }

  /** The key is in the fragment, which no server log and no projector ever sees. */
  async begin() {
    const key = decodeURIComponent(window.location.hash.slice(1));
    if (key !== "") {
      try {
        await ask("POST", "/api/enter", { key });
      } catch (problem) {
        // An old cookie may still do; else the page says that it is locked.
      }
    }
    this.link.start();
  }
}

/** The poll as the wall has it: what only the lecturer may know is not there. @param {View} view @returns {import("./view.js").Poll | null} */
function onWall(view) {
  const poll = asked(view);
  if (poll === null) return null;
  if (poll.phase === "revealed") return { ...poll, answers: poll.allowed && !PLAIN.includes(poll.kind) ? (poll.answers || []).filter(([text]) => (poll.allowed || []).includes(text)) : poll.answers };
  const { counts, ...rest } = poll;
  const shown = { ...rest, right: undefined, rationale: undefined, sources: undefined, answers: undefined, winner: undefined };
  return view.hidden || poll.phase === "ready" ? shown : { ...shown, counts };
}

language();
new Console(/** @type {HTMLElement} */ (document.getElementById("app"))).begin();
