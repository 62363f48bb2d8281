// The touch player of a kiosk: from the waiting screen to a work and back. One page, no addresses within it.

import { Aloud } from "./aloud.js";
import { Clips } from "./clips.js";
import { Attract } from "./components/attract.js";
import { askPin, corner } from "./components/exit.js";
import { Frame } from "./components/frame.js";
import { home, opening, unitList } from "./components/home.js";
import { ASK, ASK_AFTER_RESULT, Idle } from "./components/idle.js";
import { listen, lockDown } from "./components/keys.js";
import { paragraphs } from "./components/flow.js";
import { Player } from "./components/player.js";
import { SignIn } from "./components/signin.js";
import { pressSlowly } from "./components/slow.js";
import { strikeOnce } from "./components/strike.js";
import { ask, Refused } from "./net/api.js";
import { beat } from "./net/beat.js";
import { Queue } from "./net/queue.js";
import { sendLeftovers, Visit } from "./net/visit.js";
import { Program } from "./runtime/program.js";
import { Session } from "./session.js";
import { speech } from "./speech.js";
import { speak, t } from "./texts.js";
import { findVoice } from "./voice.js";

/** @typedef {import("./components/home.js").Work} Work */
/** @typedef {{ works: Work[], stops: Record<string, string>, roster: boolean, codes: boolean, typing: boolean, scale: number, strike: number, exit: boolean }} Shelf */

/** The manifest of what the player says for itself. */
const OWN = "_player";
/** Screens that end something: one looks at them for a shorter time. */
const RESULTS = ["resulted", "ended", "finished"];
/** Milliseconds between two tries to reach the server. */
const AGAIN = 1000;

class App {
  /** @param {HTMLElement} root */
  constructor(root) {
    this.root = root;
    speak(document.documentElement.dataset.language === "en" ? "en" : "zh");
    this.frame = new Frame(root);
    this.attract = new Attract(() => this.home());
    this.queue = new Queue(window.localStorage);
    this.visit = new Visit(window.localStorage);
    this.idle = new Idle(() => this.away());
    /** @type {Shelf} */
    this.shelf = { works: [], stops: {}, roster: false, codes: false, typing: false, scale: 1, strike: 0, exit: false };
    /** Programs by digest. @type {Map<string, Program>} */
    this.programs = new Map();
    /** @type {Session | null} */
    this.session = null;
    this.asked = false;
    this.turn = 0;
    this.aloud = new Aloud(this.frame);
    this.clips = new Clips((key) => `/clips/${key}.mp3`);
    /** What the player says for itself. @type {import("./clips.js").Manifest} */
    this.own = {};
    /** Hard to understand: the screen says so. */
    this.draft = false;
    this.frame.onShow = () => this.shown();
  }

  async start() {
    lockDown();
    pressSlowly();
    strikeOnce();
    listen(this.frame);
    corner(() => this._staff());
    beat(() => (this.frame.view ? this.frame.view.name : "attract"));
    this._voice(OWN);
    findVoice((voice) => {
      speech.use([...speech.voices, voice]);
      this.frame.voiced();
    });
    this.queue.start();
    sendLeftovers(window.localStorage);
    const stop = decodeURIComponent((/^\/stop\/([^/]+)$/.exec(window.location.pathname) || ["", ""])[1]);
    if (stop !== "") window.history.replaceState(null, "", "/");
    else this.attract.show(this.root);
    await this._refresh();
    if (stop !== "") await this._atStop(stop);
  }

  /** What there is to learn may have changed since the last visitor. */
  async _refresh() {
    try {
      this.shelf = await ask("GET", "/api/shelf");
      document.documentElement.style.setProperty("--scale", String(this.shelf.scale));
      document.documentElement.dataset.strike = String(this.shelf.strike);
      return true;
    } catch (problem) {
      return false;
    }
  }

  /** A finger rested on the corner, perhaps before the server told whether there is a way out. */
  async _staff() {
    if (!this.shelf.exit) await this._refresh();
    if (this.shelf.exit) askPin(this.frame, () => this.away());
  }

  /** A screen is there. */
  shown() {
    const name = this.frame.view ? this.frame.view.name : "";
    this.idle.watch(RESULTS.includes(name) ? ASK_AFTER_RESULT : ASK);
    this.aloud.shown();
  }

  /** The clips of a work come when they come; nothing waits for them. @param {string} work */
  async _voice(work) {
    try {
      const told = await ask("GET", `/api/clips/${encodeURIComponent(work)}`);
      if (work === OWN) this.own = told.clips;
      this.clips.manifests = work === OWN ? [this.own] : [told.clips, this.own];
      this.draft = this.draft || told.draft;
    } catch (problem) {
      return;
    }
    const rendered = this.clips.manifests.some((m) => Object.keys(m).length > 0);
    if (!rendered || speech.voices.includes(this.clips)) return;
    speech.use([this.clips, ...speech.voices]);
    this.frame.voiced();
  }

  /** Nobody is there any more: nothing of the visit stays. */
  away() {
    this._leave();
    this.visit.end();
    this.visit = new Visit(window.localStorage);
    this.asked = false;
    this.turn++;
    this.aloud.hush();
    speech.pace = "on";
    window.sessionStorage.clear();
    this.idle.stop();
    this.frame.clear();
    this.frame.resize(1);
    this.attract.show(this.root);
    this._refresh();
  }

  _leave() {
    if (this.session !== null) this.session.close();
    this.session = null;
  }

  /** The works, once the server has told them. */
  async home() {
    const turn = ++this.turn;
    this._leave();
    const told = this.shelf.works.length > 0 || (await this._refresh());
    if (turn !== this.turn) return; // someone went elsewhere meanwhile
    if (!told) return this._lost(() => this.home());
    this.attract.hide();
    return this.frame.show(home(this.shelf.works, this.visit, (work) => this.open(work), () => this.away()));
  }

