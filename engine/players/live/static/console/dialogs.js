// What the lecturer may call up over the console.

import { button, h } from "/shared/components/dom.js";
import { hour } from "../clock.js";
import { remote } from "../commands.js";
import { press } from "../clicker.js";
import { keyTable } from "../help.js";
import { address, phones } from "../stage/joining.js";
import { t } from "../texts.js";
import { Dialog, confirm } from "./dialog.js";

/** @typedef {import("../view.js").View} View */
/** @typedef {import("../view.js").Poll} Poll */
/** @typedef {(command: import("../commands.js").Command) => void} Send */
/** @typedef {{ to: string, title: string, kind?: string, here?: boolean }} Place */

/** @param {View} view @param {Send} send */
export function goTo(view, send) {
  const field = /** @type {HTMLInputElement} */ (h("input", { type: "search", autocomplete: "off", "aria-label": t("search"), placeholder: t("search") }));
  const list = h("div", { class: "places" });
  /** @type {Place[]} */
  const all = view.way || [];
  const show = () => {
    const wanted = field.value.trim().toLowerCase();
    const found = all.filter((p) => p.title.toLowerCase().includes(wanted));
    const go = (/** @type {Place} */ p) => () => {
      dialog.close();
      send({ do: "jump", to: p.to });
    };
    list.replaceChildren(...found.map((p) => button(`place ${p.kind || ""}`, [h("span", { class: "label" }, p.title), p.here ? h("span", { class: "place-here" }, t("here")) : null], go(p), { data: { to: p.to } })), ...(found.length === 0 ? [h("p", { class: "soft" }, t("noPlace"))] : []));
  };
  field.addEventListener("input", show);
  field.addEventListener("keydown", (event) => {
    const first = /** @type {HTMLElement | null} */ (list.querySelector("button"));
    if (event.key === "Enter" && first !== null) first.click();
    if (event.key === "ArrowDown" && first !== null) first.focus();
  });
  show();
  const dialog = new Dialog(t("goto"), [h("p", { class: "soft" }, t("gotoHint")), field, list]);
}

/** Which way: a tie, or another one than the room wants. @param {Poll} poll @param {Send} send */
export function decide(poll, send) {
  const winners = poll.winner || [];
  const tie = winners.length !== 1;
  const counts = poll.counts || [];
  const choose = (/** @type {number} */ n) => () => {
    dialog.close();
    const run = () => send({ do: "decide", choice: n });
    if (tie || winners.includes(n)) return run();
    return confirm(t("overrule"), t("overruleAsk", { most: poll.options[winners[0]], text: poll.options[n] }), t("overruleYes"), run);
  };
  const dialog = new Dialog(t("decide"), [
    h("p", {}, t(tie ? (winners.length === 0 ? "decideNone" : "decideTie") : "decideOver")),
    h("div", { class: "places" }, ...poll.options.map((text, n) => button("place", [h("span", { class: "ballot-number" }, String(n + 1)), h("span", { class: "label" }, text), h("span", { class: "place-here" }, t("people", { n: counts[n] || 0 }))], choose(n), { data: { choice: n } }))),
  ]);
}

/** @param {View} view @param {Send} send */
export function heads(view, send) {
  const field = /** @type {HTMLInputElement} */ (h("input", { type: "text", inputmode: "numeric", maxlength: 4, autocomplete: "off", "aria-label": t("heads") }));
  field.value = view.heads ? String(view.heads) : "";
  const keep = () => {
    const count = Number(field.value.replace(/[^0-9]/g, ""));
    dialog.close();
    send({ do: "heads", count });
  };
  field.addEventListener("keydown", (event) => event.key === "Enter" && keep());
  const dialog = new Dialog(t("heads"), [h("p", {}, t("headsAsk")), field], { actions: [button("primary", t("keep"), keep)] });
}

/** @param {View} view @param {Send} send */
export function remoteControl(view, send) {
  const { digits, on } = view.remote || {};
  const spaced = digits ? `${String(digits).slice(0, 3)} ${String(digits).slice(3)}` : "";
  const act = (/** @type {"new" | "revoke"} */ what) => () => {
    dialog.close();
    send(remote(what));
  };
  const dialog = new Dialog(t("remote"), [
    phones(view) ? null : h("p", {}, t("remoteLan")),
    h("div", { class: "remote-way" }, h("div", {}, h("p", {}, t("remoteHow", { address: `${address(view)}/remote` })), spaced ? h("p", { class: "digits" }, spaced) : null, h("p", { class: "soft" }, t(on ? "remoteOn" : "remoteOff"))), phones(view) ? h("img", { class: "remote-code", src: "/api/qr/remote.svg", alt: t("qrAlt", { address: `${address(view)}/remote` }) }) : null),
    h("div", { class: "row" }, button("plain", t("remoteNew"), act("new"), { data: { does: "new" } }), button("plain", t("remoteRevoke"), act("revoke"), { disabled: !on, data: { does: "revoke" } })),
  ]);
}

/** @param {View} view */
export function transcript(view) {
  const lines = (view.log || []).map((/** @type {any} */ line) => `${hour(line[0])}　${line[1]}`);
  new Dialog(t("log"), [h("ol", { class: "log" }, ...lines.map((/** @type {string} */ line) => h("li", {}, line)))], { wide: true });
}

export function keyHelp() {
  new Dialog(t("keys"), [keyTable(), h("p", { class: "soft" }, t("keysNote"))], { wide: true });
}

/** Every key is told and none is sent: what a clicker can do is known before the room is full. */
export function clickerTest() {
  const told = h("p", { class: "clicker-told", role: "status" }, t("clickerWait"));
  const list = h("ol", { class: "clicker-list" });
  const hear = (/** @type {KeyboardEvent} */ event) => {
    if (event.key === "Tab" || event.key === "Escape" || event.repeat) return;
    const meant = press(event) || (event.key === "Enter" || event.key === " " ? "next" : null);
    event.preventDefault();
    event.stopImmediatePropagation();
    const name = event.key === " " ? t("space") : event.key;
    told.textContent = meant === null ? t("clickerNothing", { key: name }) : t("clickerDoes", { key: name, does: t(`key.${meant}`) });
    list.append(h("li", {}, told.textContent));
    while (list.childElementCount > 6) list.firstElementChild?.remove();
  };
  window.addEventListener("keydown", hear, { capture: true });
  new Dialog(t("clicker"), [h("p", {}, t("clickerHow")), told, list], { closed: () => window.removeEventListener("keydown", hear, { capture: true }) });
}

/** @param {Send} send */
export function end(send) {
  confirm(t("end"), t("endAsk"), t("endYes"), () => send({ do: "end" }));
}

/** @param {View} view */
export function summary(view) {
  const link = h("a", { class: "button primary", href: view.summary || "/summary", target: "_blank", rel: "noopener" }, t("summary"));
  new Dialog(t("over"), [h("p", {}, t("overText"))], { actions: [link] });
}
