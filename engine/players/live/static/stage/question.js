// A question on the projector: numbered options, how many answered, then bars, the key, and the way the room goes.

import { h } from "/shared/components/dom.js";
import { icon } from "/shared/components/icons.js";
import { t } from "../texts.js";
import { countable, isRight, leads, way, words } from "../view.js";
import { phones, qr } from "./joining.js";

/** @typedef {import("../view.js").Poll} Poll */
/** @typedef {import("../view.js").View} View */

/** Answers in words that find a place: alone, and below numbered options. */
const SHOWN = 5;
const SHOWN_BELOW = 3;
/** Beyond these a number alone tells options apart. */
const COLOURS = 4;

export class Question {
  /**
   * @param {Poll} poll
   * @param {View} view
   * @param {string} heading
   */
  constructor(poll, view, heading) {
    this.revealed = poll.phase === "revealed";
    this.rows = countable(poll) || poll.kind === "order" ? poll.options.map((text, n) => new Row(text, n)) : [];
    this.answers = h("div", { class: "answers" });
    this.count = h("p", { class: "count" });
    this.list = h("div", { class: `rows of-${Math.min(this.rows.length, 7)}`, data: { fits: "" } }, ...this.rows.map((r) => r.element), this._beside(poll, phones(view)), this.answers);
    this.side = h("div", { class: "side", data: { fits: "" } });
    this.phase = h("p", { class: `phase ${poll.phase}` }, h("span", { class: "phase-sign", "aria-hidden": "true" }), t(`phase.${poll.phase}`));
    this.element = h(
      "div",
      { class: `question ${poll.kind} ${poll.phase}` },
      h(heading, { class: "title ask" }, poll.ask),
      h("div", { class: "question-body" }, this.list, this.side),
    );
    /** Lies on the picture's own foot: there is nothing to spare above it. */
    this.foot = h("div", { class: "question-foot" }, this.count, this.phase);
    this.told = "";
    this.aside = "";
    this.shape = "";
    this.show(poll, view);
  }

  /**
   * @param {Poll} poll
   * @param {View} view
   * @returns {boolean} whether there is more or less to make room for
   */
  show(poll, view) {
    this.count.textContent = poll.phase === "ready" ? "" : counted(poll, view);
    const counts = poll.counts || null;
    const most = Math.max(1, ...(counts || []));
    const gone = leads(poll) && this.revealed ? way(poll) : null;
    this.rows.forEach((row, n) => row.show(counts === null ? null : counts[n] || 0, most, marks(poll, n, gone)));
    const aside = JSON.stringify([poll.right, poll.rationale, poll.sources, poll.decided, poll.overruled, poll.winner, poll.feedback, view.join, view.room]);
    if (aside !== this.aside) {
      this.aside = aside;
      this.side.replaceChildren(...(this.revealed ? verdict(poll) : poll.phase === "closed" ? [] : inviting(view)));
      this.element.classList.toggle("wide", this.side.childElementCount === 0);
    }
    const answers = JSON.stringify(poll.answers);
    if (answers !== this.told) {
      this.told = answers;
      this.answers.replaceChildren(...(poll.answers || []).slice(0, poll.options.length > 0 ? SHOWN_BELOW : SHOWN).map(([text, n]) => h("p", { class: "answer" }, h("span", { class: "answer-words" }, text), h("span", { class: "answer-count" }, t("people", { n })))));
    }
    // A key alone stands in the middle, not beside an empty half.
    this.element.classList.toggle("bare", this.revealed && this.rows.length === 0 && poll.kind !== "match" && this.answers.childElementCount === 0);
    const shape = `${aside}${answers}${counts === null}`;
    const changed = shape !== this.shape;
    this.shape = shape;
    return changed;
  }

  /**
   * What a question without countable options shows instead; without phones nobody is sent to one.
   *
   * @param {Poll} poll
   * @param {boolean} typed
   * @returns {HTMLElement | null}
   */
  _beside(poll, typed) {
    if (poll.kind === "match") {
      const half = (/** @type {string[]} */ list, /** @type {string} */ kind) => h("div", { class: `half ${kind}` }, ...list.map((text, n) => h("p", { class: "words" }, h("span", { class: "pair-number" }, String(n + 1)), text)));
      return h("div", { class: "pairs" }, half(poll.left || [], "left"), half(poll.options, "right"));
    }
    if (this.rows.length > 0 || this.revealed) return null;
    const aloud = poll.kind === "survey" ? t("how.aloud") : t("how.hands");
    return h("p", { class: "words how" }, typed ? t(`how.${poll.kind}`) : aloud);
  }
}