  /** @param {Work} work */
  open(work) {
    if (!this.shelf.roster || this.asked || !this.visit.guest) return this.opening(work);
    const ways = {
      done: (/** @type {any} */ learner) => {
        this.asked = true;
        if (learner !== null) this.visit = new Visit(window.localStorage, learner);
        this.opening(work);
      },
      back: () => this.home(),
      home: () => this.home(),
      lost: (/** @type {() => void} */ again) => this._lost(again),
    };
    return new SignIn(this.frame, ways).start();
  }

  /** @param {Work} work */
  async opening(work) {
    const turn = ++this.turn;
    let program, progress;
    try {
      program = await this._program(work);
      progress = await this.visit.progress(work.id);
    } catch (problem) {
      if (turn !== this.turn) return;
      if (problem instanceof Refused) this._cannot();
      else this._lost(() => this.opening(work));
      return;
    }
    if (turn !== this.turn) return; // someone went elsewhere meanwhile
    const { save, over, units } = progress;
    const known = program;
    this._voice(work.id);
    const begin = () => this.play(work, known, (s) => s.begin());
    const list = () => this.frame.show(unitList(work, known.bundle, units, (to) => this.play(work, known, (s) => jumped(s, to)), { back: () => this.opening(work), home: () => this.home() }));
    this.frame.show(
      opening(work, known.bundle, {
        begin,
        resume: save !== null && !over ? () => this.play(work, known, (s) => resumed(s, save)) : null,
        units: work.kind === "course" ? list : null,
        back: () => this.home(),
      }),
    );
    if (this.draft) this.frame.say(t("draftVoice"));
  }

  /** @param {Work} work @returns {Promise<Program>} */
  async _program(work) {
    const known = this.programs.get(work.digest);
    if (known !== undefined) return known;
    const bundle = await ask("GET", `/api/works/${encodeURIComponent(work.id)}`);
    const program = new Program(bundle);
    // Old versions are of no use: what was edited is loaded anew.
    for (const [digest, old] of this.programs) if (old.bundle.id === bundle.id) this.programs.delete(digest);
    this.programs.set(bundle.digest, program);
    return program;
  }

  /**
   * @param {Work} work
   * @param {Program} program
   * @param {(session: Session) => void} open
   */
  play(work, program, open) {
    this._leave();
    const visit = this.visit;
    const session = new Session(work.id, program, visit.learnerId, {
      report: (record) => this.queue.add(record),
      keep: (save, over) => visit.keep(work.id, save, over),
    });
    this.session = session;
    open(session);
    const encoded = (/** @type {string} */ path) => path.split("/").map(encodeURIComponent).join("/");
    new Player(this.frame, session, {
      left: () => this.home(),
      again: () => this.play(work, program, (s) => s.begin()),
      media: (path) => `/media/${encodeURIComponent(work.id)}/${encoded(path)}`,
      code: (stop) => (this.shelf.codes ? `/qr/${encodeURIComponent(stop)}.svg` : null),
      typing: this.shelf.typing,
      guest: visit.guest,
      tasks: !visit.guest ? "accept" : this.shelf.roster ? "signIn" : "none",
      seen: (ending) => visit.endings.add(ending).size && count(visit.endings, ending),
    }).show();
  }

  /** @param {string} stop */
  async _atStop(stop) {
    const work = this.shelf.works.find((w) => w.id === this.shelf.stops[stop]);
    if (work === undefined) return this.shelf.works.length > 0 ? this.away() : this._lost(() => this._again(stop));
    try {
      const program = await this._program(work);
      this.play(work, program, (s) => jumped(s, `stop/${stop}`));
    } catch (problem) {
      this._lost(() => this._again(stop));
    }
  }

  /** @param {string} stop */
  async _again(stop) {
    await this._refresh();
    await this._atStop(stop);
  }

  /** The server does not answer: say so, and try again by itself. @param {() => void} again */
  _lost(again) {
    const turn = ++this.turn;
    this.attract.hide();
    this.frame.show({ name: "waiting", title: t("loading"), blocks: () => paragraphs(t("retrying")), back: null, home: null });
    window.setTimeout(() => turn === this.turn && again(), AGAIN);
  }

  _cannot() {
    this.frame.show({ name: "cannot", title: t("app"), blocks: () => paragraphs(t("cannotOpen")), primary: { label: t("goHome"), run: () => this.home() }, back: () => this.home(), home: () => this.home() });
  }
}

/**
 * The run that was kept; a new one where what was kept is damaged.
 *
 * @param {Session} session
 * @param {Record<string, any>} save
 */
function resumed(session, save) {
  try {
    session.resume(save);
  } catch (damaged) {
    session.begin();
  }
}

/**
 * A new run that starts at a unit or a stop.
 *
 * @param {Session} session
 * @param {string} to
 */
function jumped(session, to) {
  session.begin();
  session.send({ input: "jump", to });
}

/**
 * How many endings of the story of this one were seen.
 *
 * @param {Set<string>} endings
 * @param {string} ending
 */
function count(endings, ending) {
  const story = ending.slice(0, ending.lastIndexOf("/") + 1);
  return Array.from(endings).filter((e) => e.startsWith(story)).length;
}

/**
 * Take over the page. `touched`: someone did not wait for it.
 *
 * @param {HTMLElement} root
 * @param {boolean} touched
 */
export async function start(root, touched) {
  const app = new App(root);
  await app.start();
  if (touched && app.frame.view === null) app.home();
}
