/** A client that sends what it is told to, right or wrong, and as slowly as it likes. */
import { once } from "node:events";
import { connect } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";

/**
 * @typedef {object} Sending
 * @property {string} [method]
 * @property {string} [path] below that of the server
 * @property {Record<string, string> | [string, string][]} [headers] as they are; only Host is added
 * @property {string | Uint8Array} [body]
 * @property {number | null} [length] the Content-Length that is said, if not the body's; null for none
 * @property {Iterable<Uint8Array>} [pieces] sent instead of a body, in chunked encoding
 * @property {number} [pause] between the pieces, in milliseconds
 */

export class Client {
  #socket;
  #base;
  #received = Buffer.alloc(0);
  #wake = () => {};
  /** @type {Error | undefined} */
  error;
  closed = false;

  /** @param {string | URL} url of the server */
  constructor(url) {
    const { hostname, port, pathname } = new URL(url);
    this.#base = pathname === "/" ? "" : pathname;
    this.#socket = connect(Number(port), hostname);
    this.#socket.on("data", (data) => {
      this.#received = Buffer.concat([this.#received, data]);
      this.#wake();
    });
    this.#socket.on("error", (error) => (this.error = error));
    this.#socket.on("close", () => {
      this.closed = true;
      this.#wake();
    });
  }

  /** @param {Sending} sending */
  async send({ method = "POST", path = "/", headers = {}, body = "", length, pieces, pause = 0 }) {
    const lines = [...(Array.isArray(headers) ? headers : Object.entries(headers)), ["host", "127.0.0.1"]];
    if (pieces) lines.push(["transfer-encoding", "chunked"]);
    else if (length !== null) lines.push(["content-length", `${length ?? Buffer.byteLength(body)}`]);
    this.#socket.write(`${method} ${this.#base}${path} HTTP/1.1\r\n${lines.map(([name, value]) => `${name}: ${value}\r\n`).join("")}\r\n`);
    if (!pieces) return this.#socket.write(body);
    for (const piece of pieces) {
      if (this.#socket.destroyed) return;
      this.#socket.write(`${piece.length.toString(16)}\r\n`);
      this.#socket.write(piece);
      this.#socket.write("\r\n");
      if (pause > 0) await sleep(pause);
      if (this.#socket.writableNeedDrain) await this.#drained();
    }
    this.#socket.write("0\r\n\r\n");
  }

  /** Until the other side has taken what was sent, or closed the connection. */
  async #drained() {
    const socket = this.#socket;
    const stop = new AbortController();
    const { signal } = stop;
    await Promise.race(["drain", "close"].map((event) => once(socket, event, { signal }))).catch(() => {});
    stop.abort();
  }

  /** The next answer on this connection. */
  async answer() {
    for (const deadline = Date.now() + 20_000; ; ) {
      const parsed = parse(this.#received, this.closed);
      if (parsed) {
        this.#received = this.#received.subarray(parsed.size);
        return parsed.answer;
      }
      if (this.closed) throw new Error("the connection was closed without an answer", { cause: this.error });
      if (Date.now() > deadline) throw new Error("no answer");
      await new Promise((resolve) => {
        this.#wake = resolve;
        setTimeout(resolve, 1000).unref();
      });
    }
  }

  async ended() {
    while (!this.closed) await new Promise((resolve) => (this.#wake = resolve));
  }

  /** Sends no more; still listens. */
  halfClose() {
    this.#socket.end();
  }

  close() {
    this.#socket.destroy();
  }
}

/**
 * @param {Buffer} bytes
 * @param {boolean} closed
 */
function parse(bytes, closed) {
  const end = bytes.indexOf("\r\n\r\n");
  if (end < 0) return undefined;
  const [first, ...lines] = bytes.subarray(0, end).toString("latin1").split("\r\n");
  const headers = Object.fromEntries(
    lines.map((line) => [line.slice(0, line.indexOf(":")).toLowerCase(), line.slice(line.indexOf(":") + 1).trim()]),
  );
  const status = Number(first.split(" ")[1]);
  const start = end + 4;
  const rest = bytes.subarray(start);
  const done = (body, size) => ({ answer: { status, headers, body: body.toString() }, size: start + size });
  if (status === 204) return done(Buffer.alloc(0), 0);
  if (headers["content-length"] !== undefined) {
    const length = Number(headers["content-length"]);
    return rest.length >= length ? done(rest.subarray(0, length), length) : undefined;
  }
  if (headers["transfer-encoding"] === "chunked") return chunks(rest, done);
  return closed ? done(rest, rest.length) : undefined;
}

/** @param {Buffer} bytes */
function chunks(bytes, done) {
  const pieces = [];
  for (let at = 0; ; ) {
    const line = bytes.indexOf("\r\n", at);
    if (line < 0) return undefined;
    const length = parseInt(bytes.subarray(at, line).toString(), 16);
    const end = line + 2 + length + 2;
    if (bytes.length < end) return undefined;
    if (length === 0) return done(Buffer.concat(pieces), end);
    pieces.push(bytes.subarray(line + 2, line + 2 + length));
    at = end;
  }
}

/**
 * One request on a connection of its own.
 *
 * @param {string | URL} url
 * @param {Sending} sending
 */
export async function send(url, sending) {
  const client = new Client(url);
  const sent = client.send(sending);
  try {
    return await client.answer();
  } finally {
    client.close();
    await sent;
  }
}
