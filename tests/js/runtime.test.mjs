// What random walks do not meet: names that JavaScript objects have already, inputs of any kind, long sessions.

import assert from "node:assert/strict";
import test from "node:test";
import { inspect } from "node:util";
import { History } from "../../engine/players/kiosk/static/runtime/history.js";
import { Program } from "../../engine/players/kiosk/static/runtime/program.js";
import { saved, stateJson } from "../../engine/players/kiosk/static/runtime/save.js";
import { begin, step } from "../../engine/players/kiosk/static/runtime/step.js";
import { assertSame, reopened } from "./play.mjs";

const NAMES = ["__proto__", "constructor", "toString", "hasOwnProperty", "valueOf", "0"];

/** A bundle as it comes from a file: `JSON.parse` makes `__proto__` a key like any other. */
function bundleOf(scenes, { variables = [], items = {}, banks = {}, addresses = {}, counted = [], renamed = {} } = {}) {
  const entries = (pairs) => `{${pairs.map(([k, v]) => `${JSON.stringify(k)}:${JSON.stringify(v)}`).join(",")}}`;
  const maps = Object.entries({ items, banks, addresses, renamed }).map(
    ([key, value]) => `${JSON.stringify(key)}:${entries(Array.isArray(value) ? value : Object.entries(value))}`,
  );
  const rest = JSON.stringify({ format: 1, digest: "0", start: scenes[0][0], variables, counted });
  return JSON.parse(`{"scenes":${entries(scenes)},${maps.join(",")},${rest.slice(1)}`);
}

const choose = (choice) => ({ input: "choose", choice });
const next = { input: "next" };
const single = { kind: "single", stem: "题", options: ["甲", "乙"], key: 1, points: 2, fixed: true };

test("a scene, variable, item and option may have any name", () => {
  const scenes = NAMES.map((name, n) => [name, [
    ["set", name, ["+", name, 1]],
    ["tell", [["v", name], ["&", name, "一", "二"], ["v", ["visits", name]]]],
    ["item", name],
    ["choose", "", [[name, NAMES[(n + 1) % NAMES.length], ["seen", name], { once: 1, id: name }], ["走", "0"]]],
  ]]);
  const bundle = bundleOf(scenes, {
    variables: NAMES.map((name) => [name, 0, 0, 9]),
    items: NAMES.map((name) => [name, single]),
    addresses: NAMES.map((name) => [name, [name, 0, []]]),
    counted: NAMES,
  });
  let history = new History(new Program(bundle), 3);
  for (const name of NAMES) {
    assert.equal(history.state.scene, name);
    assert.deepStrictEqual(history.events.slice(-2).map((e) => e.event), ["told", "asked"]);
    assert.equal(history.events[history.events.length - 2].text, "1一1");
    history.step({ input: "answer", response: 1 });
    assert.deepStrictEqual(history.step(next).map((e) => e.event), ["offered"]);
    history.step(choose(0));
    history = reopened(history, bundle);
  }
  const state = JSON.parse(JSON.stringify(stateJson(history.program, history.state)));
  assert.deepStrictEqual(Object.keys(state.vars).sort(), [...NAMES].sort());
  assert.deepStrictEqual(Object.keys(state.kept).sort(), NAMES.map((name) => `${name}#0`).sort());
  assert.equal(state.score, 2 * NAMES.length);
  assert.equal(Object.getPrototypeOf({}), Object.prototype);
});

test("a name that only JavaScript knows leads nowhere", () => {
  const program = new Program(bundleOf([["一", [0]]]));
  const [state] = begin(program);
  for (const to of [...NAMES, "undefined", "null", undefined, null, ["一"], {}]) {
    assert.deepStrictEqual(step(program, state, { input: "jump", to })[1], [{ event: "refused", wait: "next" }]);
  }
  assert.equal(program.renamed("constructor"), null);
  assert.throws(() => new Program(bundleOf([["一", [["go", "toString"]]]])).ops("toString"));
});

const WAITING = {
  next: [[0]],
  choose: [[["choose", "问", [["甲", "一"]]]]],
  answer: [[["item", "单"]]],
  "a text": [[["item", "空"]]],
  mark: [[["item", "短"]], [{ input: "answer", response: "想过了" }]],
  result: [[["quiz", { bank: "库", title: "", draw: 1, pass: 60, review: true }]], [{ input: "answer", response: 0 }, next]],
  over: [[["end", "完", "", "", []]]],
};
const VALUES = [
  undefined, null, true, false, -1, 1, 1.5, -0.5, NaN, Infinity, 2 ** 53, 1n, "", "0", "x".repeat(2001), "\ud800", [], [0], [[0]], {},
  { input: null }, [undefined], Symbol("x"), () => 0, new Date(0), Object.create(null), "next", "constructor",
];

