// The state machine. Twin: `step.py`.
//
// No clock, no luck, no exception: a wrong input is the event `refused` and changes nothing.

import * as asking from "./asking.js";
import { chosenEntry, passedEntry } from "./log.js";
import { has, must } from "./own.js";
import { BACK, HALTING, WRITTEN, emits, isOnce, lineEvent } from "./program.js";
import { ANSWER, CHOOSE, MARK, NEXT, OVER, RESULT, State, moment } from "./state.js";

/** @typedef {import("./program.js").Program} Program */
/** @typedef {import("./state.js").Event} Event */
/** @typedef {import("./state.js").Input} Input */

// Steps between two stops before the machine gives up. The compiler proves that there is
// no loop without a stop; this bound keeps a damaged bundle from hanging a player.
const PATIENCE = 100000;
// Calls within calls before the machine gives up.
const DEEPEST = 1000;

/** @type {any[]} */
const NOTHING = [];

/**
 * A new session, run to its first stop. `seed` is an integer from 0 to 2**32 − 1.
 *
 * @param {Program} program
 * @param {number} seed
 * @returns {[State, Event[]]}
 */
export function begin(program, seed = 0) {
  const state = new State(seed, program.initial.slice());
  /** @type {Event[]} */
  const out = [];
  enter(program, state, program.bundle.start);
  run(program, state, out);
  return [state, out];
}

/**
 * Advance by one input. `state` is changed in place and returned with the events.
 *
 * Inputs: `{input: "next"}`, `{input: "choose", choice: n}` (a position among those offered),
 * `{input: "answer", response}`, `{input: "mark", right}`, `{input: "review"}`,
 * `{input: "jump", to: address}`. Anything at all may be given.
 *
 * @param {Program} program
 * @param {State} state
 * @param {any} given
 * @returns {[State, Event[]]}
 */
export function step(program, state, given) {
  const wait = state.wait;
  /** @type {Event[]} */
  const out = [];
  const kind = typeof given === "object" && given !== null ? given.input : null;
  if (kind === "choose") {
    const n = given.choice;
    if (wait === CHOOSE && Number.isInteger(n) && n >= 0 && n < state.offered.length) {
      choose(program, state, state.offered[n], out);
      return [state, out];
    }
  } else if (kind === "next") {
    if (wait === NEXT || wait === RESULT) {
      next(program, state, out);
      return [state, out];
    }
  } else if (kind === "answer") {
    if (wait === ANSWER && asking.answer(program.bundle, state, given.response, out)) return [state, out];
  } else if (kind === "mark") {
    if (wait === MARK && typeof given.right === "boolean") {
      asking.mark(program.bundle, state, given.right, out);
      return [state, out];
    }
  } else if (kind === "review") {
    if (wait === RESULT && state.quiz !== null && asking.canReview(spec(program, state), state.quiz)) {
      asking.review(program.bundle, state, out);
      return [state, out];
    }
  } else if (kind === "jump") {
    const to = given.to;
    if (typeof to === "string" && has(program.bundle.addresses, to)) {
      state.log.push(["j", to]);
      jump(program, state, to, out);
      return [state, out];
    }
  }
  return [state, [{ event: "refused", wait }]];
}

/**
 * Be at the start of a scene.
 *
 * @param {Program} program
 * @param {State} state
 * @param {string} scene
 */
export function enter(program, state, scene) {
  state.scene = scene;
  state.pc = 0;
  state.entered += 1;
  if (program.counted.has(scene)) {
    state.visits = new Map(state.visits).set(scene, (state.visits.get(scene) || 0) + 1);
  }
  state.entry = moment(state);
}

/**
 * The quiz at which the session stands.
 *
 * @param {Program} program
 * @param {State} state
 * @returns {Record<string, any>}
 */
function spec(program, state) {
  return program.at(state.scene, state.pc)[1];
}

/**
 * @param {Program} program
 * @param {State} state
 * @param {number} ordinal
 * @param {Event[]} out
 */
function choose(program, state, ordinal, out) {
  const option = program.at(state.scene, state.pc)[2][ordinal];
  state.log.push(chosenEntry(state, ordinal));
  const text = typeof option[0] === "string" ? option[0] : wordsOffered(state, ordinal);
  out.push({ event: "chosen", choice: ordinal, text });
  if (isOnce(option)) state.taken = [...state.taken, program.key(state.scene, option)];
  if (option.length > 3 && has(option[3], "note")) {
    out.push({ event: "noted", text: program.text(option[3].note, state) });
  }
  state.offered = state.wrote = NOTHING;
  if (typeof option[1] === "string") {
    enter(program, state, option[1]);
  } else {
    state.pc = option[1];
  }
  run(program, state, out);
}

