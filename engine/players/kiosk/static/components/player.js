// A session on the screen: what the machine waits for becomes a view, what is touched becomes an input.

import { flow, paragraphs } from "./flow.js";
import { h } from "./dom.js";
import { asked } from "./items.js";
import { Cited } from "./lesson.js";
import { marked, modelled } from "./marked.js";
import { Options } from "./options.js";
import { discussed, ended, finished, resulted, tasked } from "./results.js";
import { routeMap, scanned, stopped } from "./route.js";
import { t } from "../texts.js";

/** @typedef {import("./frame.js").View} View */
/** @typedef {import("./frame.js").Frame} Frame */
/** @typedef {import("../session.js").Session} Session */
/** @typedef {import("../runtime/state.js").Event} Event */
/**
 * What a player needs of whatever it runs in. `left` is called when the learner goes home, `again` when
 * he wants the same once more; `seen` notes an ending and says how many there were.
 *
 * @typedef {object} Host
 * @property {() => void} left
 * @property {() => void} again
 * @property {(path: string) => string} media
 * @property {(stop: string) => string | null} code
 * @property {boolean} typing
 * @property {boolean} guest
 * @property {"accept" | "signIn" | "none"} tasks whether a task can be taken, or could by signing in
 * @property {(ending: string) => number} seen
 */

export class Player {
  /**
   * @param {Frame} frame
   * @param {Session} session
   * @param {Host} host
   */
  constructor(frame, session, host) {
    this.frame = frame;
    this.session = session;
    this.host = host;
    this.bundle = session.program.bundle;
    /** @type {Record<string, any>} */
    this.draft = {};
    this.cited = new Cited();
    /** @type {HTMLAudioElement | null} */
    this.audio = null;
  }

  /** Show where the session stands; `atEnd` for a screen that was reached by going back. */
  show(atEnd = false) {
    this.draft = {};
    this._draw(atEnd);
  }

  /** @param {boolean} atEnd */
  _draw(atEnd) {
    this.cited = new Cited();
    if (this.audio !== null) this.audio.pause();
    const view = this._view();
    this.frame.show({ ...view, atEnd });
    if (this.session.how !== "") {
      this.frame.say(t(`resumed.${this.session.how}`));
      this.session.how = "";
    }
  }

  /** @param {Record<string, any>} input */
  send(input) {
    if (this.session.send(input)) this.show();
  }

  next() {
    this.send({ input: "next" });
  }

  back() {
    if (this.session.back()) this.show(true);
  }

  /** @returns {View} */
  _view() {
    const events = this.session.events;
    const own = this._own(events);
    const before = own.alone ? [] : events.filter((e) => e !== own.event);
    const context = { bundle: this.bundle, cited: this.cited, media: this.host.media };
    const told = () => {
      this.cited.keys = [];
      return before.flatMap((e) => flow(e, context));
    };
    const view = own.view;
    const beside = [...(view.beside || [])];
    const sources = this._cites(events);
    if (sources && beside.length === 0) beside.push({ label: t("sources"), run: () => this._sources() });
    const sound = events.filter((e) => e.event === "played").pop();
    if (sound !== undefined) beside.push({ label: t("sound"), run: () => this._play(this.host.media(sound.path)) });
    return {
      where: this._where(),
      count: this._count(),
      ...view,
      title: view.title || this._title(events),
      titleHidden: view.titleHidden || view.title === undefined,
      before: told,
      beside,
      back: this.session.canGoBack() ? () => this.back() : null,
      home: () => this.host.left(),
    };
  }

  /**
   * The view of the event that the session stands at. `alone`: what came before it is not shown again.
   *
   * @param {Event[]} events
   * @returns {{ event: Event | null, alone?: boolean, view: any }}
   */
  _own(events) {
    const last = (/** @type {string} */ kind) => events.filter((e) => e.event === kind).pop() || null;
    const item = last("asked");
    const next = () => this.next();
    if (last("halted") !== null) {
      return { event: last("halted"), view: { name: "halted", pinned: () => paragraphs(t("halted")), primary: { label: t("goHome"), run: () => this.host.left() } } };
    }
    const mark = last("marked");
    if (item !== null && mark !== null) {
      const view = marked(this.bundle.items[item.item], mark, this.session.history.state.quiz !== null);
      return { event: mark, alone: true, view: { ...view, ...this._itemCount(item), primary: { ...view.primary, run: next } } };
    }
    const model = last("modelled");
    if (item !== null && model !== null) {
      return { event: model, alone: true, view: modelled(this.bundle.items[item.item], model, (right) => this.send({ input: "mark", right })) };
    }
    if (item !== null) return { event: item, view: { ...asked(item, this._asking()), ...this._itemCount(item) } };
    for (const kind of ["resulted", "finished", "ended", "stopped", "tasked", "discussed", "offered", "paged"]) {
      const event = last(kind);
      if (event !== null) return { event, view: this._at(event, next) };
    }
    return { event: null, view: { name: "scene", calm: true, primary: { label: t("goOn"), run: next } } };
  }

