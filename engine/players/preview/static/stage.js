// The touch player in a frame: it plays what the desk around it gives it, and tells the desk where it stands.

import { Aloud } from "../../kiosk/static/aloud.js";
import { Clips } from "../../kiosk/static/clips.js";
import { Frame } from "../../kiosk/static/components/frame.js";
import { listen } from "../../kiosk/static/components/keys.js";
import { Player } from "../../kiosk/static/components/player.js";
import { ask } from "../../kiosk/static/net/api.js";
import { follow } from "../../kiosk/static/runtime/follow.js";
import { History } from "../../kiosk/static/runtime/history.js";
import { Program } from "../../kiosk/static/runtime/program.js";
import { Session } from "../../kiosk/static/session.js";
import { speech } from "../../kiosk/static/speech.js";
import { speak } from "../../kiosk/static/texts.js";

/** What the desk asks for. `save` null: from the beginning; `jump`: at a unit. `stay`: at the same page of the screen. */
/** @typedef {{ kind: "open", work: string, bundle: any, save: any, jump: string | null, stay: boolean }} Order */

/** Where a session of an edited work is placed without a word: nothing is lost. */
const SAME = ["", "stop"];

class Stage {
  /** @param {HTMLElement} root */
  constructor(root) {
    speak(document.documentElement.dataset.language === "en" ? "en" : "zh");
    this.frame = new Frame(root);
    this.aloud = new Aloud(this.frame);
    this.frame.onShow = () => this.aloud.shown();
    // An author reads; who wants to hear it presses the button.
    speech.pace = "off";
    listen(this.frame);
    /** @type {Order | null} */
    this.order = null;
    this.voiced = "";
  }

  /** @param {Order} order */
  open(order) {
    const page = this.frame.at;
    this.order = order;
    const session = new Session(order.work, new Program(order.bundle), null, {
      report: () => undefined,
      keep: (save, over) => tell({ kind: "kept", work: order.work, save, over }),
    });
    const along = order.save === null ? null : followed(session.program, order.save);
    if (order.save === null) session.begin();
    else if (along !== null) session.take(along);
    else session.resume(order.save);
    if (order.jump !== null) session.send({ input: "jump", to: order.jump });
    const how = order.save === null ? "began" : session.how;
    session.how = "";
    const encoded = (/** @type {string} */ path) => path.split("/").map(encodeURIComponent).join("/");
    const again = () => this.open({ ...order, save: null, jump: null, stay: false });
    new Player(this.frame, session, {
      left: again,
      again,
      media: (path) => `/media/${encodeURIComponent(order.work)}/${encoded(path)}`,
      code: () => null,
      typing: true,
      guest: true,
      tasks: "none",
      seen: () => 1,
    }).show();
    if (order.stay && SAME.includes(how)) this.frame.turnTo(page);
    tell({ kind: "shown", work: order.work, digest: order.bundle.digest, how });
    this._voice(order.work);
  }

  /** Clips come when they come. @param {string} work */
  async _voice(work) {
    if (this.voiced === work) return;
    this.voiced = work;
    try {
      const told = await ask("GET", `/api/clips/${encodeURIComponent(work)}`);
      if (Object.keys(told.clips).length > 0) speech.use([new Clips((key) => `/clips/${key}.mp3`, [told.clips])]);
      this.frame.voiced();
    } catch (problem) {
      // The server is gone for a moment; the words are there without it.
    }
  }
}

/**
 * The session of a save led along its whole way through an edited work, so that the way stays known and effects
 * that were edited are done as they are now; nothing where it does not lead to the same scene. A learner's session
 * is placed instead: for him nothing may happen twice, or otherwise than it did.
 *
 * @param {Program} program
 * @param {any} save
 */
function followed(program, save) {
  if (save.base !== null || save.program === program.digest) return null;
  const history = new History(program, save.seed);
  const all = follow(history, save.log) === save.log.length;
  return all && history.state.scene === save.state.scene && history.state.wait === save.state.wait ? history : null;
}

/** @param {Record<string, any>} what */
function tell(what) {
  window.parent.postMessage(what, window.location.origin);
}

const stage = new Stage(/** @type {HTMLElement} */ (document.getElementById("app")));
window.addEventListener("message", (message) => {
  if (message.origin === window.location.origin && message.data.kind === "open") stage.open(message.data);
});
tell({ kind: "ready" });
