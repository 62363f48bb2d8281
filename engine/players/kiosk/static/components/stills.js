// Four quiet pictures for the screen that waits: a village, a road with stops, a talk, an open book.

import { svg } from "./dom.js";

/** @typedef {[string, Record<string, string | number>]} Shape */

/** @type {Shape[][]} */
const STILLS = [
  [
    ["circle", { cx: 780, cy: 150, r: 60, class: "sun" }],
    ["path", { d: "M0 430Q220 250 430 380T1000 300V600H0z", class: "far" }],
    ["path", { d: "M0 500Q300 400 560 480T1000 440V600H0z", class: "near" }],
    ["path", { d: "M250 500V330", class: "trunk" }],
    ["path", { d: "M250 150a110 110 0 01100 160 90 90 0 01-200 0A110 110 0 01250 150z", class: "leaf" }],
    ["path", { d: "M560 500V400l90-60 90 60v100z", class: "wall" }],
    ["path", { d: "M535 410l115-80 115 80", class: "roof" }],
    ["rect", { x: 620, y: 420, width: 60, height: 45, class: "light" }],
  ],
  [
    ["path", { d: "M0 470Q260 300 520 420T1000 340V600H0z", class: "far" }],
    ["path", { d: "M60 540C260 540 240 400 440 400S620 260 780 260 900 180 940 140", class: "road" }],
    ["circle", { cx: 60, cy: 540, r: 22, class: "stop" }],
    ["circle", { cx: 330, cy: 440, r: 22, class: "stop" }],
    ["circle", { cx: 560, cy: 350, r: 22, class: "stop" }],
    ["circle", { cx: 780, cy: 260, r: 22, class: "stop" }],
    ["path", { d: "M940 140V40l70 28-70 28", class: "flag" }],
  ],
  [
    ["path", { d: "M120 120h420a40 40 0 0140 40v140a40 40 0 01-40 40H260l-90 80v-80h-50a40 40 0 01-40-40V160a40 40 0 0140-40z", class: "said" }],
    ["path", { d: "M150 200h360M150 260h240", class: "words" }],
    ["path", { d: "M480 390h360a40 40 0 0140 40v70a40 40 0 01-40 40h-30v60l-80-60H480a40 40 0 01-40-40v-70a40 40 0 0140-40z", class: "answered" }],
    ["path", { d: "M520 465h280", class: "words light-words" }],
  ],
  [
    ["path", { d: "M120 160q190-70 380 30v330q-190-100-380-30z", class: "page" }],
    ["path", { d: "M880 160q-190-70-380 30v330q190-100 380-30z", class: "page" }],
    ["path", { d: "M180 250q130-40 260 10M180 320q130-40 260 10M180 390q130-40 260 10", class: "words" }],
    ["path", { d: "M600 330l70 70 140-150", class: "tick" }],
  ],
];

/** @returns {SVGElement[]} */
export function stills() {
  return STILLS.map((shapes) =>
    svg("svg", { viewBox: "0 0 1000 600", class: "still", "aria-hidden": "true", focusable: "false" }, ...shapes.map(([tag, props]) => svg(tag, props))),
  );
}
