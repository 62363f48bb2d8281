// A page's line to the server: the newest whole view, whatever the network does.
//
// Any single message heals everything, so the line only has to notice when it is dead: phones sleep, sockets die
// without a word, a page comes back out of the browser's cache. Then it asks for the state and opens a new stream.

/** @typedef {import("./view.js").View} View */

/** Milliseconds. A silent stream is dead: the server says something every 15 s. */
const SILENCE = 35_000;
/** A stream that has never said anything is not waited for: it is asked beside it. */
const UNPROVEN = 5_000;
/** The page slept when its own clock jumped. */
const JUMP = 3_000;
const TICK = 1_000;
const POLL = [1_000, 1_500];
const BACK_OFF = [500, 1_000, 2_000, 4_000];
const PATIENCE = 8_000;
/** A stream that ended sooner is no reason to be quick again: two pages may be pushing each other out. */
const SOUND = 5_000;
/** Nobody needs to hear of a break that is over at once. */
const HUSH = 3_000;

/** @typedef {{ heard: (view: View) => void, denied: () => void, line?: (up: boolean) => void, pointer?: (at: { x: number, y: number } | null) => void }} Ears */

export class Link {
  /**
   * @param {"projector" | "console" | "phone"} who
   * @param {Ears} ears
   */
  constructor(who, ears) {
    this.who = who;
    this.ears = ears;
    /** @type {View | null} */
    this.view = null;
    /** @type {EventSource | null} */
    this.stream = null;
    this.turn = 0;
    this.tries = 0;
    this.proven = false;
    this.opened = 0;
    this.heardAt = 0;
    this.ticked = 0;
    this.downSince = 0;
    this.up = true;
    this.on = false;
    this.listening = false;
    this.waiting = 0;
    this.polling = false;
  }

  start() {
    if (this.on) return this.again();
    this.on = true;
    if (this.listening) return this.again();
    this.listening = true;
    this.ticked = Date.now();
    this.downSince = Date.now();
    document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && this.again());
    window.addEventListener("pageshow", (event) => event.persisted && this.again());
    window.addEventListener("online", () => this.again());
    // One stream a page: a browser has only six connections for a host, and a kept page holds its own.
    window.addEventListener("pagehide", () => this._close());
    setInterval(() => this._tick(), TICK);
    this._connect();
  }

  /** Ask anew at once: the page was away. */
  again() {
    if (!this.on) return;
    this.tries = 0;
    this._connect();
  }

  /** Another one looks now: what was shown to the first says nothing about the second. */
  anew() {
    this.view = null;
    if (this.on) this.again();
    else this.start();
  }

  /** Nothing more is asked: this page is not let in. */
  stop() {
    this.on = false;
    this.turn++;
    this._close();
  }

  async _connect() {
    const turn = ++this.turn;
    clearTimeout(this.waiting);
    this._close();
    try {
      const view = await this._state();
      if (turn !== this.turn) return;
      this._take(view);
      this._open(turn);
    } catch (problem) {
      if (turn === this.turn) this._failed(problem);
    }
  }

  /** @returns {Promise<View | null>} nothing where nothing is new */
  async _state() {
    const aborting = new AbortController();
    const late = setTimeout(() => aborting.abort(), PATIENCE);
    try {
      const known = this.view === null ? "" : `?v=${this.view.v}`;
      const response = await fetch(`/api/state/${this.who}${known}`, { cache: "no-store", signal: aborting.signal });
      if (response.status === 304) return null;
      if (response.status === 401 || response.status === 403) throw new Denied();
      if (!response.ok) throw new Error(String(response.status));
      const view = await response.json();
      return view.room === undefined ? null : view;
    } finally {
      clearTimeout(late);
    }
  }

  /** @param {number} turn */
  _open(turn) {
    if (typeof EventSource === "undefined") return this._poll(turn);
    const stream = new EventSource(`/api/stream/${this.who}`);
    this.stream = stream;
    this.proven = false;
    this.opened = this.heardAt = Date.now();
    const heard = (/** @type {MessageEvent} */ event) => {
      if (stream !== this.stream) return;
      this.proven = true;
      if (Date.now() - this.opened > SOUND) this.tries = 0;
      if (event.type === "message") this._take(JSON.parse(event.data));
      else this._alive();
      if (event.type === "pointer" && this.ears.pointer) this.ears.pointer(JSON.parse(event.data));
    };
    for (const type of ["message", "beat", "pointer"]) stream.addEventListener(type, /** @type {EventListener} */ (heard));
    stream.onerror = () => stream === this.stream && this._failed(null);
    return undefined;
  }

  _close() {
    if (this.stream !== null) this.stream.close();
    this.stream = null;
    this.polling = false;
  }

  /** @param {any} problem */
  _failed(problem) {
    this._close();
    if (problem instanceof Denied) {
      this.stop();
      return this.ears.denied();
    }
    if (this.downSince === 0) this.downSince = Date.now();
    // A page that nobody sees asks when it is seen again.
    if (document.visibilityState !== "visible") return undefined;
    // A thousand phones wake together after a break: not all in the same moment.
    const wait = BACK_OFF[Math.min(this.tries++, BACK_OFF.length - 1)] * (0.7 + Math.random() * 0.6);
    this.waiting = window.setTimeout(() => this._connect(), wait);
    return undefined;
  }

  /** @param {number} turn */
  async _poll(turn) {
    this.polling = true;
    while (this.polling && turn === this.turn) {
      await new Promise((done) => setTimeout(done, POLL[0] + Math.random() * (POLL[1] - POLL[0])));
      if (!this.polling || turn !== this.turn) return;
      try {
        this._take(await this._state());
      } catch (problem) {
        if (turn === this.turn && this.polling) this._failed(problem);
        return;
      }
    }
  }

  _tick() {
    const now = Date.now();
    const slept = now - this.ticked > TICK + JUMP;
    this.ticked = now;
    if (!this.on) return;
    this._tell(this.downSince === 0 || now - this.downSince < HUSH);
    if (document.visibilityState !== "visible") return;
    if (slept) this.again();
    else if (this.stream === null) return;
    else if (this.proven && now - this.heardAt > SILENCE) this.again();
    else if (!this.proven && !this.polling && now - this.opened > UNPROVEN) this._poll(this.turn);
    else if (!this.proven && now - this.opened > SILENCE) this.again();
  }

  /** @param {View | null} view */
  _take(view) {
    this._alive();
    if (view === null) return;
    // A new room counts anew; in one room nothing goes back.
    if (this.view !== null && this.view.room.code === view.room.code && view.v < this.view.v) return;
    if (this.stream !== null && this.proven) this.polling = false;
    this.view = view;
    this.ears.heard(view);
  }

  _alive() {
    this.heardAt = Date.now();
    this.downSince = 0;
    this._tell(true);
  }

  /** @param {boolean} up */
  _tell(up) {
    if (up === this.up) return;
    this.up = up;
    if (this.ears.line) this.ears.line(up);
  }
}

class Denied extends Error {}
