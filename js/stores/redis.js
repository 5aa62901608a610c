/** A store in Redis; see `redis.d.ts`. */
import { taken } from "./row.js";

/** @typedef {import("./types.js").ReplayStore} ReplayStore */

// A value is the state's letter and the token: "r…" or "c…".

/** Returns 1, or what is there. One script: what is read is what SET saw. */
const RESERVE = `
  if redis.call("SET", KEYS[1], "r" .. ARGV[1], "NX", "PX", ARGV[2]) then return 1 end
  return { redis.call("GET", KEYS[1]), redis.call("PTTL", KEYS[1]) }`;

const CONFIRM = `
  local held = redis.call("GET", KEYS[1])
  if held and string.sub(held, 2) ~= ARGV[1] then return 0 end
  redis.call("SET", KEYS[1], "c" .. ARGV[1], "PX", ARGV[2])
  return 1`;

const RELEASE = `
  local held = redis.call("GET", KEYS[1])
  if held and string.sub(held, 2) == ARGV[1] then redis.call("DEL", KEYS[1]) end
  return 1`;

/** @param {number} seconds */
const milliseconds = (seconds) => String(Math.ceil(seconds * 1000));

/**
 * @param {(args: string[]) => Promise<unknown>} command
 * @returns {ReplayStore}
 */
export function redisStore(command) {
  /** @param {string} script @param {string} key @param {string[]} args */
  const run = (script, key, ...args) => command(["EVAL", script, "1", `hookseal:${key}`, ...args]);

  return {
    async reserve(key, lease) {
      const token = crypto.randomUUID();
      const found = await run(RESERVE, key, token, milliseconds(lease));
      if (!Array.isArray(found)) return { state: "reserved", token };
      const [value, left] = found;
      return taken({ token: "", confirmed: String(value).startsWith("c"), until: Number(left) }, 0);
    },
    async confirm(key, token, ttl) {
      return Number(await run(CONFIRM, key, token, milliseconds(ttl))) === 1;
    },
    async release(key, token) {
      await run(RELEASE, key, token);
    },
  };
}
