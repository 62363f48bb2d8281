// A place in a source, as words and as a link that an editor opens.

import { h } from "../../kiosk/static/components/dom.js";
import { t } from "./texts.js";

/**
 * @param {string} path
 * @param {number} line
 * @param {number} column
 */
export function link(path, line, column = 1) {
  const root = document.documentElement.dataset.root || "";
  const href = `vscode://file${root}/${path.split("/").map(encodeURIComponent).join("/")}:${line}:${column}`;
  return h("a", { class: "place", href }, t("line", { path, line }));
}
