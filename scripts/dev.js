/** Runs the Worker on workerd with `wrangler dev`: its own directory, its own port, gone afterwards. */
import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";

const root = join(import.meta.dirname, "..");
const wrangler = join(createRequire(import.meta.url).resolve("wrangler/package.json"), "../bin/wrangler.js");

/**
 * @typedef {object} Dev
 * @property {string} url
 * @property {any[]} lines What the Worker has logged, parsed.
 * @property {(at: string) => Promise<any>} next Its next line of that kind; undefined when none comes.
 * @property {() => Promise<void>} stop
 */

/** wrangler.toml, with its example of a rotation switched on, and a destination for each endpoint. */
function configuration(destination) {
  const toml = readFileSync(join(root, "wrangler.toml"), "utf8");
  const rotating = toml.replace(/^secrets = \["ZIGNSEC_TOKEN"\]\n# .*\n# (secrets = .*)$/m, "$1");
  if (rotating === toml) throw new Error("wrangler.toml no longer has the example of a rotation");
  return rotating
    .replace(/^scheme = .*$/gm, `$&\ndestination = { url = "${destination}", secrets = ["DESTINATION_SECRET"] }`)
    .replace(/^database_id = .*$/m, `$&\nmigrations_dir = ${JSON.stringify(join(root, "migrations"))}`);
}

/** Where the configuration, the secrets and the state of one run are. */
function workspace(secrets, destination) {
  const directory = mkdtempSync(join(tmpdir(), "hookseal-demo-"));
  const variables = Object.entries(secrets).map(([name, value]) => `${name}="${value}"\n`);
  writeFileSync(join(directory, "wrangler.toml"), configuration(destination));
  writeFileSync(join(directory, ".dev.vars"), variables.join(""), { mode: 0o600 });
  return directory;
}

const filesOf = (directory) => ["--config", join(directory, "wrangler.toml"), "--persist-to", join(directory, "state")];

function environment(directory) {
  const quiet = {
    CI: "true",
    NO_COLOR: "1",
    WRANGLER_LOG_PATH: directory,
    WRANGLER_SEND_METRICS: "false",
    CLOUDFLARE_CF_FETCH_ENABLED: "false",
  };
  return { ...process.env, ...quiet };
}

/** Makes the tables of the database, as it is done once on Cloudflare. */
function migrate(directory) {
  const args = [wrangler, "d1", "migrations", "apply", "hookseal", "--local", ...filesOf(directory)];
  execFileSync(process.execPath, args, { cwd: root, env: environment(directory), stdio: "pipe" });
}

function launch(directory) {
  const ports = ["--ip", "127.0.0.1", "--port", "0", "--inspector-port", "0"];
  const files = filesOf(directory);
  const args = [wrangler, "dev", join(root, "worker/index.js"), ...files, ...ports, "--show-interactive-dev-session=false"];
  return spawn(process.execPath, args, {
    cwd: root,
    detached: true, // a process group of its own, so that workerd can be ended with it
    env: environment(directory),
    stdio: ["ignore", "pipe", "pipe"],
  });
}

/**
 * @param {Record<string, string>} secrets By the names in wrangler.toml.
 * @param {string} destination Where the events go to.
 * @returns {Promise<Dev>}
 */
export async function startDev(secrets, destination) {
  const directory = workspace(secrets, destination);
  migrate(directory);
  const child = launch(directory);
  const exited = new Promise((resolve) => child.once("exit", resolve));
  process.once("exit", () => {
    kill(child, "SIGKILL");
    rmSync(directory, { recursive: true, force: true });
  });
  const stop = async () => {
    kill(child, "SIGTERM");
    await Promise.race([exited, sleep(5000, undefined, { ref: false })]);
  };

  const output = [];
  const lines = [];
  const ready = new Promise((resolve) => {
    const take = (line) => {
      output.push(line);
      if (line.startsWith('{"at":')) lines.push(JSON.parse(line));
      const url = /Ready on (http:\S+)/.exec(line)?.[1];
      if (url) resolve(url);
    };
    for (const input of [child.stdout, child.stderr]) createInterface({ input }).on("line", take);
  });
  const url = await Promise.race([ready, exited, sleep(60_000, undefined, { ref: false })]);
  if (typeof url === "string") return { url, lines, next: reader(lines), stop };
  await stop();
  throw new Error(`wrangler dev did not start:\n${output.join("\n")}`);
}

function kill(child, signal) {
  try {
    process.kill(-child.pid, signal);
  } catch {
    // It has ended already.
  }
}

/** Reads the lines one after the other; one that was logged may take a moment to get here. */
function reader(lines) {
  let read = 0;
  return async (at) => {
    for (const deadline = Date.now() + 5000; Date.now() < deadline; await sleep(10)) {
      while (read < lines.length) {
        const line = lines[read++];
        if (line.at === at) return line;
      }
    }
    return undefined;
  };
}