for (const [wait, [code, before = []]] of Object.entries(WAITING)) {
  test(`an input of any kind is refused while the machine waits for ${wait}, and changes nothing`, () => {
    const items = {
      单: single, 空: { ...single, kind: "blank", options: undefined, key: ["答"] }, 短: { kind: "short", stem: "", points: 1, model: "" },
    };
    const bundle = bundleOf([["一", code]], { items, banks: { 库: ["单"] } });
    const history = new History(new Program(bundle), 1);
    for (const given of before) history.step(given);
    const text = JSON.stringify([saved(history), history.events]);
    const field = { next: "x", choose: "choice", answer: "response", "a text": "response", mark: "right" }[wait];
    const inputs = [...VALUES, ...VALUES.map((value) => ({ input: value }))].filter((given) => given?.input !== "next");
    for (const value of VALUES) {
      for (const kind of ["choose", "answer", "mark", "review", "jump"]) {
        const right = wait === "mark" && typeof value === "boolean";
        const offered = value === 1 && wait === "answer";
        const written = wait === "a text" && ["0", "next", "constructor"].includes(value);
        if (kind === "review" && wait === "result") continue;
        if (!right && !offered && !written) inputs.push({ input: kind, [field || "response"]: value });
      }
    }
    for (const given of inputs) {
      const events = history.step(given);
      assert.equal(events.length, 1, inspect(given));
      assert.equal(events[0].event, "refused");
      assert.equal(JSON.stringify([saved(history), history.events]), text);
    }
  });
}

test("no −0 comes out of an input or an expression", () => {
  const variables = [["a", 0, -9, 9], ["b", -5, -9, 9]];
  const sums = [["*", "a", "b"], ["neg", "a"], ["%", "b", 5], ["//", "a", "b"], ["-", "a", 0], ["max", "a", ["*", "b", 0]]];
  const code = [...sums.map((expr) => ["set", "a", expr]), ["item", "单"]];
  const history = new History(new Program(bundleOf([["一", code]], { variables, items: { 单: single } })), 1);
  history.step({ input: "answer", response: -0 });
  assertSame(history.state.vars, [0, -5], "vars");
  assertSame(history.state.attempts[0].response, 0, "response");
  assertSame(saved(history).log, [["a", "单", 0]], "log");
});

test("a response that the player changes later stays as it was given", () => {
  const items = { 多: { ...single, kind: "multiple", key: [0, 1] } };
  const history = new History(new Program(bundleOf([["一", [["item", "多"]]]], { items })), 1);
  const response = [1, 0];
  history.step({ input: "answer", response });
  response.push(7);
  assert.deepStrictEqual(saved(history).log, [["a", "多", [1, 0]]]);
  assert.deepStrictEqual(history.state.attempts[0].response, [1, 0]);
});

test("a choice may have more options than a number has bits", () => {
  const options = [];
  for (let n = 0; n < 80; n++) options.push([`选项${n}`, "一", ["==", ["%", n, 2], 1]]);
  const history = new History(new Program(bundleOf([["一", [["choose", "问", options]]]])), 1);
  const offered = history.events[0].choices;
  assert.deepStrictEqual(offered.map((o) => o.choice), options.map((_, n) => n).filter((n) => n % 2 === 1));
  assert.equal(history.step(choose(39))[0].text, "选项79");
});

test("a long session rewinds to its beginning, one input at a time", () => {
  const code = [["set", "n", ["+", "n", ["random", 1, 6]]], ["tell", [["v", "n"]]], ["choose", "", [["回", "一"], ["也回", "一"]]]];
  const bundle = bundleOf([["一", code]], { variables: [["n", 0, 0, 99999]] });
  const history = new History(new Program(bundle), 7);
  const seen = [];
  for (let n = 0; n < 1300; n++) {
    seen.push(JSON.stringify([stateJson(history.program, history.state), history.events]));
    history.step(choose(n % 2));
  }
  for (let n = 1299; n >= 0; n--) {
    if (n % 97 !== 0 && n % 512 > 2 && n % 512 < 510) {
      history.replay(history.state.log.slice(0, n));
    } else {
      assert.ok(history.rewind());
    }
    assert.equal(JSON.stringify([stateJson(history.program, history.state), history.events]), seen[n]);
  }
  assert.equal(history.canRewind(), false);
  assert.equal(history.rewind(), false);
});

test("a copy of a state shares nothing that changes", () => {
  const items = { 单: single };
  const quiz = ["quiz", { bank: "库", title: "", draw: 2, pass: 60, review: true }];
  const program = new Program(bundleOf([["一", [quiz]]], { items: { ...items, 双: single }, banks: { 库: ["单", "双"] } }));
  const [state] = begin(program, 5);
  const copy = state.copy();
  const text = JSON.stringify(stateJson(program, copy));
  for (const given of [{ input: "answer", response: 0 }, next, { input: "answer", response: 0 }, next, { input: "review" }]) {
    assert.notEqual(step(program, state, given)[1][0].event, "refused");
  }
  assert.equal(JSON.stringify(stateJson(program, copy)), text);
});
