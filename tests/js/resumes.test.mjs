// Saves opened in edited programs as the Python runtime opened them, one a line in the file RESUMES.

import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import test from "node:test";
import { Program } from "../../engine/players/kiosk/static/runtime/program.js";
import { restored } from "../../engine/players/kiosk/static/runtime/resume.js";
import { saved } from "../../engine/players/kiosk/static/runtime/save.js";
import { assertSame, give } from "./play.mjs";

const file = process.env.RESUMES;

/** What the machine gives for a case, in the form in which Python wrote it. */
function opened({ bundle, save, inputs }) {
  const [history, how] = restored(new Program(bundle), structuredClone(save));
  const out = { resumed: { ...how }, events: structuredClone(history.events), saved: structuredClone(saved(history)) };
  return { ...out, then: inputs.map((given) => structuredClone(give(history, given))) };
}

test("every save is opened at the same place", { skip: !file && "RESUMES names no file" }, async () => {
  let count = 0;
  for await (const line of createInterface({ input: createReadStream(file) })) {
    const given = JSON.parse(line);
    const { resumed, events, saved: save, then } = given;
    assertSame(opened(given), { resumed, events, saved: save, then }, `case ${count}`);
    count++;
  }
  if (count === 0) throw new Error(`${file} is empty`);
});
