/** What must hold of an event and its retry, and of another event, whatever they went through. */

/**
 * @param {any} scheme
 * @param {any} event
 * @param {Record<"first" | "second" | "retry", import("./types.d.ts").Sent>} sent
 * @param {Record<string, { refused?: string, hint?: string, challenge?: object, replayKey?: string, body?: Buffer, payload?: string }>} given
 * @returns {string[]} what does not
 */
export function judge(scheme, event, sent, given) {
  const { identity = scheme.identity, what } = event;
  const refused = Object.entries(given).filter(([, { body }]) => body === undefined);
  if (refused.length > 0) return refused.map(([name, one]) => `${scheme.scheme}, ${what}: ${name} ${one.refused ?? "taken for a handshake"}: ${one.hint ?? ""}`);
  const changed = Object.entries(given).filter(([name, { body }]) => !body?.equals(sent[name].signed));
  const problems = [
    ...changed.map(([name]) => `${name}: another body`),
    ...identities(identity, given),
    ...((event.form ?? event.multipart) && given.first.payload !== undefined ? [`its payload is not read: ${given.first.payload}`] : []),
  ];
  return problems.map((problem) => `${scheme.scheme}, ${what}: ${problem}`);
}

/** `signed`: a retry has the event's key. `none`: there is no key. Two events never share one. */
function identities(identity, { first, second, retry }) {
  const [key, other, again] = [first, second, retry].map(({ replayKey }) => replayKey);
  if (identity === "none") return key === undefined ? [] : ["it has a replayKey, and nothing signed tells two apart"];
  if (key !== undefined && key === other) return ["two events have one replayKey: the second would be lost"];
  if (identity === "open") return [];
  if (key === undefined) return ["it has no replayKey"];
  return key === again ? [] : ["a retry has another replayKey"];
}
