// Random walks that the Python runtime made, one a line in the file WALKS, played again event by event.

import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import test from "node:test";
import { assertSame, played } from "./play.mjs";

const file = process.env.WALKS;
// Opening a session replays it, so only some of the walks are played in this way.
const SAVING_EVERY = 10;

test("every walk gives the same events, log and state", { skip: !file && "WALKS names no file" }, async () => {
  let count = 0;
  for await (const line of createInterface({ input: createReadStream(file) })) {
    const walk = JSON.parse(line);
    const { events, log, state } = walk;
    assertSame(played(walk), { events, log, state }, `walk ${count}`);
    if (count % SAVING_EVERY === 0) {
      assertSame(played(walk, { saving: true }), { events, log, state }, `walk ${count}, saving`);
    }
    count++;
  }
  if (count === 0) throw new Error(`${file} is empty`);
});
