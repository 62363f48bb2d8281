// The poll on the console: counts before the projector shows them, hands to type, and what can be done about it.

import { button, h } from "/shared/components/dom.js";
import { t } from "../texts.js";
import { countable, isRight, leads, way, words } from "../view.js";

/** @typedef {import("../view.js").View} View */
/** @typedef {import("../view.js").Poll} Poll */
/** @typedef {(command: import("../commands.js").Command) => void} Send */

const MOST = 9999;
const SETTLED = 500;

export class Ballot {
  /**
   * @param {Send} send
   * @param {(poll: Poll) => void} decide opens the question which way to go
   */
  constructor(send, decide) {
    this.send = send;
    this.decide = decide;
    this.key = "";
    this.saving = 0;
    this.doing = "";
    this.sent = "{}";
    this.told = "";
    /** @type {{ count: HTMLElement, bar: HTMLElement, hands: HTMLInputElement }[]} */
    this.rows = [];
    this.body = h("div", { class: "ballot-body" });
    this.voted = h("p", { class: "ballot-voted", role: "status" });
    this.actions = h("div", { class: "ballot-actions" });
    this.element = h("section", { class: "ballot panel" }, h("div", { class: "panel-head" }, h("h2", {}, t("poll")), this.voted), this.body, this.actions);
  }

  /** @param {View} view */
  show(view) {
    const poll = view.poll || null;
    const key = poll === null ? "none" : `${poll.id} ${poll.options.join()}`;
    if (key !== this.key) {
      this.key = key;
      clearTimeout(this.saving);
      this.rows = [];
      this.told = "";
      this.body.replaceChildren(...(poll === null ? [h("p", { class: "soft" }, t("noPoll"))] : [h("p", { class: "ballot-ask" }, poll.ask), this._table(poll), h("div", { class: "ballot-answers" })]));
    }
    this.element.classList.toggle("empty", poll === null);
    this.voted.textContent = poll === null ? "" : t("votedOf", { n: poll.voted || 0, of: poll.seats || 0 });
    // Made anew only when they change: a button that is exchanged while it is pressed is not pressed.
    const doing = poll === null ? "" : `${poll.id} ${poll.phase} ${view.hidden} ${poll.decided}`;
    if (doing !== this.doing) this.actions.replaceChildren(...(poll === null ? [] : this._actions(poll, Boolean(view.hidden))));
    this.doing = doing;
    if (poll !== null) this._fill(poll);
  }

  /** @param {Poll} poll */
  _table(poll) {
    const sides = countable(poll) ? poll.options : [t("handsRight"), t("handsWrong")];
    this.rows = sides.map((text, n) => ({ count: h("span", { class: "ballot-count" }), bar: h("div", { class: "ballot-bar" }), hands: this._hands(text, n) }));
    const row = (/** @type {string} */ text, /** @type {number} */ n) =>
      h(
        "div",
        { class: "ballot-row" },
        h("span", { class: "ballot-number" }, countable(poll) ? String(n + 1) : ""),
        h("div", { class: "ballot-words" }, h("p", {}, text, h("span", { class: "ballot-mark" })), h("div", { class: "ballot-track", hidden: !countable(poll) }, this.rows[n].bar)),
        this.rows[n].count,
        h("label", { class: "ballot-hands" }, h("span", { class: "ballot-hands-label" }, t("hands")), this.rows[n].hands),
      );
    return h("div", { class: "ballot-table" }, ...sides.map(row));
  }

  /** @param {string} text @param {number} n */
  _hands(text, n) {
    const field = /** @type {HTMLInputElement} */ (h("input", { type: "text", inputmode: "numeric", maxlength: 4, autocomplete: "off", "aria-label": t("handsFor", { text }), data: { hands: n } }));
    field.addEventListener("input", () => {
      field.value = field.value.replace(/[^0-9]/g, "");
      clearTimeout(this.saving);
      this.saving = window.setTimeout(() => this._send(), SETTLED);
    });
    field.addEventListener("keydown", (event) => {
      if (event.key !== "Enter") return;
      const next = this.rows[n + 1];
      if (next) next.hands.focus();
      else field.blur();
    });
    field.addEventListener("blur", () => this._send());
    return field;
  }