  /**
   * @param {Event} event
   * @param {() => void} next
   * @returns {any}
   */
  _at(event, next) {
    switch (event.event) {
      case "resulted": {
        const quiz = this.session.history.state.quiz;
        return resulted(event, quiz === null ? [] : quiz.items, { label: t("goOn"), run: next }, { label: t("review"), run: () => this.send({ input: "review" }) });
      }
      case "finished":
        return { ...finished(event, this.bundle, this._unitsDone(), this.host.guest), ...this._ending() };
      case "ended": {
        const endings = { seen: this.host.seen(`${this._story()}/${event.ending}`), of: this._endings() };
        const view = ended(event, endings);
        return { ...view, ...(this.session.over ? this._ending() : { primary: { label: t("goOn"), run: next } }) };
      }
      case "stopped":
        return this._through(stopped(event, this._stops(event.id), this.cited, () => this._map(event)), next);
      case "tasked":
        return tasked(event, this.session.accepted.has(event.text), this._mayAccept(event), next);
      case "discussed":
        return this._through(discussed(event), next);
      case "offered":
        return this._offered(event);
      default: // a lesson's page: its title, then its blocks, told with what came before
        return { ...this._page(event), primary: { label: t("nextPage"), run: next } };
    }
  }

  /**
   * @param {View} view
   * @param {() => void} next
   */
  _through(view, next) {
    return { ...view, primary: { label: view.primary ? view.primary.label : t("goOn"), run: next } };
  }

  /** A task is taken by someone who has a name here. @param {Event} event */
  _mayAccept(event) {
    const take = () => {
      this.session.accept(event);
      this.next();
      this.frame.say(t("taskNoted"));
    };
    return { signIn: this.host.tasks === "signIn", accept: this.host.tasks === "accept" ? take : null };
  }

  /** @param {Event} event */
  _page(event) {
    const context = { bundle: this.bundle, cited: this.cited, media: this.host.media };
    return { name: "page", title: event.title || this._where(), blocks: () => flow(event, context) };
  }

  _ending() {
    return { primary: { label: t("goHome"), run: () => this.host.left() }, beside: [{ label: t("playAgain"), run: () => this.host.again() }] };
  }

  /** @param {Event} event */
  _offered(event) {
    const ask = event.ask || t("askChoice");
    const choose = (/** @type {number} */ n) => this.send({ input: "choose", choice: n });
    return {
      name: "choice",
      calm: true,
      lead: () => [h("h2", { class: "ask" }, ask), ...(event.vote ? [h("p", { class: "hint" }, t("vote"))] : [])],
      options: () => new Options(event.choices.map((/** @type {any} */ c, /** @type {number} */ n) => ({ text: c.text, run: () => choose(n) })), { label: ask }),
    };
  }

  /** @param {Event} item */
  _itemCount(item) {
    return item.of ? { count: t("itemOf", { n: item.at + 1, of: item.of }) } : {};
  }

  /** @returns {import("./items.js").Asking} */
  _asking() {
    return {
      bundle: this.bundle,
      typing: this.host.typing,
      draft: this.draft,
      answer: (response) => this.send({ input: "answer", response }),
      redraw: (draft) => {
        if (draft !== undefined) this.draft = draft;
        const focused = document.activeElement instanceof HTMLElement ? document.activeElement.dataset : {};
        const { n, key } = focused;
        this._draw(true);
        // A key that is pressed again and again keeps the focus, though all was drawn anew.
        const same = n ? `[data-n="${n}"]` : key ? `[data-key="${CSS.escape(key)}"]` : null;
        const found = same === null ? null : /** @type {HTMLElement | null} */ (this.frame.actions.querySelector(same));
        if (found !== null && !found.hidden) found.focus();
      },
      say: (text) => this.frame.say(text),
    };
  }

  // Where the session stands.

  _where() {
    const unit = this._unit();
    return unit === null ? this.bundle.title : unit.title;
  }

  /** The unit that is under way. */
  _unit() {
    const at = this._unitNumber();
    return at === 0 ? null : this.bundle.units[at - 1];
  }

  _unitNumber() {
    const state = this.session.history.state;
    const root = this.bundle.start;
    const [scene, pc] = state.stack.length > 0 ? state.stack[0] : [state.scene, state.pc + 1];
    if (this.bundle.units.length === 0 || scene !== root) return 0;
    return this.bundle.scenes[root].slice(0, pc).filter((/** @type {any} */ ins) => Array.isArray(ins) && ins[0] === "unit").length;
  }

