/** One body in one form before all contestants: prepared, and every verdict checked before anything is timed. */
import { bodyOf } from "./bodies.js";
import { contestants, nearest } from "./contestants.js";
import { headersOf } from "./schemes.js";

const decoder = new TextDecoder();

/** As a server hands it over: Node's are Buffers. */
function inForm(bytes, form) {
  if (form === "string") return decoder.decode(bytes);
  return globalThis.Buffer && !globalThis.WebSocketPair ? Buffer.from(bytes) : bytes;
}

async function accepts(verify, body, headers) {
  try {
    return Boolean(await verify(body, headers));
  } catch {
    return false;
  }
}

/** Each of these must be refused: a changed body, a changed signature, none. */
function* forgeries(bytes, form, headers) {
  const changed = Uint8Array.from(bytes);
  changed[changed.length - 3] ^= 1;
  yield [inForm(changed, form), headers];
  const body = inForm(bytes, form);
  const name = Object.keys(headers).at(-1);
  const at = headers[name].length - 9;
  const other = headers[name][at] === "0" ? "1" : "0";
  yield [body, { ...headers, [name]: headers[name].slice(0, at) + other + headers[name].slice(at + 1) }];
  yield [body, Object.fromEntries(Object.entries(headers).slice(0, -1))];
}

/**
 * @param {number} size
 * @param {"bytes" | "string"} form
 * @param {(contestant: import("./contestants.js").Contestant) => boolean} [wanted]
 * @returns {Promise<{ name: string, reads: string, against: string, run?: (times: number) => unknown, cannot?: string }[]>}
 *   `against`: the name of what it is compared with; `cannot`: why it does not run here
 */
export async function prepareCell(size, form, wanted = () => true) {
  const bytes = bodyOf(size);
  const entries = [];
  for (const contestant of contestants.filter(wanted)) {
    const { name, scheme, reads, isAsync } = contestant;
    const entry = { name, reads, against: `hookseal ${nearest(scheme)}` };
    const headers = await headersOf(scheme, bytes);
    const body = inForm(bytes, form);
    let verify;
    try {
      verify = await contestant.prepare();
      await verify(body, headers);
    } catch (error) {
      entries.push({ ...entry, cannot: error.message.split("\n")[0] });
      continue;
    }
    if (!(await accepts(verify, body, headers))) throw new Error(`${name} refuses a genuine delivery`);
    for (const forgery of forgeries(bytes, form, headers)) {
      if (await accepts(verify, ...forgery)) throw new Error(`${name} accepts a forgery`);
    }
    entries.push({ ...entry, run: (isAsync ? repeatAsync : repeat)(verify, body, headers) });
  }
  return entries;
}

const repeat = (verify, body, headers) => (times) => {
  for (let left = times; left > 0; left -= 1) {
    if (!verify(body, headers)) throw new Error("refused while timed");
  }
};

const repeatAsync = (verify, body, headers) => async (times) => {
  for (let left = times; left > 0; left -= 1) {
    if (!(await verify(body, headers))) throw new Error("refused while timed");
  }
};
