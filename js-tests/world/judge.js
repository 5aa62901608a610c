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

/** `signed`: there is a key. `none`: there is none. Wherever there is one, a retry has it too, and two events never share it. */
function identities(identity, { first, second, retry }) {
  const [key, other, again] = [first, second, retry].map(({ replayKey }) => replayKey);
  if (identity === "none") return key === undefined ? [] : ["it has a replayKey, and nothing signed tells two apart"];
  if (key !== undefined && key === other) return ["two events have one replayKey: the second would be lost"];
  if (key === undefined) return identity === "open" ? [] : ["it has no replayKey"];
  return key === again ? [] : ["a retry has another replayKey"];
}

/**
 * How often each body is to be handed over, at least and at most, once an event of
 * each kind, another one and a retry of the first were sent.
 *
 * @param {any} scheme
 * @param {{ event: any, sent: Record<"first" | "second" | "retry", import("./types.d.ts").Sent> }[]} all
 * @returns {Map<string, { least: number, most: number, what: string }>} by the body, in base64
 */
export function bounds(scheme, all) {
  const found = new Map();
  const add = (event, { handedOn }, least, most) => {
    const body = handedOn.toString("base64");
    const before = found.get(body) ?? { least: 0, most: 0 };
    found.set(body, { least: before.least + least, most: before.most + most, what: event.what });
  };
  for (const { event, sent } of all) {
    const { identity = scheme.identity } = event;
    add(event, sent.first, 1, 1);
    add(event, sent.second, 1, 1);
    add(event, sent.retry, identity === "none" ? 1 : 0, identity === "signed" ? 0 : 1);
  }
  return found;
}

/**
 * @param {any} scheme
 * @param {{ event: any, sent: Record<"first" | "second" | "retry", import("./types.d.ts").Sent> }[]} all
 * @param {Uint8Array[]} handled the bodies of what was handed over, each event once
 */
export function tally(scheme, all, handled) {
  const counts = new Map();
  for (const body of handled) {
    const key = Buffer.from(body).toString("base64");
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const expected = bounds(scheme, all);
  const foreign = [...counts.keys()].filter((body) => !expected.has(body)).map((body) => `${scheme.scheme}: a body that nobody sent, of ${body.length} letters`);
  const wrong = [...expected].filter(([body, { least, most }]) => !((counts.get(body) ?? 0) >= least && (counts.get(body) ?? 0) <= most));
  return [...foreign, ...wrong.map(([body, { least, most, what }]) => `${scheme.scheme}, ${what}: handed over ${counts.get(body) ?? 0} times, not ${least} to ${most}`)];
}

/**
 * Whether a 2xx is the one that the vendor wants.
 *
 * @param {any} scheme
 * @param {string} what
 * @param {{ status: number, headers: Record<string, string>, body: string }} answer
 * @param {{ status?: number, headers?: object, body?: string }} wants
 */
export function answered({ scheme, secrets, answer: { echo } = {} }, what, { status, headers, body }, wants) {
  const echoed = echo === undefined || headers[echo] === secrets[0] || body.includes(secrets[0]);
  const isWanted = (wants.status === undefined ? status >= 200 && status < 300 : status === wants.status) && (wants.body === undefined || sameText(wants.body, body));
  const differs = Object.entries(wants.headers ?? {}).some(([name, value]) => headers[name] !== value);
  return isWanted && echoed && !differs ? [] : [`${scheme}, ${what}: answered ${status} ${body.slice(0, 100)}`];
}

/** As JSON, or to the letter. */
function sameText(one, other) {
  try {
    return JSON.stringify(JSON.parse(one)) === JSON.stringify(JSON.parse(other));
  } catch {
    return one === other;
  }
}
