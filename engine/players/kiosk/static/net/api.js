// Requests to the kiosk's own server.

/** The server does not answer: it is starting, or gone for a moment. */
export class Unreachable extends Error {}

/** The server said no. */
export class Refused extends Error {
  /**
   * @param {number} status
   * @param {any} body
   */
  constructor(status, body) {
    super(`refused: ${status}`);
    this.status = status;
    this.body = body;
  }
}

const PATIENCE = 10_000;

/**
 * @param {"GET" | "POST" | "PUT" | "DELETE"} method
 * @param {string} path
 * @param {any} body
 * @param {string} token
 * @returns {Promise<any>}
 */
export async function ask(method, path, body = undefined, token = "") {
  const aborting = new AbortController();
  const waiting = setTimeout(() => aborting.abort(), PATIENCE);
  /** @type {Record<string, string>} */
  const headers = method === "GET" ? {} : { "Content-Type": "application/json" };
  if (token !== "") headers["X-Visit"] = token;
  try {
    const response = await fetch(path, { method, headers, signal: aborting.signal, ...(method === "GET" ? {} : { body: JSON.stringify(body || {}) }) });
    const read = await response.json();
    if (!response.ok) throw new Refused(response.status, read);
    return read;
  } catch (problem) {
    if (problem instanceof Refused) throw problem;
    throw new Unreachable(String(problem));
  } finally {
    clearTimeout(waiting);
  }
}
