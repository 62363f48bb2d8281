// Playing the inputs of a vector or a walk, and telling in one line where two answers differ.

import assert from "node:assert/strict";
import { History } from "../../engine/players/kiosk/static/runtime/history.js";
import { Program } from "../../engine/players/kiosk/static/runtime/program.js";
import { restored } from "../../engine/players/kiosk/static/runtime/resume.js";
import { saved, stateJson } from "../../engine/players/kiosk/static/runtime/save.js";

/** Events as data, nothing shared with the machine. −0 would survive: no JSON between. */
const plain = (value) => structuredClone(value);

/** What a player would write to disk and read again. */
export const throughJson = (value) => JSON.parse(JSON.stringify(value));

/** The session of `history` written to JSON and opened again by another program. */
export function reopened(history, bundle) {
  const save = throughJson(saved(history));
  const [again, resumed] = restored(new Program(bundle), save);
  assert.equal(resumed.how, "exact");
  assert.equal(resumed.steps, resumed.of);
  assert.deepStrictEqual(throughJson(saved(again)), throughJson(saved(history)));
  return again;
}

/** The events of one input; after `rewind` what is on show, or nothing at the beginning. */
export function give(history, given) {
  if (!isOnly(given, "rewind")) return history.step(given);
  return history.rewind() ? history.events : [];
}

const isOnly = (given, input) =>
  given !== null && typeof given === "object" && given.input === input && Object.keys(given).length === 1;

/**
 * All events of a play, the log and the state. The input `resume` opens the session in the bundle `edited`; with
 * `saving` the session is written and opened again between all inputs.
 */
export function played({ bundle, seed, inputs, edited }, { saving = false } = {}) {
  let history = new History(new Program(bundle), seed);
  let current = bundle;
  const events = [plain(history.events)];
  for (const given of inputs) {
    if (edited !== undefined && isOnly(given, "resume")) {
      const [again, resumed] = restored(new Program(edited), throughJson(saved(history)));
      history = again;
      current = edited;
      events.push(plain([{ event: "resumed", ...resumed }, ...history.events]));
    } else {
      events.push(plain(give(history, given)));
    }
    if (saving) history = reopened(history, current);
  }
  return { events, log: plain(saved(history).log), state: plain(stateJson(history.program, history.state)) };
}

/** Equal to the last digit and sign: `deepStrictEqual` tells 0 from −0, and so does this. */
export function assertSame(found, wanted, what) {
  const at = difference(found, wanted, what);
  if (at !== null) assert.fail(at);
}

function difference(found, wanted, path) {
  if (Object.is(found, wanted)) return null;
  const objects = [found, wanted].every((x) => typeof x === "object" && x !== null);
  if (!objects || Array.isArray(found) !== Array.isArray(wanted)) return told(found, wanted, path);
  const keys = [...new Set([...Object.keys(found), ...Object.keys(wanted)])];
  for (const key of keys) {
    const both = Object.hasOwn(found, key) && Object.hasOwn(wanted, key);
    const at = both ? difference(found[key], wanted[key], `${path}.${key}`) : told(found[key], wanted[key], `${path}.${key}`);
    if (at !== null) return at;
  }
  return null;
}

const told = (found, wanted, path) => `${path}: found ${shown(found)}, wanted ${shown(wanted)}`;
const shown = (value) => (Object.is(value, -0) ? "-0" : String(JSON.stringify(value)).slice(0, 200));
