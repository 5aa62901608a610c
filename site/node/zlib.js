/** As much of node:zlib as the command line's files ask for: gzip that stores, which every reader takes. */
import { Buffer } from "./buffer.js";

/** RFC 1952, section 8. @param {Uint8Array} bytes */
function crc(bytes) {
  let sum = ~0;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit += 1) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0);
  }
  return ~sum;
}

/** A body of up to 64 KiB, in one block (RFC 1951, section 3.2.4). @param {Uint8Array} bytes @returns {any} */
export function gzipSync(bytes) {
  const { length } = bytes;
  const end = new DataView(new ArrayBuffer(8));
  end.setInt32(0, crc(bytes), true);
  end.setUint32(4, length, true);
  const head = [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3, 1, length & 0xff, length >> 8, ~length & 0xff, (~length >> 8) & 0xff];
  return Buffer.concat([Uint8Array.from(head), bytes, new Uint8Array(end.buffer)]);
}

/** What is compressed is not shown before and after. */
const absent = () => {
  throw new Error("not in a browser");
};
export { absent as brotliDecompressSync, absent as gunzipSync, absent as inflateSync };
