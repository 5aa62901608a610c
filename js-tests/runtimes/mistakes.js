/** The corpus of `vectors/mistakes/` through the JavaScript API; knows no runtime and no test runner. */

/** Enough for all that is likely: whole searches for forgeries are Node's (`js-tests/api/diagnose.test.js`). */
const FORGED = { maxTries: 300 };

/**
 * @param {typeof import("hookseal")} lib
 * @param {any[]} cases
 * @param {(name: string, run: () => Promise<void>) => void} test registers a test
 */
export function mistakes(lib, cases, test) {
  for (const one of cases) test(`mistake ${one.id}`, async () => isNamed(lib, one));
}

function isNamed(lib, { scheme, secrets, otherSecrets, options, now, request, forged, expect }) {
  const webhook = new lib.Webhook(scheme, secrets.map((secret) => (secret.hex === undefined ? secret : fromHex(secret.hex))), options);
  const others = otherSecrets && { otherSecrets };
  const diagnose = ({ body, bodyHex, headers, method, url }, limits) => webhook.diagnose(body ?? fromHex(bodyHex), headers, { method, url, now }, { ...others, ...limits });

  const { verdict, findings } = diagnose(request);
  const codes = verdict === "proven" ? findings.map(({ code }) => code).sort() : [findings[0].code];
  const expected = verdict === "proven" ? [expect.code, ...(expect.with ?? [])].sort() : [expect.code];
  if (verdict !== expect.grade || codes.join() !== expected.join()) throw new Error(`${verdict} ${codes}, expected ${expect.grade} ${expected}`);

  const twin = diagnose(forged, FORGED);
  if (twin.ok || twin.findings.some(({ grade }) => grade === "proven")) throw new Error(`its forged twin: ${twin.verdict} ${twin.findings.map(({ code }) => code)}`);
}

const fromHex = (/** @type {string} */ hex) => Uint8Array.from(hex.match(/../g) ?? [], (byte) => parseInt(byte, 16));
