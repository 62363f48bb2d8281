// What the server tells a page: its shapes (README.md of this folder's parent has the meaning), and what follows from them.

/** Milliseconds, as they were at the moment `at` of the server's clock. */
/** @typedef {{ running: boolean, left?: number | null, elapsed?: number, of?: number | null, at: number }} Timer */
/** @typedef {{ kind: string, at?: number | null, of?: number | null, title?: string, where?: string, blocks: any[], picture?: string | null, alt?: string, sources?: string[] }} Slide */
/**
 * @typedef {object} Poll
 * @property {string} id
 * @property {string} kind
 * @property {"ready" | "open" | "closed" | "revealed"} phase
 * @property {string} ask
 * @property {string[]} options
 * @property {string[]} [left]
 * @property {string} [unit]
 * @property {number} [voted]
 * @property {number} [seats]
 * @property {number[] | null} [counts]
 * @property {number[] | null} [hands]
 * @property {any} [right]
 * @property {string} [rationale]
 * @property {string[]} [sources]
 * @property {any} [feedback]
 * @property {number[]} [winner]
 * @property {number | null} [decided]
 * @property {boolean} [undecided] only the lecturer can say how it goes on
 * @property {boolean} [overruled]
 * @property {[string, number][]} [answers]
 * @property {string[]} [allowed]
 * @property {any} [mine]
 * @property {boolean | null} [mine_right]
 * @property {number} [stored]
 */
/** @typedef {Record<string, any> & { v: number, room: { title: string, code: string, over?: boolean, work?: string }, blank?: boolean | "white", timer?: Timer, now: number, slide?: Slide | null, poll?: Poll | null }} View */

/** Kinds whose answer is one of the options, by one touch. */
const ONE = ["choice", "vote", "single", "true-false"];
/** Kinds that lead somewhere: the room decides. */
const WAYS = ["choice", "vote"];

/** @param {Poll} poll */
export const one = (poll) => ONE.includes(poll.kind) || (poll.kind === "survey" && poll.options.length > 0);

/** @param {Poll} poll */
export const leads = (poll) => WAYS.includes(poll.kind);

/** Whether options can be counted one by one. @param {Poll} poll */
export const countable = (poll) => one(poll) || poll.kind === "multiple";

/** Slides at which the room answers. */
const ASKING = ["choice", "item"];

/** The question that is on the wall now; one may also be under way behind another slide. @param {View} view @returns {Poll | null} */
export const asked = (view) => (view.poll && view.slide && ASKING.includes(view.slide.kind) ? view.poll : null);

/** Whether a slide, present or to come, asks. @param {{ kind: string }} slide */
export const asks = (slide) => ASKING.includes(slide.kind);

/** Which way the room goes, or null while nobody knows. @param {Poll} poll @returns {number | null} */
export function way(poll) {
  if (typeof poll.decided === "number") return poll.decided;
  return poll.winner !== undefined && poll.winner.length === 1 ? poll.winner[0] : null;
}

/** Whether option `n` belongs to the key. @param {Poll} poll @param {number} n */
export function isRight(poll, n) {
  const key = poll.right;
  if (key === undefined || key === null || !countable(poll)) return false;
  if (typeof key === "boolean") return key === (n === 0);
  return Array.isArray(key) ? key.includes(n) : key === n;
}

/** What the option `n` of a poll is sent as. @param {Poll} poll @param {number} n */
export const response = (poll, n) => (poll.kind === "true-false" ? n === 0 : n);

/** Whether what was sent is option `n`. @param {Poll} poll @param {any} given @param {number} n */
export function picked(poll, given, n) {
  if (given === null || given === undefined) return false;
  return Array.isArray(given) ? given.includes(n) : given === response(poll, n);
}

/** An answer, or a key, in words. @param {Poll} poll @param {any} given @param {string} or @returns {string} */
export function words(poll, given, or = "、") {
  if (given === null || given === undefined) return "";
  const name = (/** @type {any} */ n) => (typeof n === "number" && n < poll.options.length ? poll.options[n] : String(n));
  if (typeof given === "boolean") return poll.options[given ? 0 : 1] || String(given);
  if (poll.kind === "match" && Array.isArray(given)) return (poll.left || []).map((left, n) => `${left}：${name(given[n])}`).join("；");
  if (poll.kind === "order" && Array.isArray(given)) return given.map(name).join(" → ");
  if (Array.isArray(given)) return given.map((g) => (typeof g === "number" ? name(g) : String(g))).join(typeof given[0] === "string" ? or : "、");
  if (poll.kind === "number") return `${given}${poll.unit || ""}`;
  return countable(poll) ? name(given) : String(given);
}
