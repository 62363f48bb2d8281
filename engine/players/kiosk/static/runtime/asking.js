// Items asked one by one or drawn from a bank. Twin: `asking.py`.
//
// `state.item` is the item on show, `state.quiz` the quiz it belongs to. The draw itself is kept in
// the state: a seed alone would draw other items once the bank has been edited.
//
// The first graded answer to an item stands. Met again after a rewind, the item is answered at once as it
// was answered before, so that looking back changes neither score nor attempts.

import { isResponse, isRight, orderOf } from "./items.js";
import { upTo } from "./own.js";
import { shuffled } from "./rng.js";
import { ANSWER, MARK, NEXT, RESULT } from "./state.js";

/** @typedef {import("./state.js").State} State */
/** @typedef {import("./state.js").Event} Event */
/** @typedef {Record<string, any>} Bundle */
/** @typedef {Record<string, any>} Quiz */
/** @typedef {Record<string, any>} Shown */

/**
 * Show an item, and the answer that stands if there is one.
 *
 * @param {Bundle} bundle
 * @param {State} state
 * @param {string} itemId
 * @param {Event[]} out
 */
export function ask(bundle, state, itemId, out) {
  const [seed, order] = orderOf(bundle.items[itemId], state.rng);
  state.rng = seed;
  const nth = state.asked.get(itemId) || 0;
  if (!inReview(state)) state.asked = new Map(state.asked).set(itemId, nth + 1);
  state.item = { id: itemId, nth, order, phase: "ask" };
  state.wait = ANSWER;
  /** @type {Event} */
  const event = { event: "asked", item: itemId, order };
  const quiz = state.quiz;
  if (quiz !== null) {
    event.at = quiz.at;
    event.of = listed(quiz).length;
    event.review = quiz.phase === "review";
  }
  out.push(event);
  keep(bundle, state, out);
}

/**
 * Answer the item on show as it was answered before a rewind; a review is never kept.
 *
 * @param {Bundle} bundle
 * @param {State} state
 * @param {Event[]} out
 */
export function keep(bundle, state, out) {
  const shown = state.item;
  if (shown === null || state.wait !== ANSWER || inReview(state)) return;
  const answered = state.kept.get(occurrence(shown));
  if (answered === undefined) return;
  shown.response = answered.response;
  state.log.push(["a", shown.id, answered.response]);
  const item = bundle.items[shown.id];
  if (item.kind === "short") {
    state.log.push(["m", answered.right]);
    out.push({ event: "modelled", item: shown.id, again: true, model: item.model });
  }
  give(state, answered, out, { again: true });
}

/**
 * Take a response; false when it is not of the item's shape.
 *
 * @param {Bundle} bundle
 * @param {State} state
 * @param {any} given
 * @param {Event[]} out
 */
export function answer(bundle, state, given, out) {
  const shown = /** @type {Shown} */ (state.item);
  const item = bundle.items[shown.id];
  if (!isResponse(item, given)) return false;
  const response = fixed(given);
  shown.response = response;
  state.log.push(["a", shown.id, response]);
  if (item.kind === "short") {
    shown.phase = "mark";
    state.wait = MARK;
    out.push({ event: "modelled", item: shown.id, again: false, model: item.model });
  } else {
    grade(item, state, isRight(item, response), out);
  }
  return true;
}

/**
 * A response that the player cannot change any more; 0 for the −0 that JSON can hold.
 *
 * @param {any} response
 */
function fixed(response) {
  if (Array.isArray(response)) return response.map((n) => n + 0);
  return typeof response === "number" ? response + 0 : response;
}

/**
 * The learner's own mark of a short answer.
 *
 * @param {Bundle} bundle
 * @param {State} state
 * @param {boolean} right
 * @param {Event[]} out
 */
export function mark(bundle, state, right, out) {
  const shown = /** @type {Shown} */ (state.item);
  state.log.push(["m", right]);
  grade(bundle.items[shown.id], state, right, out);
}

/**
 * @param {Record<string, any>} item
 * @param {State} state
 * @param {boolean | null} right
 * @param {Event[]} out
 */
function grade(item, state, right, out) {
  const shown = /** @type {Shown} */ (state.item);
  const answered = graded(item, shown.response, right);
  if (!inReview(state)) state.kept.set(occurrence(shown), answered);
  give(state, answered, out, { again: false });
}

/**
 * @param {Record<string, any>} item
 * @param {any} response
 * @param {boolean | null} right
 * @returns {Record<string, any>}
 */
function graded(item, response, right) {
  return { response, right, points: right === true ? item.points : 0, of: right === null ? 0 : item.points };
}

/**
 * An answer to an older version of an item, or nothing when the item no longer takes it.
 *
 * `right` is what the learner said of a short answer; other answers are marked anew.
 *
 * @param {Record<string, any>} item
 * @param {any} response
 * @param {boolean | null} right
 */
