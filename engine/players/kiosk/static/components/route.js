// A route: the strip that shows where one stands on it, and the map to go to another stop.

import { h, svg } from "./dom.js";
import { Options } from "./options.js";
import { stopText } from "./results.js";
import { t } from "../texts.js";

/** @typedef {import("./frame.js").View} View */
/** @typedef {import("../runtime/state.js").Event} Event */
/** @typedef {{ id: string, name: string, distance?: number }} Stop */

/**
 * @param {Event} event
 * @param {Stop[]} stops
 * @param {import("./lesson.js").Cited} cited
 * @param {() => void} map
 * @returns {View}
 */
export function stopped(event, stops, cited, map) {
  return {
    name: "stop",
    title: event.name,
    count: t("stopOf", { n: event.at + 1, of: event.of }),
    blocks: () => [strip(stops, event.at), ...stopText(event, cited)],
    primary: { label: t("nextStop"), run: () => undefined },
    beside: [{ label: t("seeMap"), run: map }],
  };
}

/**
 * The whole route, to go to any stop of it.
 *
 * @param {string} title
 * @param {Stop[]} stops
 * @param {number} at
 * @param {(id: string) => void} go
 * @param {(() => void) | null} scan shows a code that leads a phone to this stop
 * @param {() => void} back
 * @returns {View}
 */
export function routeMap(title, stops, at, go, scan, back) {
  const options = stops.map((stop, n) => ({ text: stop.name, run: () => go(stop.id), ...(n === at ? { state: "here", extra: [t("thisStop")] } : {}) }));
  return {
    name: "map",
    title,
    pinned: () => [strip(stops, at), h("p", {}, t("mapTitle", { n: at + 1, name: stops[at].name })), h("p", { class: "hint" }, t("mapHint"))],
    options: () => new Options(options, { kind: "stops", label: title, first: at }),
    beside: scan === null ? [] : [{ label: t("scan"), run: scan }],
    back,
  };
}

/**
 * @param {string} name
 * @param {string} code the address of the picture
 * @param {() => void} back
 * @returns {View}
 */
export function scanned(name, code, back) {
  return {
    name: "code",
    title: name,
    blocks: () => [h("figure", { class: "code", data: { whole: "" } }, h("img", { src: code, alt: t("scanHint") })), h("p", { class: "hint" }, t("scanHint"))],
    primary: { label: t("return"), run: back },
    back,
  };
}

/**
 * All stops on one line; to scale only where every distance is known.
 *
 * @param {Stop[]} stops
 * @param {number} at
 * @returns {HTMLElement}
 */
export function strip(stops, at) {
  const known = stops.slice(1).every((s) => typeof s.distance === "number" && s.distance > 0);
  const lengths = stops.map((s, n) => (n === 0 ? 0 : known ? /** @type {number} */ (s.distance) : 1));
  const total = lengths.reduce((a, b) => a + b, 0) || 1;
  let walked = 0;
  const places = lengths.map((l) => 20 + ((walked += l) / total) * 960);
  const dots = places.map((x, n) => svg("circle", { cx: x, cy: 30, r: n === at ? 18 : 10, class: n === at ? "dot here" : n < at ? "dot been" : "dot" }));
  const line = (/** @type {number} */ from, /** @type {number} */ to, /** @type {string} */ kind) => svg("line", { x1: from, y1: 30, x2: to, y2: 30, class: kind });
  const drawing = svg("svg", { viewBox: "0 0 1000 60", class: "strip", "aria-hidden": "true", focusable: "false" }, line(places[0], places[places.length - 1], "way"), line(places[0], places[at], "way been"), ...dots);
  return h("div", { class: "strip-box", data: { whole: "" } }, /** @type {any} */ (drawing));
}
