/** `hookseal schemes`: who can be verified, and how a vendor signs. */
import { schemes as all } from "hookseal";
import { JSON_OUTPUT, UsageError } from "../args.js";

/** @type {import("../types.js").Command} */
export const schemes = {
  name: "schemes",
  summary: "the schemes that are known, or one of them",
  usage: "hookseal schemes [name or part of one]",
  positionals: 1,
  options: { ...JSON_OUTPUT },
  examples: ["hookseal schemes stripe", "hookseal schemes --json"],
  run,
};

/** @param {import("../types.js").Call} call */
function run({ positionals: [name], print }) {
  const exact = all.find((one) => one.name === name);
  if (exact) return one(exact, print);
  const word = name?.toLowerCase() ?? "";
  const found = all.filter((row) => row.name.includes(word) || row.vendor.toLowerCase().includes(word));
  if (found.length === 0) throw new UsageError("no scheme and no vendor has such a name: docs/custom-schemes.md describes one of your own, and hookseal scheme-from finds it");
  const width = Math.max(...found.map((row) => row.name.length));
  print.text(...found.map(({ name: own, vendor, algorithm, covers }) => `${own.padEnd(width)}  ${vendor}, ${algorithm}, covers the ${covers}`));
  print.json(found);
  return 0;
}

/** What tells a retry from an event, in words. */
const IDENTITIES = { field: "a signed field", body: "the body itself", content: "the signed message itself", unknown: "nothing that is signed" };

/** @param {import("hookseal").SchemeInfo} scheme @param {import("../print.js").Printer} print */
function one(scheme, print) {
  const { name, vendor, algorithm, headers, covers, identity, retryHours, documentation } = scheme;
  print.text(
    `${print.in("bold", name)}: ${vendor}`,
    `  algorithm  ${algorithm}`,
    `  headers    ${headers === null ? "those that a header names" : headers.join(", ") || "none"}`,
    `  covers     the ${covers}`,
    `  identity   ${IDENTITIES[identity]} tells an event from its retries`,
    `  retries    ${retryHours === null ? "not documented" : `for ${retryHours} hours`}`,
    `  page       ${documentation}`,
  );
  print.json(scheme);
  return 0;
}
