// What there is to learn, as tiles; and the opening page of one work.

import { h } from "./dom.js";
import { paragraphs } from "./flow.js";
import { Options } from "./options.js";
import { stills } from "./stills.js";
import { either, t } from "../texts.js";

/** @typedef {import("./frame.js").View} View */
/**
 * @typedef {object} Work
 * @property {string} id
 * @property {"course" | "scenario"} kind
 * @property {string} title
 * @property {string} summary
 * @property {string} nature
 * @property {number} units
 * @property {number} endings
 * @property {[string, string] | null} length
 * @property {string} digest
 */
/** @typedef {import("../net/visit.js").Visit} Visit */

/**
 * @param {Work[]} works
 * @param {Visit} visit
 * @param {(work: Work) => void} open
 * @param {() => void} leave
 * @returns {View}
 */
export function home(works, visit, open, leave) {
  const learner = visit.learner;
  const standing = (/** @type {Work} */ w) => (learner === null ? [] : (learner.standings[w.id] || []).map(either));
  const tiles = () => works.map((w) => ({ text: w.title, icon: w.kind, extra: [t(w.kind), ...facts(w), ...standing(w)], run: () => open(w) }));
  return {
    name: "home",
    title: works.length > 0 ? t("askWork") : t("emptyShelf"),
    pinned: () => [
      ...(learner === null ? [] : [h("p", { class: "lead" }, t("hello", { name: learner.name }))]),
      h("p", {}, works.length > 0 ? t("askWorkHint") : ""),
      h("div", { class: "picture-box", data: { whole: "", optional: "" } }, /** @type {any} */ (stills()[0])),
    ],
    options: () => new Options(tiles(), { kind: "tiles", label: t("askWork") }),
    beside: learner === null ? [] : [{ label: t("leaveVisit", { name: learner.name }), run: leave }],
    back: null,
    home: null,
  };
}

/** How big a work is. @param {Work} work */
function facts(work) {
  return [
    ...(work.units > 0 ? [t("units", { n: work.units })] : []),
    ...(work.length !== null ? [t("about", { length: either(work.length) })] : []),
  ];
}

/**
 * @param {Work} work
 * @param {any} bundle
 * @param {{ begin: () => void, resume: (() => void) | null, units: (() => void) | null, back: () => void }} ways
 * @returns {View}
 */
export function opening(work, bundle, ways) {
  const go = ways.resume === null ? { label: t("begin"), run: ways.begin } : { label: t("resume"), run: ways.resume };
  const others = [
    ...(ways.resume === null ? [] : [{ text: t("fresh"), mark: "", run: ways.begin }]),
    ...(ways.units === null ? [] : [{ text: t("chooseUnit"), mark: "", run: ways.units }]),
  ];
  return {
    name: "opening",
    title: work.title,
    where: t(work.kind),
    blocks: () => [
      ...(work.nature in { dramatised: 1, documented: 1 } ? [h("p", { class: "nature" }, t(work.nature))] : []),
      ...paragraphs(work.summary),
      h("p", { class: "hint", data: { mute: "" } }, [...facts(work), ...(work.endings > 1 ? [t("endings", { n: work.endings })] : [])].join("　")),
      ...(bundle.audience ? [h("p", { class: "hint", data: { mute: "" } }, t("audience", { who: bundle.audience }))] : []),
    ],
    ...(others.length > 0 ? { options: () => new Options(others, { kind: "ways" }) } : {}),
    primary: go,
    back: ways.back,
    home: ways.back,
  };
}

/**
 * The units of a course, to start at any of them.
 *
 * @param {Work} work
 * @param {any} bundle
 * @param {string[]} done addresses
 * @param {(address: string) => void} go
 * @param {{ back: () => void, home: () => void }} ways
 * @returns {View}
 */
export function unitList(work, bundle, done, go, ways) {
  const options = bundle.units.map((/** @type {any} */ unit) => ({
    text: unit.title,
    extra: [...(unit.title === t(unit.kind) ? asked(bundle, unit) : [t(unit.kind)]), ...(done.includes(unit.address) ? [t("unitDone")] : [])],
    run: () => go(unit.address),
  }));
  return { name: "units", title: t("unitList"), where: work.title, options: () => new Options(options, { kind: "stops", label: t("unitList") }), back: ways.back, home: ways.home };
}

/**
 * What a unit without a title of its own asks: of two it says which is which.
 *
 * @param {any} bundle
 * @param {any} unit
 * @returns {string[]}
 */
function asked(bundle, unit) {
  const [scene, pc] = bundle.addresses[unit.address];
  const call = bundle.scenes[scene][pc + 1];
  const [op, what] = Array.isArray(call) && call[0] === "call" ? bundle.scenes[call[1]][0] : [];
  const text = op === "item" ? bundle.items[what].stem : op === "discuss" || op === "task" ? what.text : null;
  return typeof text === "string" ? [text] : [];
}
