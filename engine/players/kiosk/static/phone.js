// The player of one file on a phone: opening page, work, result. No server, no sign-in; nothing leaves the phone.

import { Aloud } from "./aloud.js";
import { Clips } from "./clips.js";
import { h } from "./components/dom.js";
import { Frame } from "./components/frame.js";
import { opening, unitList } from "./components/home.js";
import { listen } from "./components/keys.js";
import { Player } from "./components/player.js";
import { proof } from "./components/proof.js";
import { pressSlowly } from "./components/slow.js";
import { strikeOnce } from "./components/strike.js";
import { fingerprint } from "./runtime/fingerprint.js";
import { Program } from "./runtime/program.js";
import { Session } from "./session.js";
import { speech } from "./speech.js";
import { either, speak, t } from "./texts.js";
import { findVoice } from "./voice.js";

/** @typedef {import("./components/frame.js").View} View */
/** @typedef {import("./components/home.js").Work} Work */
/** @typedef {import("./kept.js").Result} Result */
/** What keeps progress: `Kept` on the device, or another of its form. @typedef {import("./kept.js").Keeping} Keeping */
/** Rendered speech: the manifest, and the clips by their keys in base64. @typedef {{ clips: import("./clips.js").Manifest, data: Record<string, string> }} Sounds */

/** @type {Record<string, [string, string]>} */
const TEXTS = {
  hours: ["{n} 学时", "{n} class hours"],
  seeResult: ["看学习结果", "My result"],
  fleeting: ["这部手机存不了进度，请一次学完。", "This phone keeps no progress: please finish in one go."],
};
/** Screens that a work ends with. */
const ENDS = ["ended", "finished"];

/** A frame that does not lay out anew while one types: a phone's keyboard changes the window. */
class PhoneFrame extends Frame {
  /** @override */
  again() {
    const typing = document.activeElement;
    if (typing instanceof HTMLInputElement) typing.addEventListener("blur", () => this._later(), { once: true });
    else super.again();
  }
}

/** A player whose last screen leads on to the result. */
class PhonePlayer extends Player {
  /** @override @returns {View} */
  _view() {
    const view = super._view();
    if (!this.session.over || !ENDS.includes(view.name)) return view;
    return { ...view, primary: { label: either(TEXTS.seeResult), run: () => this.host.left() } };
  }
}

class Phone {
  /**
   * @param {HTMLElement} root
   * @param {any} bundle
   * @param {Record<string, string>} media
   * @param {Sounds} sounds
   * @param {Keeping} kept
   */
  constructor(root, bundle, media, sounds, kept) {
    this.bundle = bundle;
    this.media = media;
    this.touched = false;
    this.program = new Program(bundle);
    this.kept = kept;
    /** @type {Work} */
    this.work = told(bundle);
    this.frame = new PhoneFrame(root);
    this.aloud = new Aloud(this.frame);
    this.frame.onShow = () => this.shown();
    /** @type {Session | null} */
    this.session = null;
    pressSlowly();
    strikeOnce();
    listen(this.frame);
    const clips = new Clips((key) => `data:audio/mpeg;base64,${sounds.data[key]}`, [sounds.clips]);
    const rendered = Object.keys(sounds.data).length > 0;
    if (rendered) speech.use([clips]);
    // A telephone's browser speaks by itself only where a finger has allowed it once.
    window.addEventListener("pointerdown", () => this.touch(rendered ? clips : null), { capture: true, once: true });
    findVoice((voice) => {
      speech.use([...speech.voices, voice]);
      this.frame.voiced();
    });
  }

  /** @param {Clips | null} clips */
  touch(clips) {
    this.touched = true;
    if (clips !== null) clips.unlock();
  }

  shown() {
    if (this.touched) this.aloud.shown();
    else speech.stop();
  }

  get progress() {
    return this.kept.progress;
  }

  opening() {
    this.session = null;
    const { save, over, result } = this.progress;
    const view = opening(this.work, this.bundle, {
      begin: () => this.begin((s) => s.begin()),
      resume: save !== null && !over ? () => this.resume() : null,
      units: this.work.kind === "course" ? () => this.units() : null,
      back: () => undefined,
    });
    const told = view.blocks || (() => []);
    this.frame.show({
      ...view,
      blocks: () => [...told(), ...(this.kept.lasting ? [] : [h("p", { class: "hint" }, either(TEXTS.fleeting))])],
      beside: result === null ? [] : [{ label: either(TEXTS.seeResult), run: () => this.result(result) }],
      back: null,
      home: null,
    });
  }

  units() {
    const back = () => this.opening();
    this.frame.show(unitList(this.work, this.bundle, [], (to) => this.begin((s) => jumped(s, to)), { back, home: back }));
  }

  /** A new run. @param {(session: Session) => void} open */
  begin(open) {
    this.progress.endings = {};
    this.play(open);
  }

