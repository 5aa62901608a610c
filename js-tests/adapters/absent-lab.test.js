/** A bundle without `hookseal/lab`, in a file of its own: whatever imports the lab brings it for all. */
import assert from "node:assert/strict";
import { mock, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { receive } from "hookseal/web";
import { Webhook } from "../../js/browser.js";

test("a line says how it gets one, once, also to who waits for the report; and none that the searches have an end", async () => {
  const warn = mock.method(console, "warn", () => {});
  const github = receive(new Webhook("github", "a-secret-of-the-tests"), () => {}, { endpoint: "in a page", onDiagnosis: () => assert.fail("there is no search") });
  const other = receive(new Webhook("github", "a-secret-of-the-tests"), () => {}, { endpoint: "in another" });
  for (let sent = 0; sent < 12; sent += 1) {
    await (sent % 2 === 0 ? github : other)(new Request("https://receiver.example/hook", { method: "POST", headers: { "x-hub-signature-256": `sha256=${"ab".repeat(32)}` }, body: "{}" }));
    await sleep(50);
  }
  const lines = warn.mock.calls.map(({ arguments: [line] }) => line).filter((line) => !/refused with/.test(line));
  assert.equal(lines.length, 1, lines.join("\n"));
  assert.match(lines[0], /^hookseal: in a page \(github\): diagnose: its module is imported by itself.*import "hookseal\/lab"$/);
});
