/** Of Node's test runner: the failures as they come, the counts at the end, and after them the failures once more, for whoever sees only that. */
import { inspect } from "node:util";

/** @param {AsyncIterable<{ type: string, data: any }>} events */
export default async function* reporter(events) {
  const failures = [];
  for await (const { type, data } of events) {
    if (type === "test:stderr" || type === "test:stdout") yield data.message;
    if (type === "test:diagnostic" && data.nesting === 0) yield `ℹ ${data.message}\n`;
    // A test that fails only because one inside it does is not news.
    if (type !== "test:fail" || data.details.error.failureType === "subtestsFailed") continue;
    failures.push(failure(data));
    yield failures.at(-1);
  }
  yield failures.join("");
}

function failure({ name, file, line, details: { error } }) {
  return `✖ ${name}\n  ${file}:${line}\n${inspect(error.cause ?? error).replace(/^/gm, "  ")}\n\n`;
}
