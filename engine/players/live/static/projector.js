// The projector: shows the room's picture, and passes on what a clicker presses.

import { h } from "/shared/components/dom.js";
import { Clips } from "/shared/clips.js";
import { Saying } from "/shared/components/saying.js";
import { utterances as spokenBy } from "/shared/components/spoken.js";
import { ask } from "/shared/net/api.js";
import { speech } from "/shared/speech.js";
import { Clock } from "./clock.js";
import { Commands } from "./commands.js";
import { commandOf, fullScreen, listen } from "./clicker.js";
import { keyTable } from "./help.js";
import { Link } from "./net.js";
import { Stage } from "./stage/stage.js";
import { language, t } from "./texts.js";

/** Between this window and the console of the same browser. */
const BESIDE = "qingjing-live";
const POINTER_GONE = 2_500;
const BRIEF = 4_000;

language();
const app = /** @type {HTMLElement} */ (document.getElementById("app"));
const room = h("main", { class: "wall" });
const help = h("div", { class: "wall-help", role: "dialog", "aria-label": t("keys"), hidden: true }, h("h2", {}, t("keys")), keyTable());
const notice = h("p", { class: "wall-notice", role: "status", hidden: true });

const clock = new Clock();
const stage = new Stage(room, clock);
const commands = new Commands((problem, body) => {
  const why = body && body.error;
  // Pressed on past the last slide, or back before the first: nothing to tell a hall.
  if (why !== "end" && why !== "beginning") tell(t(why === "undecided" ? "failed.undecided" : `failed.${problem}`));
});
const saying = new Saying();
const clips = new Clips((key) => `/clips/${key}.mp3`);
app.replaceChildren(room, help, notice, saying.layer);
speech.onSay = (utterance) => (utterance === null ? saying.clear() : saying.mark(utterance.show()));
const beside = "BroadcastChannel" in window ? new BroadcastChannel(BESIDE) : null;
let shown = "";
let hiding = 0;
let telling = 0;

const link = new Link("projector", {
  heard: (view) => {
    clock.set(view.now);
    const slide = JSON.stringify([view.slide, view.poll && view.poll.id]);
    if (slide !== shown) {
      speech.stop();
      notice.hidden = true;
    }
    shown = slide;
    stage.show(view);
    if ("pointer" in view) stage.point(view.pointer);
    document.title = view.room.title;
  },
  denied: () => tell(t("projectorDenied"), true),
  // The picture stays; only a small sign says that it is not the newest.
  line: (up) => {
    app.dataset.line = up ? "up" : "down";
  },
  pointer: (at) => {
    stage.point(at);
    clearTimeout(hiding);
    // A dot whose end was lost must not stay.
    hiding = window.setTimeout(() => stage.point(null), POINTER_GONE);
  },
});

listen((press, event) => {
  if (!help.hidden) {
    help.hidden = true;
    if (press === "help") return undefined;
  }
  if (press === "full") return fullScreen();
  if (press === "help") return void (help.hidden = false);
  if (press === "goto") return goTo();
  if (press === "speak") return aloud();
  const command = link.view === null ? null : commandOf(press, link.view, event.key);
  if (command !== null) commands.send(command);
  return undefined;
});
window.addEventListener("keydown", (event) => {
  if (event.key === "Escape") help.hidden = true;
});

/** The list is for the lecturer's eyes: it opens on the console. */
function goTo() {
  if (beside === null) return;
  beside.postMessage({ show: "goto" });
  try {
    if (window.opener) window.opener.focus();
  } catch (gone) {
    // The console was closed.
  }
}

/** What stands on the wall, in the voices of the work, where it was rendered. */
async function aloud() {
  if (speech.speaking) return speech.stop();
  if (clips.manifests.length === 0) {
    const works = link.view === null || !link.view.room.work ? [] : [link.view.room.work, "_player"];
    const found = await Promise.all(works.map((work) => ask("GET", `/api/clips/${encodeURIComponent(work)}`).catch(() => ({ clips: {} }))));
    clips.manifests = found.map((told) => told.clips);
    speech.use([clips]);
  }
  const utterances = spokenBy(room.querySelectorAll(".stage-body .title, .stage-body .words, .stage-body .subtitle, .stage-body .cell, .stage-body .option-words"));
  if (utterances.some((u) => clips.can(u))) return speech.say(utterances);
  return tell(t("noVoice"));
}

/** @param {string} text @param {boolean} stays */
function tell(text, stays = false) {
  notice.textContent = text;
  notice.hidden = false;
  clearTimeout(telling);
  if (!stays) telling = window.setTimeout(() => (notice.hidden = true), BRIEF);
}

async function begin() {
  const key = new URLSearchParams(window.location.search).get("key");
  if (key !== null) {
    // The key must not stay where a room can read it.
    window.history.replaceState(null, "", window.location.pathname);
    await ask("POST", "/api/enter", { key }).catch(() => undefined);
  }
  link.start();
}

begin();
