// Short hashes that name a text, so that a save survives an edit. Twin: `fingerprint.py`.

const TABLE = new Int32Array(256);
/** @type {string[]} */
const HEX = [];
for (let n = 0; n < 256; n++) {
  let c = n;
  for (let k = 0; k < 8; k++) c = c & 1 ? (c >>> 1) ^ 0xedb88320 : c >>> 1;
  TABLE[n] = c;
  HEX.push((n < 16 ? "0" : "") + n.toString(16));
}

/**
 * CRC-32 (ISO 3309) of the UTF-8 bytes as eight hex digits.
 *
 * It tells texts of one scene apart; it is no protection against forgery.
 *
 * @param {string} text
 */
export function fingerprint(text) {
  let crc = -1;
  for (let n = 0; n < text.length; n++) {
    const code = /** @type {number} */ (text.codePointAt(n));
    if (code < 0x80) {
      crc = TABLE[(crc ^ code) & 255] ^ (crc >>> 8);
      continue;
    }
    if (code < 0x800) {
      crc = TABLE[(crc ^ (0xc0 | (code >> 6))) & 255] ^ (crc >>> 8);
    } else {
      if (code < 0x10000) {
        crc = TABLE[(crc ^ (0xe0 | (code >> 12))) & 255] ^ (crc >>> 8);
      } else {
        n++; // it took two UTF-16 units
        crc = TABLE[(crc ^ (0xf0 | (code >> 18))) & 255] ^ (crc >>> 8);
        crc = TABLE[(crc ^ (0x80 | ((code >> 12) & 63))) & 255] ^ (crc >>> 8);
      }
      crc = TABLE[(crc ^ (0x80 | ((code >> 6) & 63))) & 255] ^ (crc >>> 8);
    }
    crc = TABLE[(crc ^ (0x80 | (code & 63))) & 255] ^ (crc >>> 8);
  }
  const hex = ~crc;
  return HEX[hex >>> 24] + HEX[(hex >>> 16) & 255] + HEX[(hex >>> 8) & 255] + HEX[hex & 255];
}