export function regraded(item, response, right) {
  if (!isResponse(item, response)) return null;
  if (item.kind === "short") return right === null ? null : graded(item, response, right);
  return graded(item, response, isRight(item, response));
}

/**
 * The answer counts, unless it is given in a review.
 *
 * @param {State} state
 * @param {Record<string, any>} answered
 * @param {Event[]} out
 * @param {{ again: boolean }} how
 */
function give(state, answered, out, { again }) {
  const shown = /** @type {Shown} */ (state.item);
  const quiz = state.quiz;
  if (!inReview(state)) {
    state.attempts.push({ item: shown.id, ...answered });
    state.score += answered.points;
    if (quiz !== null) {
      quiz.points += answered.points;
      quiz.of += answered.of;
      if (answered.right === false) quiz.wrong.push(shown.id);
    }
  }
  out.push({ event: "marked", item: shown.id, again, ...answered });
  shown.phase = "done";
  state.wait = NEXT;
}

/**
 * Whether the item on show has an answer that stands.
 *
 * @param {State} state
 */
export function isGraded(state) {
  return state.item !== null && state.item.phase === "done" && !inReview(state);
}

/**
 * Draw the items of a quiz and show the first.
 *
 * @param {Bundle} bundle
 * @param {State} state
 * @param {Record<string, any>} spec
 * @param {Event[]} out
 */
export function startQuiz(bundle, state, spec, out) {
  const pool = bundle.banks[spec.bank];
  let order = upTo(pool.length);
  if (spec.fixed !== true) [state.rng, order] = shuffled(state.rng, pool.length);
  const items = order.slice(0, spec.draw).map((n) => pool[n]);
  state.quiz = { bank: spec.bank, items, at: 0, phase: "ask", points: 0, of: 0, wrong: [] };
  out.push({ event: "drawn", bank: spec.bank, count: items.length, title: spec.title });
  ask(bundle, state, items[0], out);
}

/**
 * After an item of a quiz: the next one, or the result. False when the quiz is over.
 *
 * @param {Bundle} bundle
 * @param {State} state
 * @param {Record<string, any>} spec
 * @param {Event[]} out
 */
export function goOn(bundle, state, spec, out) {
  const quiz = /** @type {Quiz} */ (state.quiz);
  quiz.at += 1;
  return show(bundle, state, spec, quiz, out);
}

/**
 * What a quiz has to show where it is. False when it is over.
 *
 * @param {Bundle} bundle
 * @param {State} state
 * @param {Record<string, any>} spec
 * @param {Quiz} quiz
 * @param {Event[]} out
 */
export function show(bundle, state, spec, quiz, out) {
  state.item = null;
  const items = listed(quiz);
  if (quiz.phase !== "result" && quiz.at < items.length) {
    ask(bundle, state, items[quiz.at], out);
    return true;
  }
  if (quiz.phase === "review") {
    state.quiz = null;
    return false;
  }
  quiz.phase = "result";
  state.wait = RESULT;
  out.push(result(spec, quiz));
  return true;
}

/**
 * Points, pass mark (points × 100 ≥ per cent × total: no fractions) and wrong answers.
 *
 * @param {Record<string, any>} spec
 * @param {Quiz} quiz
 * @returns {Event}
 */
export function result(spec, quiz) {
  return {
    event: "resulted",
    title: spec.title,
    points: quiz.points,
    of: quiz.of,
    pass: spec.pass,
    passed: quiz.points * 100 >= spec.pass * quiz.of,
    wrong: quiz.wrong.slice(),
    review: canReview(spec, quiz),
  };
}

/**
 * @param {Record<string, any>} spec
 * @param {Quiz} quiz
 */
export function canReview(spec, quiz) {
  return spec.review === true && quiz.wrong.length > 0;
}

/**
 * Go over the wrong answers again; these answers are not graded.
 *
 * @param {Bundle} bundle
 * @param {State} state
 * @param {Event[]} out
 */
export function review(bundle, state, out) {
  const quiz = /** @type {Quiz} */ (state.quiz);
  state.log.push(["r"]);
  quiz.phase = "review";
  quiz.at = 0;
  ask(bundle, state, quiz.wrong[0], out);
}

/**
 * The items that the quiz goes through now.
 *
 * @param {Quiz} quiz
 * @returns {string[]}
 */
function listed(quiz) {
  return quiz.phase === "review" ? quiz.wrong : quiz.items;
}

/** @param {State} state */
function inReview(state) {
  return state.quiz !== null && state.quiz.phase === "review";
}

/**
 * Names one meeting with an item: the same item may be met more than once.
 *
 * @param {Shown} shown
 */
function occurrence(shown) {
  return `${shown.id}#${shown.nth}`;
}
