// Icons as drawings: emoji are boxes on a machine without their font.

import { svg } from "./dom.js";

/** @type {Record<string, string>} */
const PATHS = {
  back: "M15 5l-7 7 7 7",
  repeat: "M4 10v4h4l5 4V6L8 10zM16.5 9a4 4 0 010 6M19 6.5a8 8 0 010 11",
  "voice.on": "M4 10v4h4l5 4V6L8 10zM17 9v6M20 7v10",
  "voice.slow": "M4 10v4h4l5 4V6L8 10zM17 12h4",
  "voice.off": "M4 10v4h4l5 4V6L8 10zM16.5 9.5l5 5M21.5 9.5l-5 5",
  smaller: "M5 12h14",
  bigger: "M5 12h14M12 5v14",
  home: "M4 11l8-7 8 7M6 10v10h12V10",
  course: "M4 5h7a2 2 0 012 2v13a2 2 0 00-2-2H4zM20 5h-5a2 2 0 00-2 2v13a2 2 0 012-2h5z",
  scenario: "M4 5h16v11H10l-5 4v-4H4zM8 9h8M8 12h5",
  tick: "M5 13l5 5L19 7",
  think: "M9 9a3 3 0 115 2c-1.2.9-2 1.6-2 3M12 18v.5",
  map: "M6 20c8-2 0-7 6-9s8-2 6-7M6 20v-.5M18 4v-.5",
};

/**
 * @param {string} name
 * @returns {SVGElement}
 */
export function icon(name) {
  return svg(
    "svg",
    { viewBox: "0 0 24 24", class: "icon", "aria-hidden": "true", focusable: "false" },
    svg("path", { d: PATHS[name], fill: "none", stroke: "currentColor", "stroke-width": 2, "stroke-linecap": "round", "stroke-linejoin": "round" }),
  );
}
