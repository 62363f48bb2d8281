// The first text stands in the page itself; the player and its styles come once it is painted.

const AGAIN = 1000;
const STYLES = ["screen", "content"];

let touched = false;
const note = () => (touched = true);
document.addEventListener("click", note);

requestAnimationFrame(() => setTimeout(load, 0));

async function load() {
  let app;
  try {
    [app] = await Promise.all([import("./app.js"), ...STYLES.map(style)]);
  } catch (problem) {
    // The server is gone for a moment. A module that failed to load is not asked for again in the same page.
    console.warn(problem);
    setTimeout(again, AGAIN);
    return;
  }
  document.removeEventListener("click", note);
  try {
    await app.start(/** @type {HTMLElement} */ (document.getElementById("app")), touched);
  } catch (problem) {
    setTimeout(again, AGAIN);
    throw problem;
  }
}

/**
 * @param {string} name
 * @returns {Promise<unknown>}
 */
function style(name) {
  const link = document.createElement("link");
  link.setAttribute("rel", "stylesheet");
  link.setAttribute("href", `/static/styles/${name}.css`);
  const loaded = new Promise((resolve, reject) => {
    link.addEventListener("load", resolve);
    link.addEventListener("error", () => reject(new Error(`no ${name}.css`)));
  });
  document.head.append(link);
  return loaded;
}

/** Load the page anew once the server answers: before, there would be nothing but the browser's own page. */
async function again() {
  try {
    if ((await fetch("/health")).ok) return window.location.reload();
  } catch (problem) {
    // not yet
  }
  return setTimeout(again, AGAIN);
}
