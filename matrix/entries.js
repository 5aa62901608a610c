/** The small apps: each verifies deliveries with an entry of the package, and tells its verdicts. */
import { vector } from "../js-tests/scratch.js";

/** Genuine ones by two shared keys and a public one; forged; stale. */
const SHARED = ["stripe/genuine", "github/genuine", "stripe/wrong-secret", "stripe/stale"];
const ALL = [...SHARED, "discord/genuine", "discord/wrong-secret"];

/**
 * What an app imports, and which vectors it judges; `schemes` only counts, and `nothing` is what the others are measured against.
 *
 * @type {Record<string, { imports: Record<string, string>, ids: string[], scheme?: string, count?: true }>}
 */
export const ENTRIES = {
  "hookseal": { imports: { "{ Webhook }": "hookseal" }, ids: ALL },
  "hookseal/hmac": { imports: { "{ Webhook }": "hookseal/hmac" }, ids: SHARED },
  "hookseal/slim": {
    imports: { "{ Webhook }": "hookseal/slim", "{ default as stripe }": "hookseal/schemes/stripe", "{ default as github }": "hookseal/schemes/github" },
    ids: SHARED,
    scheme: 'scheme === "stripe" ? stripe : github',
  },
  "schemes": { imports: { "{ schemes }": "hookseal" }, ids: [], count: true },
  "nothing": { imports: {}, ids: ALL },
};

/** Those that verify. */
export const VERIFYING = Object.keys(ENTRIES).filter((name) => ENTRIES[name].ids.length > 0 && name !== "nothing");

/** A folder's name. @param {string} entry */
export const folderOf = (entry) => entry.replace("/", "-");

/** A vector as an app has it, without what is expected. @param {string} id */
function delivery(id) {
  const { scheme, secrets, request, now } = vector(id);
  return { id, scheme, secret: secrets[0], headers: request.headers, body: request.body, now };
}

/** What an app has to tell. @param {string} entry @param {number} schemes how many there are */
export const expected = (entry, schemes) =>
  ENTRIES[entry].count ? schemes : entry === "nothing" ? ALL.length : ENTRIES[entry].ids.map((id) => `${id}: ${vector(id).expect.error ?? "accepted"}`);

/**
 * A module's text that has `verdicts`, and `told`, which has them as a text, or the error.
 *
 * @param {string} entry
 * @param {"import" | "require" | "typescript"} how
 */
export function source(entry, how = "import") {
  const { imports, ids, scheme = "scheme", count } = ENTRIES[entry];
  const lines = Object.entries(imports).map(([names, from]) =>
    how !== "require" ? `import ${names} from "${from}";` : `const ${names.replace(" as ", ": ")} = require("${from}");`,
  );
  const judged = `deliveries.map(({ id, scheme, secret, body, headers, now }) => {
  const outcome = new Webhook(${scheme}, secret).check(body, headers, { now });
  return id + ": " + (outcome.ok ? "accepted" : outcome.error.code);
})`;
  return `${lines.join("\n")}
const deliveries${how === "typescript" ? ": any[]" : ""} = ${JSON.stringify(ids.map(delivery))};
const verdicts = () => ${count ? "schemes.length" : entry === "nothing" ? "deliveries.length" : judged};
const told = () => {
  try {
    return JSON.stringify(verdicts());
  } catch (error) {
    return String(error);
  }
};
`;
}

/** What tells the verdicts where an app runs. */
export const TELLS = {
  print: "console.log(told());",
  page: 'fetch("/told", { method: "POST", body: told() });',
  worker: "export default { fetch: () => new Response(told()) };",
  edge: 'addEventListener("fetch", (event) => event.respondWith(new Response(told())));',
};
