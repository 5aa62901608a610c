/** What an event makes of an authentic body, beside what JavaScript's own readers make of it. */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { Webhook } from "hookseal";
import { receive } from "hookseal/web";

const github = new Webhook("github", "a secret of the payload's");
/** Its row says nothing of its bodies. */
const segment = new Webhook("segment", "a secret of the payload's");
const read = (/** @type {string | Uint8Array} */ body, webhook = segment) => webhook.verify(body, webhook.sign(body));
const deep = (/** @type {number} */ levels) => "[".repeat(levels) + "]".repeat(levels);

const JSONS = {
  "half a surrogate pair": '{"a":"cut \\ud83d","b":["\\ude00\\ud83d\\ud83d\\ude00"]}',
  "half a pair in a name": '{"\\ud83d":1,"\\ude00":{"\\ud83d":2}}',
  "a name twice": '{"a":1,"b":2,"a":{"c":3},"\\u0061":4}',
  "ten thousand members": JSON.stringify(Object.fromEntries(Array.from({ length: 10_000 }, (_, index) => [`m${index}`, index]))),
  "512 levels": deep(512),
  "white space": ' \t\r\n{ "a" : [ 1 , 2.50 , -0 , 1e5 ] , "b" : { } , "c" : [ ] }\n',
  "brackets in texts": '{"a":"}]{[\\"","\\\\":"\\\\"}',
  "names of Object's own": '{"__proto__":{"a":1},"constructor":2,"":3}',
};

describe("JSON is what JSON.parse reads", () => {
  for (const [name, body] of Object.entries(JSONS)) {
    test(name, () => assert.deepEqual(read(body).readPayload(), JSON.parse(body)));
  }

  test("a value by itself, where the vendor says nothing of its bodies", () => {
    for (const body of ['"x"', "5", "true", "null", ""]) {
      assert.deepEqual(read(body).payload, body === "" ? undefined : JSON.parse(body));
    }
  });

  test("but for numbers that a double would change", () => {
    const body = '{"a":[9007199254740991,9007199254740993,-9007199254740992,1e99,1e100,1.5,9007199254740991.5,9007199254740993.0,9007199254740992e0],"b":12345678901234567890}';
    const numbers = [9007199254740991, "9007199254740993", "-9007199254740992", 1e99, "1e100", 1.5, 9007199254740992, "9007199254740993.0", "9007199254740992e0"];
    assert.deepEqual(read(body).payload, { a: numbers, b: "12345678901234567890" });
  });

  test("and what JSON.parse refuses is no payload", () => {
    const bodies = ["{1e400:2}", "{12345678901234567890:1}", "[1,]", "[,1]", '{"a":1,}', '{"a":1 "b":2}', '["a"1e400]', '{"a":01}', '{"a":"\\x"}', '{"a":"\t"}', "{}{}", "[}", '{"a"}', '{"a":"'];
    for (const body of bodies) {
      assert.throws(() => JSON.parse(body), body);
      assert.throws(() => read(body).readPayload(), { code: "malformed_payload" }, body);
      assert.equal(read(body).payload, undefined);
    }
  });

  test("513 levels, and as many as there is room for, are none", () => {
    for (const levels of [513, 1000, 400_000]) assert.throws(() => read(deep(levels)).readPayload(), { code: "malformed_payload" });
  });
});

test("any text of JSON's pieces is read as JSON.parse reads it, or not at all", () => {
  const pieces = ["{", "}", "[", "]", ":", ",", '"a"', '"b"', '"', "\\", "\\ud83d", "\\ude00", "1", "-", "0", ".5", "e7", "true", "null", " ", "\n"];
  let seed = 11;
  const draw = (/** @type {number} */ below) => (seed = (seed * 48_271) % 2_147_483_647) % below;
  let taken = 0;
  for (let round = 0; round < 20_000; round += 1) {
    const inner = Array.from({ length: draw(9) }, () => pieces[draw(pieces.length)]).join("");
    const body = draw(2) === 0 ? `{"a":${inner}}` : `[${inner}]`;
    // An exponent of three digits is its text.
    if (/e\d{3}/.test(body)) continue;
    let expected;
    try {
      expected = JSON.parse(body);
      taken += 1;
    } catch {
      expected = undefined;
    }
    assert.deepEqual(read(body).payload, expected, body);
  }
  assert.ok(taken > 500, String(taken));
});

describe("of an event that cannot be read", () => {
  const secret = "whsec_abcdefghijklmnop";
  const bodies = { "half an emoji": '"a":"\\ud83d"', "a thousand levels": `"a":${deep(1000)}`, "an end that is missing": '"a":1', "no UTF-8": null };
  for (const [name, more] of Object.entries(bodies)) {
    test(`id and replayKey are there: ${name}`, () => {
      const text = `{"id":"evt_1",${more ?? '"a":"?"'}${name.startsWith("an end") ? "" : "}"}`;
      const body = more === null ? Uint8Array.from(text, (letter) => (letter === "?" ? 0xff : letter.charCodeAt(0))) : text;
      for (const scheme of ["stripe", "stripe-identity"]) {
        const event = read(body, new Webhook(scheme, secret));
        assert.deepEqual([event.id, event.replayKey], ["evt_1", "evt_1"]);
      }
    });
  }
});

test("an adapter hands over what has no payload", async () => {
  const bodies = [...Object.values(JSONS), "a=b&c=d", "no JSON", "", Uint8Array.of(0, 255, 34, 123)];
  for (const body of bodies) {
    /** @type {Uint8Array[]} */
    const seen = [];
    const receiver = receive(github, (event) => void seen.push(event.body));
    const response = await receiver(new Request("https://receiver.example/", { method: "POST", body, headers: github.sign(body) }));
    assert.equal(response.status, 200);
    assert.deepEqual(seen, [typeof body === "string" ? new TextEncoder().encode(body) : body]);
  }
});

test("reading takes time in proportion to the bytes", () => {
  const item = '{"id":1,"name":"a\\"b","list":[1,2,{}]},';
  const time = (/** @type {number} */ count) => {
    const event = read(`[${item.repeat(count)}0]`);
    const start = performance.now();
    assert.equal(Array.isArray(event.payload), true);
    return performance.now() - start;
  };
  const least = (/** @type {number} */ count) => Math.min(...Array.from({ length: 5 }, () => time(count)));
  const [few, many] = [least(1000), least(16_000)];
  assert.ok(many < 100 * few + 50, `${few} ms, ${many} ms`);
});

describe("what the wasm has read is not taken for the body's own text", () => {
  const refused = (body) => assert.throws(() => read(body, github).readPayload(), { code: "malformed_payload" });

  test("an empty payload in a form that could be JSON", () => refused('"&payload=&"'));

  test("a byte order mark in a form's payload", () => refused("payload=%EF%BB%BF%7B%22a%22%3A1%7D"));

  for (const [dates, time] of [['"2020-01-01T00:00:00Z","IdentificationDate":null', undefined], ['"2020-01-01T00:00:00Z","IdentificationDate":"x"', undefined], ['"x","IdentificationDate":"2020-01-01T00:00:00Z"', 1_577_836_800_000]]) {
    test(`of a date that comes twice the last one counts: ${dates}`, () => {
      const { identity } = read(`{"id":"1","identity":{"IdentificationDate":${dates}}}`, new Webhook("zignsec", "a secret of the payload's")).payload;
      assert.equal(identity.IdentificationDateMs, time);
      assert.equal("IdentificationDateMs" in identity, time !== undefined);
    });
  }
});