class Row {
  /** @param {string} text @param {number} n */
  constructor(text, n) {
    this.bar = h("div", { class: "bar" });
    this.count = h("p", { class: "bar-count" });
    this.marks = h("p", { class: "marks" });
    this.track = h("div", { class: "track", hidden: true }, h("div", { class: "rail" }, this.bar), this.count, this.marks);
    this.element = h(
      "div",
      { class: `row-option colour-${n < COLOURS ? n + 1 : 0}` },
      h("p", { class: "number" }, String(n + 1)),
      h("div", { class: "row-words" }, h("p", { class: "option-words" }, text), this.track),
    );
  }

  /** @param {number | null} count @param {number} most @param {string[]} said */
  show(count, most, said) {
    this.track.hidden = count === null && said.length === 0;
    this.count.hidden = count === null;
    if (count !== null) {
      this.bar.style.width = `${(count / most) * 100}%`;
      this.bar.hidden = count === 0;
      this.count.textContent = t("people", { n: count });
    }
    this.element.dataset.marks = said.join(" ");
    this.marks.hidden = said.length === 0;
    this.marks.replaceChildren(...said.map((key) => h("span", { class: `mark ${key}` }, key === "right" ? icon("tick") : null, t(`mark.${key}`))));
  }
}

/** @param {Poll} poll @param {number} n @param {number | null} gone @returns {string[]} */
function marks(poll, n, gone) {
  if (poll.phase !== "revealed") return [];
  const out = [];
  if (isRight(poll, n)) out.push("right");
  if (leads(poll)) {
    const winner = (poll.winner || []).includes(n);
    if (winner) out.push((poll.winner || []).length > 1 ? "tie" : "most");
    if (gone === n && poll.overruled) out.push("overruled");
    else if (gone === n && typeof poll.decided === "number" && !winner) out.push("decided");
    else if (gone === n && typeof poll.decided === "number" && (poll.winner || []).length > 1) out.push("decided");
  }
  return out;
}

/** @param {Poll} poll @param {View} view */
function counted(poll, view) {
  const voted = poll.voted || 0;
  if (!phones(view) && poll.phase === "open") return t("raise");
  if (!poll.seats || voted > poll.seats) return t("votedAlone", { n: voted });
  return t("voted", { n: voted, of: poll.seats });
}

/** @param {View} view @returns {HTMLElement[]} */
function inviting(view) {
  if (!phones(view) || (view.join && view.join.on === false)) return [];
  return [
    qr("small", view),
    h("p", { class: "note" }, t("scanIn")),
    h("p", { class: "side-code" }, t("codeIs", { code: view.room.code })),
    h("p", { class: "note soft" }, t("noPhone")),
  ];
}

/** @param {Poll} poll @returns {HTMLElement[]} */
function verdict(poll) {
  const out = [];
  const key = countable(poll) ? "" : words(poll, poll.right, t("or"));
  if (key) out.push(h("p", { class: "box-label right" }, t("rightIs")), h("p", { class: "words" }, key));
  if (poll.rationale) out.push(h("p", { class: "box-label" }, t(poll.kind === "short" ? "model" : "why")), h("p", { class: "words" }, poll.rationale));
  if (poll.sources && poll.sources.length > 0) out.push(h("p", { class: "sources" }, t("source", { text: poll.sources.join("；") })));
  if (leads(poll)) {
    const gone = way(poll);
    const key = poll.overruled ? "goOver" : gone === null ? "goTie" : "goMost";
    out.push(h("p", { class: "box-label" }, t(poll.overruled ? "byLecturer" : "byRoom")), h("p", { class: "words" }, t(key, { text: gone === null ? "" : poll.options[gone] })));
  }
  return out.length === 0 ? [] : [h("div", { class: `verdict ${poll.overruled ? "overruled" : ""}` }, ...out)];
}
