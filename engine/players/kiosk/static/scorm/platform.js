// The run-time interface of SCORM 1.2 and SCORM 2004 under one set of names. It knows nothing of what is learnt.
//
// The object that a platform offers stands in one of the windows above the page, or above the window that opened
// it (SCORM 1.2 RTE 3.3.6.1, SCORM 2004 RTE 3.2.1). A platform that fails must not stop a lesson: what it refuses
// is left.

/** @typedef {"1.2" | "2004"} Version */

/** How many windows may lie above one another. */
const DEEPEST = 50;
/** @type {Record<Version, { object: string, calls: Record<"begin" | "get" | "set" | "commit" | "end", string>, most: number }>} */
const VERSIONS = {
  "1.2": {
    object: "API",
    calls: { begin: "LMSInitialize", get: "LMSGetValue", set: "LMSSetValue", commit: "LMSCommit", end: "LMSFinish" },
    most: 4096,
  },
  2004: {
    object: "API_1484_11",
    calls: { begin: "Initialize", get: "GetValue", set: "SetValue", commit: "Commit", end: "Terminate" },
    most: 64000,
  },
};
/** Name → element of the data model in either version; empty where a version has none. @type {Record<string, [string, string]>} */
const ELEMENTS = {
  data: ["cmi.suspend_data", "cmi.suspend_data"],
  location: ["cmi.core.lesson_location", "cmi.location"],
  name: ["cmi.core.student_name", "cmi.learner_name"],
  entry: ["cmi.core.entry", "cmi.entry"],
  exit: ["cmi.core.exit", "cmi.exit"],
  time: ["cmi.core.session_time", "cmi.session_time"],
  raw: ["cmi.core.score.raw", "cmi.score.raw"],
  min: ["cmi.core.score.min", "cmi.score.min"],
  max: ["cmi.core.score.max", "cmi.score.max"],
  scaled: ["", "cmi.score.scaled"],
  status: ["cmi.core.lesson_status", ""],
  completion: ["", "cmi.completion_status"],
  success: ["", "cmi.success_status"],
};

export class Platform {
  /**
   * @param {Version} version
   * @param {Window} page
   */
  constructor(version, page) {
    this.version = version;
    /** How many characters of progress a platform must keep. */
    this.most = VERSIONS[version].most;
    this.began = Date.now();
    this.calls = VERSIONS[version].calls;
    this.object = found(page, VERSIONS[version].object);
    this.connected = this.object !== null && isTrue(this._call("begin", ""));
  }

  /** @param {string} name */
  get(name) {
    const element = this._element(name);
    return element === "" ? "" : String(this._call("get", element) || "");
  }

  /**
   * @param {string} name
   * @param {string} value
   */
  set(name, value) {
    const element = this._element(name);
    if (element !== "") this._call("set", element, value);
  }

  commit() {
    if (this.connected) this._call("commit", "");
  }

  /** The page is left: how long it was open, and whether one goes on here the next time. @param {boolean} goesOn */
  leave(goesOn) {
    if (!this.connected) return;
    this.set("time", duration(this.version, Date.now() - this.began));
    this.set("exit", goesOn ? "suspend" : this.version === "1.2" ? "" : "normal");
    this.commit();
    this._call("end", "");
    this.connected = false;
  }

  /** @param {string} name */
  _element(name) {
    return ELEMENTS[name][this.version === "1.2" ? 0 : 1];
  }

  /**
   * @param {"begin" | "get" | "set" | "commit" | "end"} call
   * @param {string[]} given
   */
  _call(call, ...given) {
    try {
      return this.object[this.calls[call]](...given);
    } catch (broken) {
      return "";
    }
  }
}

/**
 * The platform's object, in the windows above the page and above its opener.
 *
 * @param {Window} page
 * @param {string} name
 */
function found(page, name) {
  return above(page, name) || (page.opener ? above(page.opener, name) : null) || (page.top && page.top.opener ? above(page.top.opener, name) : null);
}

/**
 * @param {any} from
 * @param {string} name
 */
function above(from, name) {
  let at = from;
  for (let n = 0; n < DEEPEST; n++) {
    try {
      if (at[name]) return at[name];
      if (!at.parent || at.parent === at) return null;
    } catch (foreign) {
      return null; // a window of another site, which may not be looked into
    }
    at = at.parent;
  }
  return null;
}

/** @param {any} answer */
function isTrue(answer) {
  return answer === true || answer === "true";
}

/**
 * `0000:05:12.00`, or `PT5M12S`.
 *
 * @param {Version} version
 * @param {number} ms
 */
export function duration(version, ms) {
  const all = Math.max(0, Math.floor(ms / 1000));
  const [hours, minutes, seconds] = [Math.floor(all / 3600), Math.floor(all / 60) % 60, all % 60];
  if (version === "2004") return `PT${hours}H${minutes}M${seconds}S`;
  const two = (/** @type {number} */ n) => String(n).padStart(2, "0");
  return `${String(hours).padStart(4, "0")}:${two(minutes)}:${two(seconds)}.00`;
}
