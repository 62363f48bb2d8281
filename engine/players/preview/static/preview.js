// The desk: the player in a frame, what is wrong over it, and beside it what an author wants to know.

import { h } from "../../kiosk/static/components/dom.js";
import { ask, Refused } from "../../kiosk/static/net/api.js";
import { Overlay } from "./overlay.js";
import { Panel } from "./panel.js";
import { t } from "./texts.js";

/** Screens by name: width and height in dots. @type {Record<string, [number, number]>} */
const SCREENS = { upright: [1080, 1920], wide: [1920, 1080], telephone: [390, 844] };
const SCREEN = "qingjing.preview.screen";

class Desk {
  constructor() {
    this.frame = /** @type {HTMLIFrameElement} */ (document.getElementById("frame"));
    this.stage = /** @type {HTMLElement} */ (document.getElementById("stage"));
    this.overlay = new Overlay(/** @type {HTMLElement} */ (document.getElementById("overlay")));
    this.panel = new Panel(/** @type {HTMLElement} */ (document.getElementById("side")), {
      jump: (address) => this.play({ jump: address }),
      from: (scene) => this.from(scene),
      forget: () => this.forget(),
    });
    this.status = h("p", { class: "status", role: "status" }, t("building"));
    this.works = /** @type {HTMLSelectElement} */ (h("select", { "aria-label": t("work") }));
    this.screens = /** @type {HTMLSelectElement} */ (h("select", { "aria-label": t("screen") }, ...Object.keys(SCREENS).map((s) => h("option", { value: s }, t(s)))));
    this.name = "";
    /** The build on the stage. @type {any} */
    this.bundle = null;
    /** @type {any} */
    this.save = null;
    this.ready = false;
    this.turn = 0;
    this.asking = false;
    this.again = false;
  }

  start() {
    const again = h("button", { type: "button" }, t("again"));
    again.addEventListener("click", () => this.play({}));
    /** @type {HTMLElement} */ (document.getElementById("head")).replaceChildren(h("h1", {}, t("title")), this.works, this.screens, again, this.status);
    this.works.addEventListener("change", () => this.open(this.works.value));
    this.screens.value = window.localStorage.getItem(SCREEN) || "upright";
    this.screens.addEventListener("change", () => {
      window.localStorage.setItem(SCREEN, this.screens.value);
      this.fit();
    });
    window.addEventListener("resize", () => this.fit());
    window.addEventListener("message", (message) => message.origin === window.location.origin && this.heard(message.data));
    this.fit();
    const events = new EventSource("/api/events");
    events.addEventListener("works", (e) => this.listed(JSON.parse(e.data).works));
    events.addEventListener("work", (e) => this.changed(JSON.parse(e.data)));
    events.addEventListener("error", () => this.say(t("lost")));
  }

  /** The screen as large as there is room for. */
  fit() {
    const [width, height] = SCREENS[this.screens.value] || SCREENS.upright;
    const box = /** @type {HTMLElement} */ (this.frame.parentElement);
    const scale = Math.min(this.stage.clientWidth / width, this.stage.clientHeight / height, 1);
    this.frame.style.width = `${width}px`;
    this.frame.style.height = `${height}px`;
    this.frame.style.transform = `scale(${scale})`;
    box.style.width = `${width * scale}px`;
    box.style.height = `${height * scale}px`;
  }

  /** @param {string} text */
  say(text) {
    this.status.textContent = text;
  }

  /** @param {{ name: string, title: string, errors: boolean }[]} works */
  listed(works) {
    this.works.replaceChildren(...works.map((w) => h("option", { value: w.name }, `${w.errors ? "✕ " : ""}${w.title}`)));
    const asked = new URLSearchParams(window.location.search).get("work");
    if (this.name !== "" && works.some((w) => w.name === this.name)) this.works.value = this.name;
    else if (works.length > 0) this._first(works.map((w) => w.name), asked);
  }

  /**
   * @param {string[]} names
   * @param {string | null} asked
   */
  async _first(names, asked) {
    const { shown } = await ask("GET", "/api/works");
    const name = [asked, shown].find((n) => n !== null && names.includes(n)) || names[0];
    if (this.name === "" || !names.includes(this.name)) this.open(name);
  }

  /** @param {string} name */
  async open(name) {
    this.name = name;
    this.works.value = name;
    this.bundle = null;
    this.save = null;
    await this.changed(await ask("GET", `/api/work/${encodeURIComponent(name)}`));
  }

  /** A work was built. @param {any} work */
  async changed(work) {
    if (work.name !== this.name) return;
    this.overlay.show(work.diagnostics, work.stale, work.digest !== null);
    if (work.digest === null || (this.bundle !== null && this.bundle.digest === work.digest)) {
      this.say(work.stale ? "" : t("current"));
      return;
    }
    const turn = ++this.turn;
    const bundle = await ask("GET", `/api/bundle/${encodeURIComponent(work.name)}`);
    if (turn !== this.turn || work.name !== this.name) return;
    const first = this.bundle === null;
    this.bundle = bundle;
    document.title = `${bundle.title} · ${t("title")}`;
    this.play({ save: this.save, stay: !first });
    this._contents(work.name);
  }

  /** @param {string} name */
  async _contents(name) {
    const told = await ask("GET", `/api/work/${encodeURIComponent(name)}`);
    if (name !== this.name || told.scenes === undefined) return;
    this.panel.begin(told);
    this.panel.cover(told.coverage);
  }

  /** @param {{ save?: any, jump?: string | null, stay?: boolean }} how */
  play({ save = null, jump = null, stay = false }) {
    if (this.bundle === null || !this.ready || this.frame.contentWindow === null) return;
    const order = { kind: "open", work: this.name, bundle: this.bundle, save, jump, stay };
    this.frame.contentWindow.postMessage(order, window.location.origin);
  }

  /** @param {string} scene */
  async from(scene) {
    const { save } = await ask("POST", `/api/from/${encodeURIComponent(this.name)}`, { scene, save: this.save });
    this.play({ save });
  }

  async forget() {
    this.panel.cover(await ask("POST", `/api/forget/${encodeURIComponent(this.name)}`, {}));
    this.say(t("forgotten"));
  }

  /** What the stage tells. @param {any} told */
  heard(told) {
    if (told.kind === "ready") {
      this.ready = true;
      this.play({ save: this.save });
    } else if (told.work !== this.name) {
      return;
    } else if (told.kind === "kept") {
      this.save = told.save;
      this._stand();
    } else if (told.kind === "shown") {
      this.say(t(`how.${told.how}`));
    }
  }

  /** Ask where the session stands; of several asked meanwhile only the last is. */
  async _stand() {
    if (this.asking) {
      this.again = true;
      return;
    }
    this.asking = true;
    try {
      const { name, save } = this;
      const standing = await ask("POST", `/api/at/${encodeURIComponent(name)}`, { save });
      if (name === this.name) this.panel.stand(standing);
    } catch (problem) {
      if (!(problem instanceof Refused)) this.say(t("lost"));
    } finally {
      this.asking = false;
      if (this.again) {
        this.again = false;
        this._stand();
      }
    }
  }
}

new Desk().start();
