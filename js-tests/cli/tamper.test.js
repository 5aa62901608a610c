/** Bodies for `send --tamper`: others than were signed, which a parser reads as well. */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { readsLike, tamperings } from "../../js/cli/tamper.js";

/** The names that a parser finds, of JSON or a form. */
const names = (body) => {
  const text = body.toString();
  return text.includes("=") ? [...new URLSearchParams(text).keys()].join() : JSON.stringify(JSON.parse(text), (_, value) => (typeof value === "object" && value !== null ? value : 0));
};

const READ = {
  "an object": '{"id":"evt_1","n":10,"f":1.5e3,"ok":true,"none":null,"list":["a",{"b":"c"}]}',
  "escapes": '{"\\u00e9":"\\u00e9\\n\\\\ab\\"c","x":"é"}',
  "few places": '{"true":true,"id":7}',
  "a form": "a=b&c=%C3%A9%26&d=1+2&payload=%7B%22ok%22%3Atrue%2C%22id%22%3A%22x%22%7D",
  "a list": '[{"id":"aaaa"},{"id":"bbbb"}]',
};

describe("tampered bodies", () => {
  for (const [what, text] of Object.entries(READ)) {
    test(`read as well: ${what}`, () => {
      const own = Buffer.from(text);
      const all = [...tamperings(own)];
      const inPlace = all.filter((one) => one.length === own.length);
      assert.ok(inPlace.length > 0);
      for (const one of all) assert.ok(!one.equals(own) && names(one) === names(own), one.toString());
      for (const one of inPlace) assert.ok(readsLike(own, one), one.toString());
    });
  }

  for (const [text, expected] of [
    ["{}", '{"added":true}'],
    ["[]", "[0]"],
    ['{"ok":true}', '{"ok":false}'],
    ['{"a":"é"}', '{"a":"éa"}'],
    ['{"a":null,"b":[]}', '{"a":true,"b":[]}'],
    ['{"a":""}', '{"a":"a"}'],
    ["a=%C3%A9&b=", "a=%C3%A9a&b="],
    ["payload=%7B%7D", "payload=%7B%22added%22%3Atrue%7D"],
  ]) {
    test(`without a letter or digit have another value: ${text}`, () => assert.equal([...tamperings(Buffer.from(text))][0].toString(), expected));
  }

  test("are none where a parser refuses the body itself", () => {
    for (const text of ['{"a":', '"text"', '["a"', "<a/>", ""]) assert.deepEqual([...tamperings(Buffer.from(text))], [], text);
  });

  test("of XML change no tag and no entity", () => {
    const all = [...tamperings(Buffer.from('<?xml version="1.0"?><a b="c"><d>Zoe &amp; S</d></a>'))];
    assert.ok(all.length > 0);
    for (const one of all) assert.match(one.toString("latin1"), /^<\?xml version="1\.0"\?><a b="c"><d>.{3} &amp; .<\/d><\/a>$/);
  });

  test("of anything else are others", () => {
    assert.deepEqual([...tamperings(Buffer.from([0xff]))], [Buffer.from([0xfe])]);
    // 2 MiB, in which every place would do: no more than some are tried.
    assert.ok([...tamperings(Buffer.from(JSON.stringify(["a".repeat(1 << 21)])))].length < 100);
  });

  test("are told from what a parser refuses, or finds other names in", () => {
    const body = Buffer.from('{"a":1,"b":[2]}');
    for (const [other, expected] of [['{ "b":[3], "a":4 }', true], ['"{}"', false], ["\ufeff{}", false], ["eyJhIjoxfQ==", false], ['{"a":1}', false], ["", false]]) assert.equal(readsLike(body, Buffer.from(other)), expected, other);
  });
});