/**
 * The option's text as it was shown: writing it anew could draw another variant.
 *
 * @param {State} state
 * @param {number} ordinal
 */
function wordsOffered(state, ordinal) {
  for (const [n, text] of state.wrote) if (n === ordinal) return text;
  throw new RangeError("this option was not offered");
}

/**
 * @param {Program} program
 * @param {State} state
 * @param {Event[]} out
 */
function next(program, state, out) {
  const ins = program.at(state.scene, state.pc);
  state.log.push(passedEntry(state));
  if (ins[0] === "end") {
    leaveStory(state);
    run(program, state, out);
    return;
  }
  if (ins[0] === "quiz" && state.wait === NEXT && asking.goOn(program.bundle, state, ins[1], out)) return;
  state.item = state.quiz = null;
  state.pc += 1;
  run(program, state, out);
}

/**
 * A story that is called begins as if it had never been played.
 *
 * @param {Program} program
 * @param {State} state
 * @param {string} story
 */
function afresh(program, state, story) {
  for (const at of program.variablesOf(story)) state.vars[at] = program.initial[at];
  state.visits = new Map([...state.visits].filter(([k]) => !k.startsWith(`${story}/`)));
  state.taken = state.taken.filter((k) => !k.startsWith(`${story}/`));
  state.turns = new Map([...state.turns].filter(([k]) => !k.startsWith(`${story}.`)));
}

/**
 * Return to the course that called the story; there is one, or the session would be over.
 *
 * @param {State} state
 */
function leaveStory(state) {
  let story = false;
  while (!story) story = leave(state);
}

/**
 * Return to the caller; whether it called a story.
 *
 * @param {State} state
 */
function leave(state) {
  const frame = /** @type {import("./state.js").Frame} */ (state.stack.pop());
  state.entry = /** @type {import("./state.js").Moment} */ (state.callers.pop());
  state.scene = frame[0];
  state.pc = frame[1];
  return frame[2];
}

/**
 * Go to an address (a unit or a stop): its place, and the frames it is reached through.
 *
 * @param {Program} program
 * @param {State} state
 * @param {string} to
 * @param {Event[]} out
 */
export function jump(program, state, to, out) {
  const [scene, pc, frames] = program.bundle.addresses[to];
  state.item = state.quiz = null;
  state.offered = state.wrote = NOTHING;
  enter(program, state, scene);
  state.stack = frames.map((/** @type {any[]} */ f) => [f[0], f[1], false]);
  state.callers = frames.map(() => state.entry);
  state.pc = pc;
  run(program, state, out);
}

/**
 * Execute instructions up to the next stop.
 *
 * @param {Program} program
 * @param {State} state
 * @param {Event[]} out
 */
export function run(program, state, out) {
  let code = program.raw(state.scene);
  let pc = state.pc;
  let left = PATIENCE;
  // A run of lines counts as one, as far as no jump leads into it.
  let flows = false;
  let starts = program.starts(state.scene);
  for (;;) {
    const ins = pc < code.length ? code[pc] : BACK;
    const emitted = emits(ins);
    if (!flows || !emitted || starts.has(pc)) {
      if (left === 0) break;
      left--;
    }
    flows = emitted;
    if (typeof ins === "string") {
      out.push({ event: "told", text: ins });
      pc++;
      continue;
    }
    switch (ins[0]) {
      case "set":
        assign(program, state, ins);
        pc++;
        continue;
      case "choose":
      case "vote":
        offer(program, state, ins, out);
        break;
      case "go":
        enter(program, state, ins[1]);
        code = program.raw(state.scene);
        starts = program.starts(state.scene);
        pc = 0;
        continue;
      case "unless":
        pc = program.value(ins[1], state) === true ? pc + 1 : ins[2];
        continue;
      case "jump":
        pc = ins[1];
        continue;
      case "call":
        if (state.stack.length >= DEEPEST) {
          left = 0;
          continue;
        }
        call(program, state, ins, pc + 1);
        code = program.raw(state.scene);
        starts = program.starts(state.scene);
        pc = 0;
        continue;
      case "back":
        if (state.stack.length > 0) {
          leave(state);
          code = program.raw(state.scene);
          starts = program.starts(state.scene);
          pc = state.pc;
          continue;
        }
        finish(state, out);
        break;
      case "mark":
        state.marked = marked(state, pc);
        pc++;
        continue;
      case "item":
        asking.ask(program.bundle, state, ins[1], out);
        break;
      case "quiz":
        asking.startQuiz(program.bundle, state, ins[1], out);
        break;
      case "end":
        end(program, state, ins, out);
        break;
      case "page":
      case "discuss":
      case "stop":
      case "task":
      case undefined:
        halt(program, state, ins, out);
        break;
      default:
        out.push(line(program, state, ins));
        pc++;
        continue;
    }
    state.pc = pc;
    return;
  }
  out.push({ event: "halted", reason: "loop" });
  state.pc = pc;
  state.wait = OVER;
}

