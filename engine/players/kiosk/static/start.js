// The first text stands in the page itself; the player comes once it is painted.

const AGAIN = 1000;

let touched = false;
const note = () => (touched = true);
document.addEventListener("click", note);

requestAnimationFrame(() => setTimeout(load, 0));

async function load() {
  try {
    const app = await import("./app.js");
    document.removeEventListener("click", note);
    await app.start(/** @type {HTMLElement} */ (document.getElementById("app")), touched);
  } catch (problem) {
    // A module that failed to load is not asked for again in the same page.
    setTimeout(again, AGAIN);
    throw problem;
  }
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
