/** `hookseal/slim` over its wasm, which keeps nothing: every call writes all that the verdict depends on. */
import { toBase64 } from "../base64.js";
import { REPEATED, headerValues, ownBody, readBody, readContext } from "../input.js";
import { joined } from "../read.js";
import { readLimits, readSecrets, readTime } from "../settings.js";
import { WebhookError } from "../shared.js";
import { readScheme } from "./scheme.js";

export { WebhookError };

/** `Code` in `src/error.rs` as far as the slim wasm knows it, in its order, with the statuses. */
const CODES =
  "401 missing_signature,400 malformed_signature,400 duplicate_header,401 signature_mismatch,400 missing_timestamp,400 malformed_timestamp,401 timestamp_too_old,401 timestamp_in_future,403 source_not_allowed,405 method_not_allowed,413 body_too_large,400 malformed_payload,500 invalid_secret,500 unknown_scheme,500 invalid_scheme".split(",");

/** In place of the length of a text that is absent; see `src/wasm/slim.rs`. */
const ABSENT_LENGTH = -1;

/** What an event inherits. */
const EVENT = {
  /** @this {any} */
  toJSON() {
    return { ...this, body: toBase64(this.body) };
  },
};

/** Those of `hookseal`, so that one call works on both: no scheme here asks for a URL or an address. */
const CONTEXT = ["method", "url", "sourceAddress", "now"];

/** @typedef {import("./index.js").SlimContext} Context */

/** @type {() => WebAssembly.Module} */
let compile;
/** @type {any} */
let wasm;

/** @param {() => WebAssembly.Module} from where the compiled module comes from */
export function load(from) {
  compile = from;
}

/** @param {number} number in four bytes */
const int32 = (number) => Uint8Array.of(number, number >> 8, number >> 16, number >> 24);

/** @param {import("./scheme.js").Item} item a number, or a text after its length: what `src/wasm/slim.rs` reads */
function written(item) {
  if (typeof item === "number") return [int32(item)];
  const bytes = typeof item === "string" ? new TextEncoder().encode(item) : item;
  return [int32(bytes.length), bytes];
}

/** @param {import("./scheme.js").Item[]} items */
const flat = (items) => joined(items.flatMap(written));

export class Webhook {
  #scheme;
  #limits;
  /** The description and the secrets. */
  #known;

  /**
   * @param {unknown} scheme
   * @param {unknown} secret
   * @param {unknown} [options]
   */
  constructor(scheme, secret, options) {
    this.#scheme = readScheme(scheme);
    this.scheme = this.#scheme.name;
    this.identity = "unread";
    this.#limits = readLimits(options);
    const { past, future } = this.#limits;
    if (!this.#scheme.timed && !(Number.isNaN(past) && Number.isNaN(future))) {
      throw new TypeError("options.tolerance: it does nothing for this scheme");
    }
    const { bytes, isText } = readSecrets(secret, this.scheme);
    this.#known = flat([...this.#scheme.items, bytes.length, ...bytes.flatMap((one, index) => [(isText >> index) & 1, one])]);
    this.#judge([], 0);
  }

  get maxBodyBytes() {
    return this.#limits.maxBodyBytes;
  }

  /**
   * @param {unknown} body
   * @param {unknown} headers
   * @param {Context} [context]
   */
  verify(body, headers, context) {
    const { method, url, now } = readContext(context, CONTEXT);
    const { headers: names, timed } = this.#scheme;
    /** @type {import("../input.js").Text[]} */
    const values = [];
    headerValues(headers, names, values);
    // One that is there more than once is written twice; what it says does not matter.
    const given = values.flatMap((value, index) => {
      const pair = [names[index], String(value)];
      return value === undefined ? [] : value === REPEATED ? [...pair, ...pair] : pair;
    });
    const limit = this.maxBodyBytes;
    const own = ownBody(body, limit, this.scheme);
    const bytes = typeof own === "string" ? new TextEncoder().encode(own) : own;
    const time = now === undefined && !timed ? 0 : readTime(now ?? this.#limits.now());
    // A body over the limit is refused by its length alone.
    const shown = typeof bytes === "number" || bytes.length > limit ? limit + 1 : bytes;
    const keyIndex = this.#judge([method ?? ABSENT_LENGTH, url ?? ABSENT_LENGTH, given.length / 2, ...given, shown], time);
    const timestamp = timed ? wasm.timestamp() : undefined;
    const copy = new Uint8Array(/** @type {Uint8Array} */ (bytes));
    return { __proto__: EVENT, kind: "event", scheme: this.scheme, covers: "body", keyIndex, timestamp, body: copy };
  }

  /**
   * @param {Request} request
   * @param {Context} [context]
   */
  async verifyRequest(request, context) {
    const body = await readBody(request, this.maxBodyBytes, this.scheme);
    const { method = request.method, url = request.url, now } = readContext(context, CONTEXT);
    return this.verify(body, request.headers, { method, url, now });
  }

  /**
   * @param {unknown} body
   * @param {unknown} headers
   * @param {Context} [context]
   */
  check(body, headers, context) {
    try {
      return { ok: true, event: this.verify(body, headers, context) };
    } catch (error) {
      if (error instanceof WebhookError) return { ok: false, error };
      throw error;
    }
  }

  /**
   * @param {import("./scheme.js").Item[]} delivery none where only the secrets are judged
   * @param {number} now
   * @returns {number} the index of the secret that matched
   */
  #judge(delivery, now) {
    const { past, future } = this.#scheme;
    const limits = this.#limits;
    const items = flat(delivery);
    const known = this.#known;
    let result;
    // Where it does not start, the error says by itself what to do.
    const module = wasm === undefined ? compile() : undefined;
    try {
      wasm ??= new WebAssembly.Instance(/** @type {WebAssembly.Module} */ (module)).exports;
      const at = wasm.reserve(known.length + items.length) >>> 0;
      const region = new Uint8Array(wasm.memory.buffer, at);
      region.set(known);
      region.set(items, known.length);
      // What was not given is NaN, and nothing is 0.
      result = wasm.judge(limits.past || past, limits.future || future, this.maxBodyBytes, now);
    } catch (cause) {
      // A trap leaves the instance in no certain state; no input is known to cause one.
      wasm = undefined;
      throw new Error("hookseal stopped: nothing was verified", { cause });
    }
    if (result >= 0) return result;
    const [status, code] = CODES[~result].split(" ");
    throw new WebhookError({ code, status: Number(status), hint: "import hookseal for the reason" }, this.scheme);
  }
}
