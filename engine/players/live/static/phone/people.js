// Who answers on this phone: change places, let one more sit down, and sign in where there is a list.

import { button, h } from "/shared/components/dom.js";
import { ask } from "/shared/net/api.js";
import { t } from "../texts.js";

/** @typedef {import("./seat.js").Seats} Seats */
/** @typedef {{ to: (at: number) => void, more: () => void, sign: (person: string) => void }} Host */

export class People {
  /** @param {Host} host */
  constructor(host) {
    this.host = host;
    this.button = button("who", "", () => this.toggle(), { "aria-expanded": "false", hidden: true });
    this.panel = h("section", { class: "people", "aria-label": t("people.title"), hidden: true });
    /** @type {Seats | null} */
    this.seats = null;
    this.listed = false;
    this.village = "";
    this.typed = "";
  }

  /** @param {Seats} seats */
  show(seats) {
    this.seats = seats;
    this.button.hidden = false;
    /** @type {HTMLElement} */ (this.button.firstElementChild).textContent = seats.seats[seats.at].name;
    this.toggle(false);
  }

  toggle(open = this.panel.hidden) {
    this.panel.hidden = !open;
    this.button.setAttribute("aria-expanded", String(open));
    if (open) this._seats();
  }

  _seats() {
    const { seats, at } = /** @type {Seats} */ (this.seats);
    const one = (/** @type {{ name: string }} */ s, /** @type {number} */ n) => button("plain", s.name, () => (n === at ? this.toggle(false) : this.host.to(n)), { "aria-pressed": String(n === at), data: { seat: n } });
    this._fill(t("people.title"), [...(seats.length > 1 ? seats.map(one) : []), button("plain", t("people.more"), () => this.host.more(), { data: { does: "more" } }), ...(this.listed ? [button("plain", t("people.sign"), () => this._villages(), { data: { does: "sign" } })] : [])]);
  }

  async _villages() {
    this.typed = "";
    const told = await this._ask("/api/villages");
    if (told === null) return;
    const pick = (/** @type {string} */ village) => () => {
      this.village = village;
      this._names();
    };
    this._fill(t("people.village"), told.villages.map((/** @type {string} */ v) => button("plain", v, pick(v))));
  }

  async _names() {
    const told = await this._ask(`/api/people?village=${encodeURIComponent(this.village)}&typed=${encodeURIComponent(this.typed)}`);
    if (told === null) return;
    const letter = (/** @type {string} */ l) => () => {
      this.typed += l;
      this._names();
    };
    const named = told.people.map((/** @type {{ id: string, name: string }} */ p) => button("plain", p.name, () => this.host.sign(p.id), { data: { person: p.id } }));
    const letters = named.length > 0 ? [] : [h("div", { class: "letters" }, ...told.letters.map((/** @type {string} */ l) => button("letter", l.toUpperCase(), letter(l))))];
    this._fill(t(named.length > 0 ? "people.which" : told.count === 0 ? "people.nobody" : "people.letter"), [...named, ...letters, button("plain", t("people.anew"), () => this._villages())]);
  }

  /** @param {string} path @returns {Promise<any>} */
  async _ask(path) {
    try {
      return await ask("GET", path);
    } catch (problem) {
      this._fill(t("people.later"), []);
      return null;
    }
  }

  /** @param {string} title @param {HTMLElement[]} content */
  _fill(title, content) {
    this.panel.replaceChildren(h("h2", {}, title), ...content, button("plain", t("close"), () => this.toggle(false)));
  }
}
