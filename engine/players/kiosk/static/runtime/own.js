// What Python's dicts and lists do by themselves, and JavaScript's objects and arrays do not. It has no twin.

/**
 * Whether an object from JSON holds `key` itself: `constructor` and `toString` are good names for a scene.
 *
 * @param {any} object
 * @param {string} key
 */
export function has(object, key) {
  return Object.prototype.hasOwnProperty.call(object, key);
}

/**
 * The value under `key`, or `other` where there is none.
 *
 * @param {any} object
 * @param {string} key
 * @param {any} other
 */
export function own(object, key, other = null) {
  return has(object, key) ? object[key] : other;
}

/**
 * The value under `key`; a program that asks for one that is not there is damaged.
 *
 * @template K, T
 * @param {Map<K, T>} map
 * @param {K} key
 * @returns {T}
 */
export function must(map, key) {
  const value = map.get(key);
  if (value === undefined) throw new RangeError(`nothing is called ${key}`);
  return value;
}

/**
 * @param {any} a
 * @param {any} b
 */
export function sameList(a, b) {
  if (!Array.isArray(a) || !Array.isArray(b) || a.length !== b.length) return false;
  for (let n = 0; n < a.length; n++) if (a[n] !== b[n]) return false;
  return true;
}

/**
 * `range(count)` as a list.
 *
 * @param {number} count
 */
export function upTo(count) {
  /** @type {number[]} */
  const out = [];
  for (let n = 0; n < count; n++) out.push(n);
  return out;
}

/**
 * Whether two values from JSON are equal, in whatever order their keys are.
 *
 * @param {any} a
 * @param {any} b
 * @returns {boolean}
 */
export function sameJson(a, b) {
  if (a === b) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => has(b, key) && sameJson(a[key], b[key]));
}
