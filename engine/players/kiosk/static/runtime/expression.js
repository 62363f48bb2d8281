// Expressions evaluated as they stand in the bundle. Twin: `expression.py`, which makes closures of them.
//
// An expression in a bundle is an integer, a boolean, a variable name (a bare string) or a list whose
// first element is the operator; a string value is ["s", text]. The compiler has checked the types;
// where they do not fit, `and`, `or` and `not` take only true for true, and values of two types are
// not equal.

import { must } from "./own.js";
import { draw } from "./rng.js";

/** @typedef {import("./state.js").State} State */
/** @typedef {Map<string, number>} Slots */

export const LIMIT = Number.MAX_SAFE_INTEGER;

/**
 * Kept inside ±(2**53 − 1), where a number is exact. A sum or product that is rounded lies outside.
 *
 * @param {number} value
 */
export function limited(value) {
  // Adding 0 makes 0 of −0.
  return value > LIMIT ? LIMIT : value < -LIMIT ? -LIMIT : value + 0;
}

/**
 * The value of `expr`; `slots` gives each variable's place in the state.
 *
 * @param {any} expr
 * @param {State} s
 * @param {Slots} slots
 * @returns {any}
 */
export function evaluated(expr, s, slots) {
  if (typeof expr === "string") return s.vars[must(slots, expr)];
  if (typeof expr !== "object") return expr;
  const op = expr[0];
  switch (op) {
    case "s":
      return expr[1];
    case "seen":
      return s.visits.has(expr[1]);
    case "visits":
      return s.visits.get(expr[1]) || 0;
    case "score":
      return s.score;
    case "not":
      return evaluated(expr[1], s, slots) !== true;
    case "neg":
      return 0 - evaluated(expr[1], s, slots); // never −0
    case "and":
      return evaluated(expr[1], s, slots) === true && evaluated(expr[2], s, slots) === true;
    case "or":
      return evaluated(expr[1], s, slots) === true || evaluated(expr[2], s, slots) === true;
  }
  const a = evaluated(expr[1], s, slots);
  const b = evaluated(expr[2], s, slots);
  switch (op) {
    case "+":
      return limited(a + b);
    case "-":
      return limited(a - b);
    case ">":
      return a > b;
    case ">=":
      return a >= b;
    case "<":
      return a < b;
    case "<=":
      return a <= b;
    case "==":
      return a === b;
    case "!=":
      return a !== b;
    case "*":
      return limited(a * b);
    case "//":
      return floor(a, b);
    case "%":
      return modulo(a, b);
    case "min":
      return b < a ? b : a;
    case "max":
      return b > a ? b : a;
    case "random":
      return random(a, b, s);
  }
  throw new RangeError(`no operator is called ${op}`);
}

/**
 * Both ends included. Of more than 2**32 numbers only the first 2**32 are drawn.
 *
 * @param {number} low
 * @param {number} high
 * @param {State} s
 */
function random(low, high, s) {
  if (high <= low) return low;
  const [seed, n] = draw(s.rng, high - low + 1);
  s.rng = seed;
  return low + n;
}

/**
 * Rounded down; by zero it is zero.
 *
 * @param {number} n
 * @param {number} d
 */
function floor(n, d) {
  if (d === 0) return 0;
  const rest = n % d;
  const whole = (n - rest) / d;
  return rest !== 0 && rest < 0 !== d < 0 ? whole - 1 : whole + 0;
}

/**
 * The rest has the divisor's sign; by zero it is zero.
 *
 * @param {number} n
 * @param {number} d
 */
function modulo(n, d) {
  if (d === 0) return 0;
  const rest = n % d;
  return rest !== 0 && rest < 0 !== d < 0 ? rest + d : rest + 0;
}
