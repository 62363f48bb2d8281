// The shared vectors, each played straight and with the session saved and opened again between all inputs.

import assert from "node:assert/strict";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import test from "node:test";
import { assertSame, played } from "./play.mjs";

const FOLDER = new URL("../vectors/", import.meta.url);
const read = (file) => JSON.parse(readFileSync(file, "utf8"));

const names = readdirSync(FOLDER, { recursive: true })
  .map((name) => name.replaceAll("\\", "/"))
  .filter((name) => name.endsWith(".play.json"))
  .map((name) => name.slice(0, -".play.json".length))
  .sort();

test("there are vectors", () => assert.ok(names.length >= 40, `${names.length} vectors`));

for (const name of names) {
  const edited = new URL(`${name}.edited.bundle.json`, FOLDER);
  const play = {
    ...read(new URL(`${name}.play.json`, FOLDER)),
    bundle: read(new URL(`${name}.bundle.json`, FOLDER)),
    edited: existsSync(edited) ? read(edited) : undefined,
  };
  for (const saving of [false, true]) {
    test(`${name}, ${saving ? "saving" : "straight"}: ${play.about}`, () => {
      const { events, state } = played(play, { saving });
      assertSame({ events, state }, { events: play.events, state: play.state }, name);
    });
  }
}
