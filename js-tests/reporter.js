/** Of Node's test runner: the failures, and the counts at the end. */
import { inspect } from "node:util";

/** @param {AsyncIterable<{ type: string, data: any }>} events */
export default async function* reporter(events) {
  for await (const { type, data } of events) {
    if (type === "test:stderr" || type === "test:stdout") yield data.message;
    if (type === "test:diagnostic" && data.nesting === 0) yield `ℹ ${data.message}\n`;
    if (type === "test:fail") yield failure(data);
  }
}

/** A test that fails only because one inside it does is not news. */
function failure({ name, file, line, details: { error } }) {
  if (error.failureType === "subtestsFailed") return "";
  return `✖ ${name}\n  ${file}:${line}\n${inspect(error.cause ?? error).replace(/^/gm, "  ")}\n\n`;
}
