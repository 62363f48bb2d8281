// A second copy of what waits, forced to the disk at once: the browser's own storage is written only every
// few seconds, so that a browser killed in between would lose the last answers.

const NAME = "qingjing";
const TABLE = "waiting";

export class Mirror {
  constructor() {
    /** @type {Promise<IDBDatabase | null>} */
    this.opened = opened();
  }

  /**
   * @param {string} key
   * @param {string} text
   */
  put(key, text) {
    return this._write((table) => table.put(text, key));
  }

  /** @param {string} key */
  remove(key) {
    return this._write((table) => table.delete(key));
  }

  /** @param {(table: IDBObjectStore) => void} change */
  async _write(change) {
    const database = await this.opened;
    if (database === null) return;
    // @ts-ignore: the option is younger than the types
    change(database.transaction(TABLE, "readwrite", { durability: "strict" }).objectStore(TABLE));
  }

  /**
   * What an earlier page left, by key.
   *
   * @returns {Promise<[string, string][]>}
   */
  async left() {
    const database = await this.opened;
    if (database === null) return [];
    const table = database.transaction(TABLE).objectStore(TABLE);
    const [keys, texts] = await Promise.all([asked(table.getAllKeys()), asked(table.getAll())]);
    return keys.map((key, n) => [String(key), texts[n]]);
  }
}

/** @returns {Promise<IDBDatabase | null>} nothing where the browser does not let us */
function opened() {
  return new Promise((resolve) => {
    try {
      const request = window.indexedDB.open(NAME, 1);
      request.onupgradeneeded = () => request.result.createObjectStore(TABLE);
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => resolve(null);
    } catch (problem) {
      resolve(null);
    }
  });
}

/**
 * @template T
 * @param {IDBRequest<T>} request
 * @returns {Promise<T>}
 */
function asked(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
