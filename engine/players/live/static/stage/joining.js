// How one comes into the room: a code to scan, an address to type, digits to remember.

import { h } from "/shared/components/dom.js";
import { t } from "../texts.js";

/** @typedef {import("../view.js").View} View */

/** The address as one types it. @param {View} view */
export function address(view) {
  return String((view.join && view.join.address) || window.location.origin).replace(/^https?:\/\//, "").replace(/\/$/, "");
}

/** Whether phones can come at all: without a network the room answers by hand. @param {View} view */
export const phones = (view) => !(view.join === null || (view.join && view.join.lan === false));

/** @param {string} kind @param {View} view */
export const qr = (kind, view) => h("img", { class: `qr ${kind}`, src: "/api/qr.svg", alt: t("qrAlt", { address: `${address(view)}/${view.room.code}` }) });

/**
 * @param {View} view
 * @param {string} heading
 * @returns {HTMLElement}
 */
export function joining(view, heading) {
  const title = h(heading, { class: "title" }, view.room.title);
  if (!phones(view)) return h("div", { class: "lone" }, title, h("p", { class: "words" }, t("byHand")));
  const inside = view.seats;
  return h(
    "div",
    { class: "join" },
    h(
      "div",
      { class: "join-words" },
      title,
      h("p", { class: "words" }, t("joinHow")),
      h("p", { class: "note" }, t("joinType")),
      h("p", { class: "join-address" }, address(view)),
      h("p", { class: "note" }, t("roomCode")),
      h("p", { class: "join-code" }, view.room.code),
      inside === undefined ? null : h("p", { class: "words join-count" }, ...counted("joined", inside)),
    ),
    qr("large", view),
  );
}

/** A number that stands out in its sentence. @param {string} key @param {number} n */
function counted(key, n) {
  const [before, after] = t(key, { n: "\n" }).split("\n");
  return [before, h("strong", {}, String(n)), after];
}