  _send() {
    clearTimeout(this.saving);
    /** @type {Record<string, number>} */
    const counts = {};
    this.rows.forEach((row, n) => {
      if (row.hands.value !== "") counts[n] = Math.min(MOST, Number(row.hands.value));
    });
    const told = JSON.stringify(counts);
    if (told === this.sent) return;
    this.sent = told;
    this.send({ do: "hands", counts });
  }

  /** @param {Poll} poll */
  _fill(poll) {
    const counts = poll.counts || [];
    const most = Math.max(1, ...counts);
    const gone = leads(poll) && poll.phase === "revealed" ? way(poll) : null;
    this.rows.forEach((row, n) => {
      const count = counts[n];
      row.count.textContent = count === undefined ? "" : t("people", { n: count });
      row.bar.style.width = count === undefined ? "0" : `${(count / most) * 100}%`;
      const hands = (poll.hands || [])[n];
      if (document.activeElement !== row.hands && !this.rows.some((r) => r.hands === document.activeElement)) row.hands.value = hands ? String(hands) : "";
      row.hands.disabled = poll.phase === "ready" || poll.phase === "revealed";
      const mark = /** @type {HTMLElement} */ (row.bar.closest(".ballot-words")).querySelector(".ballot-mark");
      /** @type {HTMLElement} */ (mark).textContent = isRight(poll, n) ? t("mark.right") : gone === n ? t(poll.overruled ? "mark.overruled" : "mark.way") : "";
    });
    if (!this.rows.some((r) => r.hands === document.activeElement)) this.sent = JSON.stringify(Object.fromEntries((poll.hands || []).map((n, at) => [at, n]).filter(([, n]) => n)));
    const answers = /** @type {HTMLElement} */ (this.body.querySelector(".ballot-answers"));
    const key = countable(poll) ? "" : words(poll, poll.right, t("or"));
    const told = JSON.stringify([poll.answers, poll.allowed, key]);
    if (told === this.told) return;
    this.told = told;
    answers.replaceChildren(...(key ? [h("p", { class: "ballot-key" }, t("keyIs", { text: key }))] : []), ...this._answers(poll));
  }

  /** What people wrote: it goes on the wall only when the lecturer says so. @param {Poll} poll @returns {HTMLElement[]} */
  _answers(poll) {
    const allowed = poll.allowed;
    const answers = poll.answers || [];
    if (allowed === undefined || poll.kind === "order" || poll.kind === "match") return answers.map(([text, n]) => h("p", { class: "ballot-answer" }, h("span", {}, text), h("span", {}, t("people", { n }))));
    const one = (/** @type {string} */ text, /** @type {number} */ n) =>
      button("answer toggle", [h("span", { class: "label" }, text), h("span", {}, t("people", { n })), h("span", { class: "answer-state" }, t(allowed.includes(text) ? "onWall" : "offWall"))], () => this.send({ do: "allow", text, on: !allowed.includes(text) }), { "aria-pressed": String(allowed.includes(text)) });
    const all = answers.length > 0 ? [button("small", t("allowAll"), () => this.send({ do: "allow", all: true }), { data: { does: "allow" } })] : [];
    return [...answers.map(([text, n]) => one(text, n)), ...all];
  }

  /** @param {Poll} poll @param {boolean} hidden */
  _actions(poll, hidden) {
    /** @type {[string, boolean, () => void][]} */
    const all = [
      ["open", poll.phase === "ready" || poll.phase === "closed", () => this.send({ do: "open" })],
      ["stop", poll.phase === "open", () => this.send({ do: "close" })],
      ["reveal", poll.phase === "closed" || poll.phase === "open", () => this.send({ do: "reveal" })],
      ["again", poll.phase !== "ready", () => this.send({ do: "again" })],
    ];
    if (leads(poll)) all.push(["decide", poll.phase !== "ready", () => this.decide(poll)]);
    const made = all.map(([name, on, run]) => button("small", t(`poll.${name}`), run, { disabled: !on, data: { does: name } }));
    // What people wrote is for the lecturer to judge.
    const judged = (/** @type {boolean} */ right) => button("small toggle", t(right ? "poll.markRight" : "poll.markWrong"), () => this.send({ do: "decide", choice: right }), { "aria-pressed": String(/** @type {any} */ (poll).decided === right) });
    if (poll.kind === "short" && poll.phase === "revealed") made.push(judged(true), judged(false));
    const hide = button("small toggle", t("hideCounts"), () => this.send({ do: "hide", on: !hidden }), { "aria-pressed": String(hidden), data: { does: "hide" } });
    return [...made, hide];
  }
}
