// Calls of single functions that the Python runtime answered, one a line in the file CALLS.

import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import test from "node:test";
import { branches } from "../../engine/players/kiosk/static/runtime/branches.js";
import { evaluated } from "../../engine/players/kiosk/static/runtime/expression.js";
import { fingerprint } from "../../engine/players/kiosk/static/runtime/fingerprint.js";
import { fold, millionths } from "../../engine/players/kiosk/static/runtime/fold.js";
import { isResponse, isRight, orderOf } from "../../engine/players/kiosk/static/runtime/items.js";
import { Program } from "../../engine/players/kiosk/static/runtime/program.js";
import { draw, shuffled } from "../../engine/players/kiosk/static/runtime/rng.js";
import { valuesFrom } from "../../engine/players/kiosk/static/runtime/save.js";
import { State } from "../../engine/players/kiosk/static/runtime/state.js";
import { begin } from "../../engine/players/kiosk/static/runtime/step.js";
import { findStop, marked, placeOf, stopsOf } from "../../engine/players/kiosk/static/runtime/stops.js";
import { written } from "../../engine/players/kiosk/static/runtime/text.js";
import { flat, optionName, plain } from "../../engine/players/kiosk/static/runtime/words.js";
import { assertSame } from "./play.mjs";

const file = process.env.CALLS;

const CALLS = new Map(Object.entries({
  branches, draw, fingerprint, flat, fold, isResponse, isRight, millionths, optionName, orderOf, plain, shuffled,

  expression(expr, a, b, seed) {
    const state = new State(seed, [a, b]);
    return [evaluated(expr, state, new Map([["a", 0], ["b", 1]])), state.rng];
  },

  text(text, variables, seed) {
    const state = new State(seed, variables.map((v) => v[1]));
    const slots = new Map(variables.map((v, n) => [v[0], n]));
    return [written(text, state, slots), written(text, state, slots), state.rng, Object.fromEntries(state.turns)];
  },

  findStop(code, place) {
    const found = stopsOf(code);
    marked(found, code);
    return findStop(found, place);
  },

  valuesFrom(variables, values) {
    return valuesFrom(new Program({ digest: "", variables, counted: [], scenes: {} }), values);
  },

  conditions: (bundle) => begin(new Program(bundle), 1)[1],

  loop(bundle) {
    const [state, events] = begin(new Program(bundle), 1);
    return [events.length, events[events.length - 1], state.pc, state.wait, state.stack.length];
  },

  stopsOf(scene, code) {
    const found = stopsOf(code);
    marked(found, code);
    return [...found].map(([pc, s]) => [pc, placeOf(s), s.listed, s.worded]);
  },
}));

test("every function gives the same answers", { skip: !file && "CALLS names no file" }, async () => {
  const met = new Set();
  for await (const line of createInterface({ input: createReadStream(file) })) {
    const { name, given, answer } = JSON.parse(line);
    const [called] = name.split(" of ");
    assertSame(CALLS.get(called)(...given), answer, `${name}(${JSON.stringify(given).slice(0, 300)})`);
    met.add(called);
  }
  assertSame([...met].sort(), [...CALLS.keys()].sort(), "functions called");
});
