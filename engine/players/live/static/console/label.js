// What the one big button will do: said before it is pressed.

import { t } from "../texts.js";
import { asked, leads, way } from "../view.js";

/** @typedef {import("../view.js").View} View */

/** Characters of an option that a button has room for. */
const LONG = 9;

/**
 * `first` is what must be asked before: which way, or whether it is really over.
 *
 * @param {View} view
 * @returns {{ label: string, first: "decide" | "end" | null }}
 */
export function nextStep(view) {
  const plain = (/** @type {string} */ key) => ({ label: t(key), first: null });
  if (view.room.over) return plain("next.over");
  const poll = asked(view);
  if (poll !== null) {
    if (poll.phase === "ready") return plain(leads(poll) ? "next.openVote" : "next.open");
    if (poll.phase === "open") return plain("next.close");
    if (poll.phase === "closed") return plain("next.reveal");
    if (!leads(poll)) return plain("next.slide");
    const to = way(poll);
    if (to === null) return { label: t("next.decide"), first: "decide" };
    return { label: t(typeof poll.decided === "number" ? "next.goDecided" : "next.goMost", { text: short(poll.options[to]) }), first: null };
  }
  const kind = view.slide ? view.slide.kind : "join";
  if (kind === "join") return plain("next.begin");
  const timer = view.timer;
  if (kind === "discuss" && timer && typeof timer.of === "number" && !timer.running && timer.left === timer.of) return plain("next.timer");
  if (!view.next) return { label: t("next.end"), first: "end" };
  return plain("next.slide");
}

/** @param {string} text */
function short(text) {
  const letters = Array.from(text);
  return letters.length > LONG ? `${letters.slice(0, LONG - 1).join("")}…` : text;
}
