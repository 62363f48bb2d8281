// The split into utterances: the vectors that Python reads too, and random texts that Python split, in the file SENTENCES.

import { readFileSync } from "node:fs";
import test from "node:test";
import { ranges, sentences } from "../../engine/players/kiosk/static/sentences.js";
import { assertSame } from "./play.mjs";

const file = process.env.SENTENCES;

for (const vector of JSON.parse(readFileSync(new URL("../speech/sentences.json", import.meta.url), "utf8"))) {
  test(`splits ${JSON.stringify(vector.text)}`, () => {
    assertSame(sentences(vector.text), vector.pieces, "pieces");
    assertSame(ranges(vector.text), vector.ranges, "ranges");
  });
}

test("splits random texts like Python", { skip: !file && "SENTENCES names no file" }, () => {
  const lines = readFileSync(file, "utf8").trimEnd().split("\n");
  for (const line of lines) {
    const { text, pieces } = JSON.parse(line);
    assertSame(sentences(text), pieces, JSON.stringify(text));
  }
});
