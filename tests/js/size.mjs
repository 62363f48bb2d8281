// `node size.mjs`: bytes of the runtime as one minified module, plain and gzipped; `core` is without what opens
// a save after the content was edited.

import { gzipSync } from "node:zlib";
import { build } from "esbuild";

const RUNTIME = "../../engine/players/kiosk/static/runtime";

/** @param {string[]} modules */
async function size(modules) {
  const contents = modules.map((m) => `export * from "${RUNTIME}/${m}.js";`).join("\n");
  const made = await build({ stdin: { contents, resolveDir: import.meta.dirname }, bundle: true, minify: true, format: "esm", write: false });
  const data = made.outputFiles[0].contents;
  return { plain: data.length, gzip: gzipSync(data, { level: 9 }).length };
}

console.log(JSON.stringify({ core: await size(["history"]), all: await size(["history", "save", "resume"]) }));
