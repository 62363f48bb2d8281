// A session as little as it can be told: the inputs alone, without the names that an edit of the content needs.
//
// | entry | the learner |
// |---|---|
// | 3 | went on, three times |
// | "c1" | chose the second option |
// | "a…" | answered; the response as JSON |
// | "m1", "m0" | marked a short answer |
// | "r" | went over the wrong answers |
// | "j…" | jumped to an address |

import { History } from "../runtime/history.js";
import { inFull } from "../runtime/log.js";
import { saved } from "../runtime/save.js";

/** @typedef {import("../runtime/program.js").Program} Program */
/** @typedef {number | string} Short */
/** `at`: the unit or stop where one is. @typedef {{ program: string, seed: number, log: Short[] | null, kept: Record<string, any>, at: string }} Shortened */

/**
 * What `expanded` needs; no log where the session does not begin at the beginning.
 *
 * @param {any} save
 * @param {string} at
 * @returns {Shortened}
 */
export function shortened(save, at) {
  const { attempts, kept } = save.state;
  // Answers that one went back behind are in no log; without any, the log gives all of them.
  const all = Object.keys(kept).length === attempts.length;
  return { program: save.program, seed: save.seed, log: save.base === null ? entries(save.log) : null, kept: all ? {} : kept, at };
}

/** @param {any[][]} log @returns {Short[]} */
function entries(log) {
  /** @type {Short[]} */
  const out = [];
  for (const [kind, what, response] of log) {
    const last = out[out.length - 1];
    if (kind === "n" && typeof last === "number") out[out.length - 1] = last + 1;
    else if (kind === "n") out.push(1);
    else if (kind === "c") out.push(`c${what}`);
    else if (kind === "a") out.push(`a${JSON.stringify(response)}`);
    else if (kind === "m") out.push(what ? "m1" : "m0");
    else if (kind === "j") out.push(`j${what}`);
    else out.push("r");
  }
  return out;
}

/**
 * The save again: exact in the same program; in another one, the start of the unit or stop.
 *
 * @param {Program} program
 * @param {Shortened} short
 */
export function expanded(program, short) {
  const kept = new Map(Object.entries(short.kept));
  if (short.program !== program.digest || short.log === null) {
    const history = new History(program, short.seed);
    if (short.at !== "") history.step({ input: "jump", to: short.at });
    return saved(history);
  }
  const way = new History(program, short.seed);
  for (const entry of short.log) {
    if (!followed(way, entry)) break;
  }
  const history = new History(program, short.seed, null, { kept });
  history.replay(inFull(program, way.state.log));
  return saved(history);
}

/**
 * @param {History} way
 * @param {Short} entry
 */
function followed(way, entry) {
  const inputs = typeof entry === "number" ? Array.from({ length: entry }, () => ({ input: "next" })) : [input(way, entry)];
  return inputs.every((given) => way.step(given)[0].event !== "refused");
}

/**
 * @param {History} way
 * @param {string} entry
 */
function input(way, entry) {
  const rest = entry.slice(1);
  if (entry[0] === "c") return { input: "choose", choice: way.state.offered.indexOf(Number(rest)) };
  if (entry[0] === "a") return { input: "answer", response: JSON.parse(rest) };
  if (entry[0] === "m") return { input: "mark", right: rest === "1" };
  return entry[0] === "j" ? { input: "jump", to: rest } : { input: "review" };
}
