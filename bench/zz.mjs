import { Webhook, WebhookError } from "hookseal";
const w = new Webhook("typeform", "a-secret-of-the-benchmark");
const body = Buffer.from(JSON.stringify({ a: "x".repeat(240) }));
const headers = w.sign(body);
const forged = Buffer.from(body); forged[20] ^= 1;
const refusal = { code: "signature_mismatch", status: 401, hint: "x".repeat(200) };
const tasks = {
  good: () => w.check(body, headers).ok,
  bad: () => w.check(forged, headers).ok,
  err: () => { try { throw new WebhookError(refusal, "typeform"); } catch (e) { return e instanceof WebhookError; } },
  plain: () => { try { throw new Error("signature_mismatch: "+refusal.hint); } catch (e) { return e instanceof Error; } },
};
const below = (n, f) => n === 0 ? f() : below(n - 1, f);
const best = {};
const which = process.argv[2]?.split(",") ?? Object.keys(tasks);
for (let r = 0; r < (+process.argv[3] || 60); r++) for (const k of which) {
  const t = performance.now(); let c = 0;
  below(10, () => { while (performance.now() - t < 10) { for (let i = 0; i < 20; i++) tasks[k](); c += 20; } });
  best[k] = Math.min(best[k] ?? Infinity, (performance.now() - t) / c * 1000);
}
console.log(best);
