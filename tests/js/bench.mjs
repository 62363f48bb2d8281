// `node bench.mjs BUNDLE STEPS`: the walk of `tests/bench/walk.py`, with the log and rewind on, as a player runs it.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { History } from "../../engine/players/kiosk/static/runtime/history.js";
import { Program } from "../../engine/players/kiosk/static/runtime/program.js";

const steps = Number(process.argv[3]);
const started = performance.now();
const program = new Program(JSON.parse(readFileSync(process.argv[2], "utf8")));
const loaded = performance.now() - started;
const began = process.cpuUsage();
const history = new History(program, 0);
let events = history.events;
let x = 12345;
let path = 0;
for (let n = 0; n < steps; n++) {
  const told = events.find((e) => e.event === "told");
  path = (Math.imul(path, 31) + Number(told.text.slice(1, 6))) >>> 0;
  x = (Math.imul(x, 1664525) + 1013904223) >>> 0;
  events = history.step({ input: "choose", choice: (x >>> 16) % history.state.offered.length });
}
const { user, system } = process.cpuUsage(began);
assert.ok(history.rewind());
console.log(JSON.stringify({ hash: path, steps_per_cpu_s: (steps / (user + system)) * 1e6, load_ms: loaded }));
