// What a browser of 2020 (Chromium 87, iOS 14) reads as it stands, under a policy without `eval`.

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import test from "node:test";
import ts from "typescript";

const FOLDER = new URL("../../engine/players/kiosk/static/runtime/", import.meta.url);
const names = readdirSync(FOLDER).filter((name) => name.endsWith(".js"));

/** A source in the form of a language version: what is newer than that is written in other words. */
function written(source, target) {
  const compilerOptions = { target, module: ts.ModuleKind.ESNext, removeComments: true, useDefineForClassFields: true };
  return ts.transpileModule(source, { compilerOptions }).outputText;
}

test("there are files", () => assert.ok(names.length > 15));

for (const name of names) {
  const source = readFileSync(new URL(name, FOLDER), "utf8");

  test(`${name} has no syntax newer than ES2020`, () => {
    assert.equal(written(source, ts.ScriptTarget.ES2020), written(source, ts.ScriptTarget.ESNext));
  });

  test(`${name} imports files beside it only, and makes no code out of text`, () => {
    const code = written(source, ts.ScriptTarget.ESNext);
    for (const [, from] of code.matchAll(/\bfrom "([^"]*)"/g)) assert.ok(names.includes(from.slice(2)), from);
    assert.doesNotMatch(code, /\beval\b|\bFunction\(|\bimport\(|\bimport "/);
  });

  test(`${name} names its twin in its first line`, () => {
    const [first] = source.split("\n");
    assert.match(first, name === "own.js" ? /no twin/ : new RegExp(`Twin: \`${name.replace(".js", ".py")}\``));
  });
}

test("newer syntax would be noticed", () => {
  for (const newer of ["class A { b = 1 }", "class A { #b() {} }", "let a; a ??= 1;", "class A { static { 1; } }"]) {
    assert.notEqual(written(newer, ts.ScriptTarget.ES2020), written(newer, ts.ScriptTarget.ESNext), newer);
  }
});
