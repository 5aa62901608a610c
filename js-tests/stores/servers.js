/** Real servers for the tests: each in a folder of its own, on a port of its own, on loopback, gone afterwards. */
import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

/** No start takes longer. */
const START_TIMEOUT_MS = 30_000;

/** @typedef {{ port: number, stop: () => Promise<void> }} Server */

/** @returns {Promise<Server>} */
export async function startRedis() {
  const directory = mkdtempSync(join(tmpdir(), "hookseal-redis-"));
  const port = await freePort();
  const options = ["--port", `${port}`, "--bind", "127.0.0.1", "--dir", directory, "--save", "", "--appendonly", "no"];
  return run("redis-server", options, { port, directory });
}

/** @returns {Promise<Server>} the database `postgres` of the user `postgres`, who needs no password */
export async function startPostgres() {
  const directory = mkdtempSync(join(tmpdir(), "hookseal-postgres-"));
  const data = join(directory, "data");
  const port = await freePort();
  // PostgreSQL does not run as root, nor in a folder that is another's.
  const user = process.getuid?.() === 0 ? nobody() : {};
  if (user.uid !== undefined) chownSync(directory, user.uid, user.gid);
  const options = { ...user, cwd: directory };
  execFileSync(postgres("initdb"), ["-D", data, "-U", "postgres", "-A", "trust", "--no-sync", "-E", "UTF8", "--locale=C"], {
    ...options,
    stdio: "pipe",
  });
  const settings = ["listen_addresses=127.0.0.1", "unix_socket_directories=", "fsync=off", "max_connections=40"];
  const args = ["-D", data, "-p", `${port}`, ...settings.flatMap((setting) => ["-c", setting])];
  return run(postgres("postgres"), args, { port, directory, ...options });
}

/** Debian keeps the server's programs out of the path, in a folder for each version. */
function postgres(program) {
  const versions = "/usr/lib/postgresql";
  if (!existsSync(versions)) return program;
  const newest = readdirSync(versions).sort((a, b) => Number(a) - Number(b)).at(-1);
  return join(versions, newest, "bin", program);
}

function nobody() {
  const id = (flag) => Number(execFileSync("id", [flag, "nobody"], { encoding: "utf8" }));
  return { uid: id("-u"), gid: id("-g") };
}

/** What both say once they answer: PostgreSQL listens some time before. */
const READY = /ready to accept connections/i;

/** Starts a program, and waits until it answers. */
async function run(program, args, { port, directory, ...options }) {
  const child = spawn(program, args, { stdio: "pipe", ...options });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding("utf8").on("data", (text) => (output += text));
  let failure;
  const exited = once(child, "exit").then(
    ([code]) => (failure = `it ended with ${code}`),
    (error) => (failure = error.message),
  );
  // However the tests end.
  process.once("exit", () => {
    child.kill("SIGKILL");
    rmSync(directory, { recursive: true, force: true });
  });
  for (const deadline = Date.now() + START_TIMEOUT_MS; !READY.test(output); await sleep(50)) {
    if (failure === undefined && Date.now() < deadline) continue;
    child.kill("SIGKILL");
    throw new Error(`${program} did not start: ${failure ?? "it does not answer"}\n${output}`);
  }
  return {
    port,
    async stop() {
      // PostgreSQL then waits for its clients, instead of cutting them off.
      child.kill("SIGTERM");
      await exited;
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

const freePort = () =>
  new Promise((resolve, reject) => {
    const server = createServer().once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