  _unitsDone() {
    const opened = this.bundle.units.length;
    return this.session.over ? opened : this._unitNumber();
  }

  /** The finest count that fits the place. */
  _count() {
    const state = this.session.history.state;
    /** @type {[string, number][]} */
    const places = [[state.scene, state.pc], ...state.stack.slice().reverse().map((/** @type {any} */ f) => /** @type {[string, number]} */ ([f[0], f[1] - 1]))];
    for (const [scene, pc] of places) {
      if (scene.startsWith("lesson/")) return this._counted(scene, pc, ["page", "item"], "pageOf");
      if (scene.startsWith("route/")) return this._counted(scene, pc, ["stop"], "stopOf");
    }
    const unit = this._unitNumber();
    return unit > 0 ? t("unitOf", { n: unit, of: this.bundle.units.length }) : t("step", { n: state.log.length + 1 });
  }

  /**
   * @param {string} scene
   * @param {number} pc
   * @param {string[]} names
   * @param {string} text
   */
  _counted(scene, pc, names, text) {
    const code = this.bundle.scenes[scene];
    const counts = (/** @type {any} */ ins) => Array.isArray(ins) && names.includes(ins[0]);
    return t(text, { n: Math.max(1, code.slice(0, pc + 1).filter(counts).length), of: code.filter(counts).length });
  }

  /** A title for a screen that shows none: a screen reader needs one. @param {Event[]} events */
  _title(events) {
    const scene = this.session.history.state.scene;
    const titles = this.bundle.titles;
    const opened = events.find((e) => e.event === "opened");
    return titles[scene] || (opened && opened.title) || this._where();
  }

  /** The story at hand: one that the course contains, or the work itself. */
  _story() {
    const story = this.session.history.state.scene.split("/")[0];
    return this.bundle.natures && story in this.bundle.natures ? story : this.bundle.id;
  }

  _endings() {
    const story = this._story();
    const inside = this.bundle.natures && story in this.bundle.natures;
    const names = new Set();
    for (const [scene, code] of Object.entries(this.bundle.scenes)) {
      if (inside !== (scene.split("/")[0] === story) && inside) continue;
      for (const ins of /** @type {any[]} */ (code)) if (Array.isArray(ins) && ins[0] === "end") names.add(ins[1]);
    }
    return names.size;
  }

  /** A sound is played when it is asked for. @param {string} address */
  _play(address) {
    if (this.audio !== null) this.audio.pause();
    this.audio = new Audio(address);
    this.audio.play().catch(() => undefined);
  }

  // Sub-screens.

  /** @param {string} id */
  _route(id) {
    const routes = Object.values(this.bundle.routes);
    return /** @type {any} */ (routes.find((/** @type {any} */ r) => r.stops.some((/** @type {any} */ s) => s.id === id)));
  }

  /** @param {string} id */
  _stops(id) {
    return this._route(id).stops;
  }

  /** @param {Event} event */
  _map(event) {
    const route = this._route(event.id);
    const go = (/** @type {string} */ id) => this.send({ input: "jump", to: `stop/${id}` });
    const back = () => this._draw(true);
    const always = { where: this._where(), home: () => this.host.left() };
    const code = this.host.code(event.id);
    const scan = code === null ? null : () => this.frame.show({ ...scanned(event.name, code, () => this._map(event)), ...always });
    this.frame.show({ ...routeMap(route.title, route.stops, event.at, go, scan, back), ...always });
  }

  /** Sources of what is on show. @param {Event[]} events */
  _cites(events) {
    return this._named(events).length > 0 || events.some((e) => e.event === "paged" && JSON.stringify(e.blocks).includes('["cite"'));
  }

  /** @param {Event[]} events @returns {string[]} */
  _named(events) {
    return events.flatMap((e) => (e.event === "marked" ? this.bundle.items[e.item].sources : e.sources) || []);
  }

  /** What the numbers on the screen stand for. */
  _sources() {
    for (const key of this._named(this.session.events)) this.cited.number(key);
    const named = this.cited.keys.map((key, n) => {
      const [name, grade] = this.bundle.sources[key] || [key, ""];
      return h("p", { class: "source" }, `［${n + 1}］${grade ? t("grade", { name, grade }) : name}`);
    });
    const back = () => this._draw(true);
    this.frame.show({
      name: "sources",
      title: t("sourcesTitle"),
      where: this._where(),
      blocks: () => named.map((p) => /** @type {HTMLElement} */ (p.cloneNode(true))),
      primary: { label: t("return"), run: back },
      back,
      home: () => this.host.left(),
    });
  }
}