/**
 * @param {Program} program
 * @param {State} state
 * @param {any[]} ins
 */
function assign(program, state, ins) {
  const slot = must(program.slots, ins[1]);
  const range = program.ranges[slot];
  let value = program.value(ins[2], state);
  if (range.length === 2) {
    if (value < range[0]) value = range[0];
    else if (value > range[1]) value = range[1];
  }
  state.vars[slot] = value;
}

/**
 * @param {Program} program
 * @param {State} state
 * @param {any[]} ins
 * @param {number} behind
 */
function call(program, state, ins, behind) {
  const story = ins.length > 2;
  state.stack.push([state.scene, behind, story]);
  state.callers.push(state.entry);
  if (story) afresh(program, state, ins[1]);
  enter(program, state, ins[1]);
}

/**
 * The checkpoint at which the state is.
 *
 * @param {State} state
 * @param {number} pc
 * @returns {import("./state.js").Mark}
 */
function marked(state, pc) {
  return {
    scene: state.scene,
    pc,
    stack: state.stack.slice(),
    callers: state.callers.slice(),
    entry: state.entry,
    moment: moment(state),
  };
}

/**
 * A beat, page, discussion, stop or task: its event, with the values and variants of this moment.
 *
 * @param {Program} program
 * @param {State} state
 * @param {any} ins
 * @param {Event[]} out
 */
function halt(program, state, ins, out) {
  state.wait = NEXT;
  if (!Array.isArray(ins)) {
    out.push({ event: "beat" });
    return;
  }
  const event = { event: HALTING.get(ins[0]), ...ins[1] };
  for (const key of WRITTEN) if (Array.isArray(event[key])) event[key] = program.text(event[key], state);
  out.push(event);
}

/**
 * @param {Program} program
 * @param {State} state
 * @param {any[]} ins
 * @param {Event[]} out
 */
function end(program, state, ins, out) {
  const [, ending, debrief, rank, sources] = ins;
  out.push({ event: "ended", ending, rank, sources, debrief: program.text(debrief, state) });
  state.wait = state.stack.some((frame) => frame[2]) ? NEXT : OVER;
}

/**
 * The event of a line, card or cue, with the values and variants of this moment.
 *
 * @param {Program} program
 * @param {State} state
 * @param {any} ins
 * @returns {Event}
 */
export function line(program, state, ins) {
  if (typeof ins === "string") return { event: "told", text: ins };
  const [event, text] = lineEvent(ins);
  if (typeof text !== "string") event.text = program.text(text, state);
  return event;
}

/**
 * Offer the options whose condition holds and that were not taken for good.
 *
 * @param {Program} program
 * @param {State} state
 * @param {any[]} ins
 * @param {Event[]} out
 */
function offer(program, state, ins, out) {
  /** @type {any[][]} */
  const options = ins[2];
  /** @type {number[]} */
  const offered = [];
  for (let n = 0; n < options.length; n++) if (isOpen(program, state, options[n])) offered.push(n);
  state.offered = offered;
  state.wait = CHOOSE;
  out.push(written(program, state, ins));
  if (offered.length === 0) {
    out.push({ event: "halted", reason: "no choice" });
    state.wait = OVER;
  }
}

/**
 * @param {Program} program
 * @param {State} state
 * @param {any[]} option
 */
function isOpen(program, state, option) {
  if (option.length > 2 && option[2] !== null && program.value(option[2], state) !== true) return false;
  return !isOnce(option) || !state.taken.includes(program.key(state.scene, option));
}

/**
 * The event with the values and variants of this moment in its texts.
 *
 * @param {Program} program
 * @param {State} state
 * @param {any[]} ins
 * @returns {Event}
 */
function written(program, state, ins) {
  /** @type {[number, string][]} */
  let wrote = NOTHING;
  const choices = state.offered.map((n) => {
    let text = ins[2][n][0];
    if (typeof text !== "string") {
      text = program.text(text, state);
      wrote = [...wrote, [n, text]];
    }
    return { choice: n, text };
  });
  state.wrote = wrote;
  return { event: "offered", ask: program.text(ins[1], state), choices, vote: ins[0] === "vote" };
}

/**
 * The program ran off its end: a course is done.
 *
 * @param {State} state
 * @param {Event[]} out
 */
function finish(state, out) {
  out.push({ event: "finished", score: state.score });
  state.wait = OVER;
}
