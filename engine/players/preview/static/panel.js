// The side of the desk: where the session stands, the way so far, where to begin, what nobody has seen.

import { h } from "../../kiosk/static/components/dom.js";
import { link } from "./link.js";
import { t } from "./texts.js";

/** @typedef {{ scenes: Record<string, [number, number]>, lines: [number, number], options: [number, number], unseen: { scene: string, kind: string, text: string }[] }} Coverage */
/** @typedef {{ units: { address: string, title: string }[], scenes: { scene: string, title: string, place: [string, number] | null }[] }} Contents */
/** @typedef {{ scene: string, title: string, place: [string, number] | null, variables: [string, any, boolean][], path: [string, string][], coverage: Coverage }} Standing */
/** @typedef {{ jump: (address: string) => void, from: (scene: string) => void, forget: () => void }} Acts */

export class Panel {
  /**
   * @param {HTMLElement} box
   * @param {Acts} acts
   */
  constructor(box, acts) {
    this.acts = acts;
    this.now = h("div", {});
    this.variables = h("table", {});
    this.path = h("ol", { class: "path" });
    this.find = /** @type {HTMLInputElement} */ (h("input", { type: "search", placeholder: t("find"), "aria-label": t("find") }));
    this.from = h("ol", { class: "from" });
    this.seen = h("div", {});
    this.unseen = h("ol", { class: "unseen" });
    /** @type {Contents} */
    this.contents = { units: [], scenes: [] };
    /** @type {Coverage | null} */
    this.coverage = null;
    this.scene = "";
    this.find.addEventListener("input", () => this._list());
    const forget = h("button", { type: "button" }, t("forget"));
    forget.addEventListener("click", () => this.acts.forget());
    box.replaceChildren(
      section("now", this.now),
      section("variables", this.variables),
      section("path", this.path),
      section("from", this.find, this.from),
      section("coverage", this.seen, forget),
      section("unseen", this.unseen),
    );
  }

  /** @param {Contents} contents */
  begin(contents) {
    this.contents = contents;
    this._list();
  }

  /** @param {Standing} standing */
  stand(standing) {
    this.scene = standing.scene;
    this.now.replaceChildren(h("b", {}, standing.title), " ", ...(standing.place === null ? [] : [link(...standing.place)]));
    const rows = standing.variables.map(([name, value, changed]) => h("tr", { class: changed ? "changed" : "" }, h("th", { scope: "row" }, name), h("td", {}, shown(value))));
    this.variables.replaceChildren(...(rows.length > 0 ? rows : [h("caption", {}, t("noVariables"))]));
    const way = standing.path.map(([scene, text]) => h("li", {}, ...(scene === "" ? [] : [h("small", {}, scene), " "]), text));
    this.path.replaceChildren(...(way.length > 0 ? way : [h("li", { class: "none" }, t("noPath"))]));
    this.path.scrollTop = this.path.scrollHeight;
    this.cover(standing.coverage);
  }

  /** @param {Coverage} coverage */
  cover(coverage) {
    this.coverage = coverage;
    /** @type {["lines" | "options", [number, number]][]} */
    const both = [["lines", coverage.lines], ["options", coverage.options]];
    this.seen.replaceChildren(
      ...both.map(([name, [seen, of]]) => h("p", { class: "meter" }, h("span", {}, t(name)), h("progress", { max: String(Math.max(of, 1)), value: String(seen), "aria-label": t(name) }), h("span", {}, `${seen}/${of}`))),
    );
    const titles = new Map(this.contents.scenes.map((s) => [s.scene, s.title]));
    const items = coverage.unseen.map((u) => {
      const go = h("button", { type: "button", class: "row" }, h("small", {}, `${titles.get(u.scene) || u.scene}${u.kind === "option" ? ` · ${t("option")}` : ""}`), h("span", {}, u.text));
      go.addEventListener("click", () => this.acts.from(u.scene));
      return h("li", {}, go);
    });
    this.unseen.replaceChildren(...(items.length > 0 ? items : [h("li", { class: "none" }, t("allSeen"))]));
    this._list();
  }

  _list() {
    const wanted = this.find.value.trim().toLowerCase();
    const matches = (/** @type {string} */ text) => text.toLowerCase().includes(wanted);
    const units = this.contents.units.filter((u) => matches(u.title)).map((u) => this._row(u.title, "", false, null, () => this.acts.jump(u.address)));
    const scenes = this.contents.scenes.filter((s) => matches(`${s.title} ${s.scene}`)).map((s) => {
      const lines = this.coverage === null ? undefined : this.coverage.scenes[s.scene];
      return this._row(s.title, lines === undefined ? "" : `${lines[0]}/${lines[1]}`, s.scene === this.scene, s.title === s.scene ? null : s.scene, () => this.acts.from(s.scene));
    });
    this.from.replaceChildren(...units, ...scenes);
  }

  /**
   * @param {string} title
   * @param {string} count
   * @param {boolean} here
   * @param {string | null} name
   * @param {() => void} run
   */
  _row(title, count, here, name, run) {
    const row = h("button", { type: "button", class: "row" }, h("span", {}, title), ...(name === null ? [] : [h("small", {}, name)]), h("small", { class: "count" }, count));
    row.addEventListener("click", run);
    if (here) row.setAttribute("aria-current", "true");
    return h("li", {}, row);
  }
}

/**
 * @param {string} title
 * @param {HTMLElement[]} content
 */
function section(title, ...content) {
  return h("details", { open: "" }, h("summary", {}, t(title)), ...content);
}

/** @param {any} value */
function shown(value) {
  return value === true ? t("yes") : value === false ? t("no") : String(value);
}
