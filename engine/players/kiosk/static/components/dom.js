// Elements made from data. A text is always a text: nothing here, or anywhere in the page, parses HTML.

/** @typedef {Node | string | null} Child */
/** @typedef {Record<string, any>} Props */

const SVG = "http://www.w3.org/2000/svg";

/**
 * An element. `on` holds listeners, `data` data attributes; what is null or false is left out.
 *
 * @param {string} tag
 * @param {Props} props
 * @param {...Child} children
 * @returns {HTMLElement}
 */
export function h(tag, props = {}, ...children) {
  const element = document.createElement(tag);
  set(element, props);
  append(element, children);
  return element;
}

/**
 * Pieces of a text, each a text of its own for a voice.
 *
 * @param {string[]} pieces
 * @returns {HTMLElement[]}
 */
export function parts(pieces) {
  return pieces.map((piece) => h("span", { data: { part: "" } }, piece));
}

/**
 * @param {string} tag
 * @param {Props} props
 * @param {...Child} children
 * @returns {SVGElement}
 */
export function svg(tag, props = {}, ...children) {
  const element = document.createElementNS(SVG, tag);
  set(element, props);
  append(element, children);
  return element;
}

/**
 * A button that acts when it is let go. `n` is the digit key that presses it.
 *
 * @param {string} kind
 * @param {string | Child[]} label
 * @param {() => void} run
 * @param {Props} props
 * @returns {HTMLButtonElement}
 */
export function button(kind, label, run, props = {}) {
  const children = typeof label === "string" ? [h("span", { class: "label" }, label)] : label;
  const made = h("button", { type: "button", class: `button ${kind}`, on: { click: run }, ...props }, ...children);
  return /** @type {HTMLButtonElement} */ (made);
}

/**
 * Nothing comes of an event, and nobody else hears of it.
 *
 * @param {Event} event
 */
export function stopped(event) {
  event.preventDefault();
  event.stopImmediatePropagation();
}

/**
 * @param {Element} element
 * @param {Props} props
 */
function set(element, props) {
  for (const [name, value] of Object.entries(props)) {
    if (value === null || value === undefined || value === false) continue;
    if (name === "on") {
      for (const [type, listener] of Object.entries(value)) element.addEventListener(type, /** @type {any} */ (listener));
    } else if (name === "data") {
      for (const [key, said] of Object.entries(value)) element.setAttribute(`data-${key}`, String(said));
    } else {
      element.setAttribute(name, value === true ? "" : String(value));
    }
  }
}

/**
 * @param {Element} element
 * @param {Child[]} children
 */
function append(element, children) {
  for (const child of children) if (child !== null) element.append(child);
}
