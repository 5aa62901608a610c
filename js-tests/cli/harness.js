/** Runs the command line: as the real program with pipes, or in this process, which is faster. */
import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after } from "node:test";
import { PassThrough, Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { main } from "../../js/cli/main.js";
import { bodyOf, mistakeCases, root } from "../scratch.js";

export const PROGRAM = join(root, "js", "cli", "index.js");

/** A folder of the system's for temporary files, with what tests write there. */
export class Folder {
  path = mkdtempSync(join(tmpdir(), "hookseal-cli-"));

  /** @param {string} name @param {string | Buffer} content @returns {string} its path */
  write(name, content) {
    writeFileSync(join(this.path, name), content);
    return join(this.path, name);
  }

  remove() {
    rmSync(this.path, { recursive: true, force: true });
  }
}

const environment = (own) => ({ PATH: process.env.PATH, HOME: process.env.HOME, ...own });

/**
 * The real program.
 *
 * @param {readonly string[]} args
 * @param {{ input?: string | Buffer, env?: Record<string, string>, cwd?: string, flags?: string[] }} [how]
 * @returns {Promise<{ code: number, out: string, bytes: Buffer, err: string }>}
 */
export async function run(args, { input = "", env = {}, cwd = tmpdir(), flags = [] } = {}) {
  const child = spawn(process.execPath, [...flags, PROGRAM, ...args], { env: environment(env), cwd });
  child.stdin.on("error", () => {}).end(input);
  const [bytes, err, code] = await Promise.all([buffer(child.stdout), buffer(child.stderr), new Promise((resolve) => child.on("close", resolve))]);
  return { code, bytes, out: bytes.toString(), err: err.toString() };
}

/** The same in this process. */
export async function call(args, { input = "", env = {}, cwd = tmpdir() } = {}) {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  const io = { cwd, env, stdin: Readable.from(input.length > 0 ? [Buffer.from(input)] : []), stdout, stderr, interrupted: () => new AbortController().signal };
  const both = Promise.all([buffer(stdout), buffer(stderr)]);
  const code = await main(args, io);
  stdout.end();
  stderr.end();
  const [bytes, err] = await both;
  return { code, bytes, out: bytes.toString(), err: err.toString() };
}

/** Those that a test which failed has left. */
const running = new Set();
after(() => running.forEach(({ child }) => child.kill("SIGKILL")));

/** A program that goes on until it is ended: its lines as they come. */
export class Running {
  lines = [];
  #waiting = [];

  constructor(args, { env = {}, cwd = tmpdir(), flags = [] } = {}) {
    this.child = spawn(process.execPath, [...flags, PROGRAM, ...args], { env: environment(env), cwd });
    let rest = "";
    this.child.stdout.setEncoding("utf8").on("data", (text) => {
      const all = (rest + text).split("\n");
      rest = all.pop();
      this.lines.push(...all);
      for (const wake of this.#waiting.splice(0)) wake();
    });
    this.closed = new Promise((resolve) => this.child.on("close", resolve));
    running.add(this);
  }

  /** The first line that matches, when it comes. */
  async line(pattern) {
    for (;;) {
      const found = this.lines.find((line) => pattern.test(line));
      if (found !== undefined) return found;
      await Promise.race([new Promise((resolve) => this.#waiting.push(resolve)), this.closed.then(() => Promise.reject(new Error(`ended: ${this.lines.join("\n")}`)))]);
    }
  }

  async end() {
    this.child.kill("SIGINT");
    return this.closed;
  }
}

/** The corpus of mistakes, but for those of a limit: the command line has none of its own. */
export const cases = mistakeCases().filter(({ options = {} }) => options.maxBodyBytes === undefined);

/** Bytes of a secret, and whether the environment can hold them as text. */
const secretBytes = (secret) => (typeof secret === "string" ? Buffer.from(secret) : Buffer.from(secret.hex, "hex"));

/**
 * What is given to the command line for a case: the arguments and the environment. A secret
 * of bytes that are no text, or that an application passed as bytes, is in a file.
 *
 * @param {Folder} scratch
 */
export function caseArgs({ scheme, secrets, otherSecrets = [], options = {}, now }, request, scratch, name = "case") {
  const env = {};
  const secretArgs = (list, prefix, word) =>
    list.flatMap((secret, index) => {
      const bytes = secretBytes(secret);
      if (typeof secret !== "string") return [`--${prefix}secret-file`, scratch.write(`${name}-${word}${index}`, bytes)];
      env[`${word}_${index}`] = secret;
      return [`--${prefix}secret-env`, `${word}_${index}`];
    });
  const own = secretArgs(secrets, "", "SECRET");
  const files = ["--body", scratch.write(`${name}.body`, bodyOf(request)), "--headers", scratch.write(`${name}.headers`, JSON.stringify(request.headers))];
  const context = [...(request.method ? ["--method", request.method] : []), ...(request.url ? ["--url", request.url] : []), "--now", String(now)];
  if (options.verifyToken) env.VERIFY_TOKEN = options.verifyToken;
  const more = [...(options.verifyToken ? ["--verify-token-env", "VERIFY_TOKEN"] : []), ...(options.audience ? ["--audience", options.audience] : []), ...(options.sourceAddresses ?? []).flatMap((address) => ["--sources", address])];
  const bytes = secrets.some((secret) => typeof secret !== "string") ? ["--secret-bytes"] : [];
  return { args: ["--scheme", scheme, ...own, ...bytes, ...secretArgs(otherSecrets, "other-", "OTHER"), ...files, ...context, ...more], env };
}

/** What a shell prints. */
export const bash = (script, env, cwd) => execFileSync("bash", ["-c", script], { env: environment(env), cwd, encoding: "utf8" }).trim();
