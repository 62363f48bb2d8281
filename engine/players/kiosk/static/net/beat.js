// The page says that it is alive: a browser does not end when its page is dead.

import { ask } from "./api.js";

const EVERY = 10_000;

/** @param {() => string} screen */
export function beat(screen) {
  const once = () => ask("POST", "/api/beat", { screen: screen() }).catch(() => undefined);
  once();
  setInterval(once, EVERY);
}