  resume() {
    try {
      this.play((s) => s.resume(this.progress.save));
    } catch (damaged) {
      this.begin((s) => s.begin());
    }
  }

  /** @param {(session: Session) => void} open */
  play(open) {
    const session = new Session(this.work.id, this.program, null, { report: (record) => this.kept.reported(record), keep: (save, over) => this.keep(save, over) });
    open(session);
    this.session = session;
    new PhonePlayer(this.frame, session, {
      left: () => (session.over ? this.finish(session) : this.opening()),
      again: () => this.begin((s) => s.begin()),
      media: (path) => this.media[path] || "",
      code: () => null,
      typing: false,
      guest: false,
      tasks: "none",
      seen: (ending) => this.seen(ending),
    }).show();
  }

  /** @param {Record<string, any>} save @param {boolean} over */
  keep(save, over) {
    Object.assign(this.progress, { save, over });
    this.kept.store();
  }

  /** Note an ending; returns how many of its story were seen. @param {string} ending */
  seen(ending) {
    const story = ending.slice(0, ending.lastIndexOf("/") + 1);
    this.progress.endings[story] = ending.slice(story.length);
    if (!this.progress.seen.includes(ending)) this.progress.seen.push(ending);
    this.kept.store();
    return this.progress.seen.filter((e) => e.startsWith(story)).length;
  }

  /** @param {Session} session */
  finish(session) {
    const { save, endings } = this.progress;
    const code = check(session, save);
    const before = this.progress.result;
    // Looked at again, it is still the result of that time.
    if (before === null || before.code !== code) {
      const marked = session.history.state.attempts.filter((/** @type {any} */ a) => a.right !== null);
      const right = marked.filter((/** @type {any} */ a) => a.right).length;
      this.progress.result = { at: Date.now(), right, answered: marked.length, endings: Object.values(endings), code };
      this.kept.store();
    }
    this.result(/** @type {Result} */ (this.progress.result));
  }

  /** @param {Result} result */
  result(result) {
    const named = (/** @type {string} */ name) => (this.kept.name = name);
    const view = proof(this.work.title, result, this.kept.name, { named, done: () => this.opening(), again: () => this.begin((s) => s.begin()) });
    this.frame.show({ ...view, where: t(this.work.kind) });
  }
}

/**
 * Eight signs that come out of this way through the work, and hardly of another one.
 *
 * @param {Session} session
 * @param {any} save
 */
function check(session, save) {
  const digits = fingerprint(JSON.stringify([session.work, session.program.digest, save.seed, save.past, save.log])).toUpperCase();
  return `${digits.slice(0, 4)}-${digits.slice(4)}`;
}

/** A work as the opening page tells it. @param {any} bundle @returns {Work} */
function told(bundle) {
  const endings = new Set();
  for (const code of Object.values(bundle.scenes)) {
    for (const ins of /** @type {any[]} */ (code)) if (Array.isArray(ins) && ins[0] === "end") endings.add(ins[1]);
  }
  return {
    id: bundle.id,
    kind: bundle.kind,
    title: bundle.title,
    summary: bundle.summary || "",
    nature: bundle.nature,
    units: bundle.units.length,
    endings: bundle.kind === "scenario" ? endings.size : 0,
    length: length(bundle),
    digest: bundle.digest,
  };
}

/** How long it takes, as it was authored. @param {any} bundle @returns {[string, string] | null} */
function length(bundle) {
  if (bundle.hours) {
    const n = String(bundle.hours / 10);
    return [TEXTS.hours[0].replace("{n}", n), TEXTS.hours[1].replace("{n}", n)];
  }
  if (!bundle.seconds) return null;
  const short = bundle.seconds < 60 || (bundle.seconds < 180 && bundle.seconds % 60 > 0);
  const text = short ? t("seconds", { n: bundle.seconds }) : t("minutes", { n: Math.round(bundle.seconds / 60) });
  return [text, text];
}

/**
 * A new run that starts at a unit.
 *
 * @param {Session} session
 * @param {string} to
 */
function jumped(session, to) {
  session.begin();
  session.send({ input: "jump", to });
}

/** What the page holds: the work, and all that it needs. */
export function held() {
  return JSON.parse(/** @type {HTMLElement} */ (document.getElementById("work")).textContent || "");
}

/**
 * Open the work that the page holds.
 *
 * @param {any} work
 * @param {Keeping} kept
 */
export function opened(work, kept) {
  // The words on the buttons go with the content, which is Chinese; `#en` at the address shows English ones.
  speak(window.location.hash === "#en" ? "en" : "zh");
  const root = /** @type {HTMLElement} */ (document.getElementById("app"));
  new Phone(root, work.bundle, work.media, work.sounds || { clips: {}, data: {} }, kept).opening();
}
