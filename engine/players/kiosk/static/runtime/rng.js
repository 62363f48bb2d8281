// The one random generator. Twin: `rng.py`.

import { upTo } from "./own.js";

/**
 * The next seed and 32 random bits (mulberry32, Tommy Ettinger, public domain).
 *
 * @param {number} seed
 * @returns {[number, number]}
 */
export function advance(seed) {
  const next = (seed + 0x6d2b79f5) >>> 0;
  let t = Math.imul(next ^ (next >>> 15), next | 1);
  t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
  return [next, (t ^ (t >>> 14)) >>> 0];
}

/**
 * The next seed and a number from 0 up to `below`, without it.
 *
 * @param {number} seed
 * @param {number} below
 * @returns {[number, number]}
 */
export function draw(seed, below) {
  const [next, bits] = advance(seed);
  return [next, bits % below];
}

/**
 * The next seed and the numbers below `count` in random order (Fisher-Yates from the end).
 *
 * @param {number} seed
 * @param {number} count
 * @returns {[number, number[]]}
 */
export function shuffled(seed, count) {
  const order = upTo(count);
  for (let last = count - 1; last > 0; last--) {
    const [next, at] = draw(seed, last + 1);
    seed = next;
    [order[last], order[at]] = [order[at], order[last]];
  }
  return [seed, order];
}
