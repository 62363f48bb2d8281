// Signing in without typing: the village, then the first letters of the name, then one's own name among a
// few. Names are masked until one is chosen.

import { ask } from "../net/api.js";
import { h } from "./dom.js";
import { keys } from "./pads.js";
import { Options } from "./options.js";
import { t } from "../texts.js";

/** @typedef {import("./frame.js").Frame} Frame */
/** @typedef {import("../net/visit.js").Learner} Learner */
/**
 * Where signing in leads: `done` with a learner or a guest, `back` to where it came from, `lost` when the
 * server does not answer.
 *
 * @typedef {object} Ways
 * @property {(learner: Learner | null) => void} done
 * @property {() => void} back
 * @property {() => void} home
 * @property {(again: () => void) => void} lost
 */

export class SignIn {
  /**
   * @param {Frame} frame
   * @param {Ways} ways
   */
  constructor(frame, ways) {
    this.frame = frame;
    this.ways = ways;
    this.village = "";
    this.typed = "";
    this.turn = 0;
  }

  /** Whether at all. */
  start() {
    const options = [
      { text: t("signIn"), mark: "", run: () => this.villages() },
      { text: t("noSignIn"), mark: "", run: () => this.ways.done(null) },
    ];
    this.frame.show({
      name: "who",
      title: t("whoTitle"),
      blocks: () => [h("p", {}, t("whoText"))],
      options: () => new Options(options, { kind: "ways", label: t("whoTitle") }),
      back: this.ways.back,
      home: this.ways.home,
    });
  }

  async villages() {
    const told = await this._answer(ask("GET", "/api/villages"), () => this.villages());
    if (told === null) return;
    const options = told.villages.map((/** @type {string} */ name) => ({ text: name, run: () => this._in(name) }));
    this.frame.show({
      name: "village",
      title: t("village"),
      options: () => new Options(options, { kind: "stops", label: t("village") }),
      back: () => this.start(),
      home: this.ways.home,
    });
  }

  /** @param {string} village */
  _in(village) {
    this.village = village;
    this.typed = "";
    this.letters();
  }

  async letters() {
    const query = `?village=${encodeURIComponent(this.village)}&typed=${this.typed}`;
    const told = await this._answer(ask("GET", `/api/people${query}`), () => this.letters());
    if (told === null) return;
    if (told.people.length > 0) return this._names(told.people);
    this.frame.show({
      name: "letters",
      title: t("letters"),
      where: this.village,
      pinned: () => [
        h("p", { class: "hint" }, this.typed === "" ? t("lettersHint") : t("typedSoFar", { letters: this.typed.toUpperCase() })),
        h("p", { role: "status" }, told.count > 0 ? t("found", { n: told.count }) : t("nobody")),
      ],
      pad: () => keys(told.letters.map((/** @type {string} */ l) => l.toUpperCase()), 5, (letter) => this._letter(letter)),
      back: () => this._erase(),
      home: this.ways.home,
    });
  }

  /** @param {string} letter */
  _letter(letter) {
    this.typed += letter.toLowerCase();
    this.letters();
  }

  _erase() {
    if (this.typed === "") return this.villages();
    this.typed = this.typed.slice(0, -1);
    return this.letters();
  }

  /** @param {{ id: string, name: string }[]} people */
  _names(people) {
    const back = () => (this.typed === "" ? this.villages() : this._erase());
    this.frame.show({
      name: "names",
      title: t("pickName"),
      where: this.village,
      options: () => new Options(people.map((p) => ({ text: p.name, run: () => this._chosen(p.id) })), { kind: "many", label: t("pickName") }),
      back,
      home: this.ways.home,
    });
  }

  /** @param {string} id */
  async _chosen(id) {
    const request = /** @type {Promise<Learner>} */ (ask("POST", "/api/visit", { person: id }));
    const end = () => request.then((made) => ask("DELETE", "/api/visit", {}, made.token)).catch(() => undefined);
    const learner = /** @type {Learner | null} */ (await this._answer(request, () => this._chosen(id)));
    if (learner === null) return void end();
    const no = () => {
      end();
      this.letters();
    };
    return this.frame.show({
      name: "is-it-you",
      title: t("isItYou", { name: learner.name }),
      where: this.village,
      primary: { label: t("itIsMe"), run: () => this.ways.done(learner) },
      beside: [{ label: t("notMe"), run: no }],
      back: no,
      home: this.ways.home,
    });
  }

  /**
   * What the server answers; null where it does not, and where someone went elsewhere meanwhile.
   *
   * @param {Promise<any>} request
   * @param {() => void} again
   */
  async _answer(request, again) {
    const turn = ++this.turn;
    const view = this.frame.view;
    const here = () => turn === this.turn && view === this.frame.view;
    try {
      const told = await request;
      return here() ? told : null;
    } catch (problem) {
      if (here()) this.ways.lost(again);
      return null;
    }
  }
}
