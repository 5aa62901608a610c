import assert from "node:assert/strict";
import { once } from "node:events";
import { after, before, describe, test } from "node:test";
import dynalite from "dynalite";
import { dynamodbStore } from "hookseal/stores/dynamodb";
import { handClock, suite } from "./suite.js";

let server;
let url;
before(async () => {
  server = dynalite({ createTableMs: 0 });
  await once(server.listen(0, "127.0.0.1"), "listening");
  url = `http://127.0.0.1:${server.address().port}/`;
  await call("CreateTable", {
    TableName: "hookseal_deliveries",
    BillingMode: "PAY_PER_REQUEST",
    AttributeDefinitions: [{ AttributeName: "key", AttributeType: "S" }],
    KeySchema: [{ AttributeName: "key", KeyType: "HASH" }],
  });
  while ((await call("DescribeTable", { TableName: "hookseal_deliveries" })).Table.TableStatus !== "ACTIVE");
});
after(() => server?.close());

/** DynamoDB's API over HTTP; the signature is looked for, and not at. */
async function call(operation, input) {
  const authorization = "AWS4-HMAC-SHA256 Credential=a/20260101/eu-north-1/dynamodb/aws4_request, SignedHeaders=host, Signature=a";
  const headers = { "x-amz-target": `DynamoDB_20120810.${operation}`, "x-amz-date": "20260101T000000Z", "content-type": "application/x-amz-json-1.0", authorization };
  const response = await fetch(url, { method: "POST", headers, body: JSON.stringify(input) });
  const answer = await response.json();
  if (response.ok) return answer;
  throw Object.assign(new Error(answer.message ?? answer.Message), { name: answer.__type.split("#")[1] });
}

describe("in DynamoDB", () => {
  const { now, pass } = handClock();
  suite(() => ({ store: dynamodbStore(call, { now }), pass }), test);

  test("what has expired is marked for DynamoDB to delete, in seconds", async () => {
    const { now } = handClock();
    await dynamodbStore(call, { now }).confirm("expiring", "token", 60);
    const { Item } = await call("GetItem", { TableName: "hookseal_deliveries", Key: { key: { S: "expiring" } } });
    assert.equal(Number(Item.expires.N), now() / 1000 + 60);
  });

  test("a failure is no answer", async () => {
    await assert.rejects(dynamodbStore(call, { table: "another" }).reserve("1", 10), { name: "ResourceNotFoundException" });
  });
});
