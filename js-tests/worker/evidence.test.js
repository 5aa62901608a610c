/** `evidence = "bankid"`: what a person signed is verified before an event is handed on. */
import assert from "node:assert/strict";
import { createHash, randomUUID } from "node:crypto";
import { after, before, describe, test } from "node:test";
import { Webhook } from "hookseal";
import { exampleOutput, vectorFiles } from "../scratch.js";
import { signZignsec } from "../../scripts/vendor.js";
import { SECRETS, TOKEN } from "./deliveries.js";
import { DESTINATION_SECRET, startWorker } from "./harness.js";
import { hidesNothing, isAsDeclared, isPlain, isUnambiguous, places } from "../../worker/members.js";

/** Evidence made a moment ago, whose times are fixed; see `examples/evidence_cases.rs`. */
const CASES = JSON.parse(exampleOutput("evidence_cases"));
const [GENUINE, OTHER] = CASES;
const named = (name) => CASES.find(({ what }) => what === name);

const lines = GENUINE.root.match(/.{1,64}/g).join("\n");
const BANKID_ROOT = `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`;
const zignsec = { scheme: "zignsec", secrets: ["ZIGNSEC_TOKEN"] };
const bankid = {
  environment: "pinned",
  fingerprint: GENUINE.fingerprint,
  trustAnchor: "BANKID_ROOT",
  relyingParty: "cn=Test AB,name=Test,serialNumber=5560000000,o=Bank A,c=SE",
  tolerance: 1e9,
};
const BROKEN = {
  "other-kind": { ...zignsec, evidence: "mitid", bankid },
  "other-scheme": { scheme: "sheerid", secrets: ["SHEERID_SECRET_TOKEN"], evidence: "bankid", bankid },
  "without-bankid": { ...zignsec, evidence: "bankid" },
  "bankid-alone": { ...zignsec, bankid },
  "without-relying-party": { ...zignsec, evidence: "bankid", bankid: { ...bankid, relyingParty: undefined } },
  "without-root": { ...zignsec, evidence: "bankid", bankid: { ...bankid, trustAnchor: "NOT_SET" } },
  "other-root": { ...zignsec, evidence: "bankid", bankid: { ...bankid, environment: "production", fingerprint: undefined } },
  "no-relying-party": { ...zignsec, evidence: "bankid", bankid: { ...bankid, relyingParty: "" } },
  "long-relying-party": { ...zignsec, evidence: "bankid", bankid: { ...bankid, relyingParty: "x".repeat(1537) } },
  "no-tolerance": { ...zignsec, evidence: "bankid", bankid: { ...bankid, tolerance: {} } },
  "unknown-purpose": { ...zignsec, evidence: "bankid", bankid: { ...bankid, purpose: "sign" } },
  "unknown-option": { ...zignsec, evidence: "bankid", bankid: { ...bankid, relyingparty: "x" } },
};

let worker;
before(async () => {
  const endpoints = {
    proven: { ...zignsec, evidence: "bankid", bankid },
    // Of its own: an endpoint's lines in the log are counted.
    ambiguous: { ...zignsec, evidence: "bankid", bankid },
    elsewhere: { ...zignsec, evidence: "bankid", bankid: { ...bankid, relyingParty: "cn=Other" } },
    signing: { ...zignsec, evidence: "bankid", bankid: { ...bankid, purpose: "signing" } },
    recent: { ...zignsec, evidence: "bankid", bankid: { ...bankid, tolerance: 1 } },
    ...BROKEN,
  };
  worker = await startWorker({ bindings: { ...SECRETS, BANKID_ROOT }, endpoints });
});
after(() => worker.close());

const WHO = { PersonalNumber: "191212121212", FirstName: "Åsa" };

function sent(payload, id = randomUUID()) {
  const text = (value) => value.replaceAll("THE_ID", id);
  const body = typeof payload === "string" ? text(payload) : JSON.stringify({ id, method: "sbid", ...payload });
  return { id, body, headers: { "content-type": "application/json", ...signZignsec(body, TOKEN) } };
}
const proof = ({ signature, ocspResponse }) => ({ signature, ocspResponse });
const post = (endpoint, delivery) => worker.post(`/webhooks/${endpoint}`, delivery);

const xml = (inner) => `<?xml version="1.0" encoding="utf-8"?><response xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><id>THE_ID</id><errors><error><code>USER_CANCEL</code></error></errors>${inner}</response>`;
/** Events that name nobody. */
const NOBODY = [
  ["null", { identity: null, errors: [{ code: "USER_CANCEL" }] }],
  ["nothing", { errors: [] }],
  ["an empty object", { identity: {}, BankIDSE: {} }],
  ["empty texts", { identity: { PersonalNumber: "", FirstName: " ", Age: 0, CountryCode: "SE", IdProviderName: "BankIDSE" }, BankIDSE: { signature: "", ocspResponse: "" } }],
  ["nulls", { identity: { PersonalNumber: null }, BankIDSE: { signature: null, ocspResponse: null } }],
  ["empty elements", xml("<identity /><BankIDSE />")],
  ["nil elements", xml('<identity xsi:nil="true" /><BankIDSE xsi:nil="true" />')],
  ["nil members", xml('<identity><PersonalNumber xsi:nil="true"/><FirstName xsi:nil="true"></FirstName></identity><BankIDSE xmlns="u"><signature xsi:type="string"/></BankIDSE>')],
  ["nil elements with the attributes of a serializer", xml('<identity z:Id="i1" i:type="a:X" i:nil="true"/><BankIDSE xsi:nil="true">\n <!-- nobody --></BankIDSE>')],
  ["elements that are not nil", xml('<identity xsi:nil="false"><CountryCode xsi:nil="0">SE</CountryCode></identity><errors xsi:nil="false">41</errors>')],
  ["nil elsewhere", xml('<Note xsi:nil="true">a note</Note><Age z:Id="i1" years="0" i:nil="true"><!-- c --></Age>')],
  ["texts, comments and attributes with nil in them", xml('<identity><!-- <a xsi:nil="true">1</a> --><CountryCode> :nil="true" <![CDATA[<a xsi:nil="true">1</a>]]></CountryCode></identity><Note a=\' x:nil="true" \'/>')],
  ["UTF-16 in the declaration, as .NET writes it into a text", xml("<identity />").replace("utf-8", "utf-16")],
  ["attributes of other members", xml('<errors kind="none" xsi:kind="none"/><identity xsi:type="a:X" xsi:schemaLocation="a b"/>')],
  ["empty members in XML", xml("<identity><PersonalNumber /><FirstName></FirstName><CountryCode>SE</CountryCode></identity><BankIDSE><signature /></BankIDSE>")],
];

const texts = JSON.stringify(proof(GENUINE));
const one = '{"PersonalNumber":"191212121212"}';
const person = "<identity><PersonalNumber>191212121212</PersonalNumber></identity>";
/** Bodies that two readers read in two ways. */
const AMBIGUOUS = [
  ["identity twice", `{"id":"THE_ID","identity":{"PersonalNumber":"199001011234"},"BankIDSE":${texts},"identity":${one}}`],
  ["identity in another case too", `{"id":"THE_ID","identity":${one},"BankIDSE":${texts},"Identity":{"PersonalNumber":"199001011234"}}`],
  ["identity in another case alone", `{"id":"THE_ID","IDENTITY":${one}}`],
  ["identity with other letters", `{"id":"THE_ID","\u0131dentity":${one}}`],
  ["a number twice", `{"id":"THE_ID","identity":{"PersonalNumber":"199001011234","PersonalNumber":"191212121212"},"BankIDSE":${texts}}`],
  ["a number in another case too", `{"id":"THE_ID","identity":{"PersonalNumber":"191212121212","personal\u004eumber":"199001011234"},"BankIDSE":${texts}}`],
  ["a session twice", `{"id":"x","identity":${one},"BankIDSE":${texts},"Id":"THE_ID"}`],
  ["a proof twice", `{"id":"THE_ID","identity":${one},"BankIDSE":{},"BankIDSE":${texts}}`],
  ["an element twice", xml(`${person}${person}`)],
  ["an element in another case", xml(`<Identity><PersonalNumber>199001011234</PersonalNumber></Identity>`)],
  ["an element with a prefix", xml('<xsi:identity>1</xsi:identity>')],
  ["a nil element with a person in it", xml('<identity xsi:nil="true"><PersonalNumber>191212121212</PersonalNumber></identity>')],
  ["a nil element with a person beside it", xml('<identity xsi:nil="true" PersonalNumber="191212121212"/>')],
  ["a nil member with a number in it", xml('<identity><PersonalNumber xsi:nil = "1">191212121212</PersonalNumber></identity>')],
  ["a nil element with a comment and a person in it", xml('<identity xsi:nil="true"><!-- c --><PersonalNumber>191212121212</PersonalNumber></identity>')],
  ["a nil element with an empty one in it", xml('<identity xsi:nil="true"><PersonalNumber number="1"/></identity>')],
  ["a nil element with a text in CDATA", xml('<identity><PersonalNumber xsi:nil="true"><![CDATA[191212121212]]></PersonalNumber></identity>')],
  ["a nil element deep in what is compared", xml('<BankIDSE><user><name xsi:nil="true">Åsa</name></user></BankIDSE>')],
  ["a nil element with a number under a prefix", xml('<identity xsi:nil="true" p:PersonalNumber="191212121212"/>')],
  ["nil in the words of a reference", xml('<identity xsi:nil="&#116;rue"><PersonalNumber>191212121212</PersonalNumber></identity>')],
  ["a nil session", xml('<id xsi:nil="true">x</id>').replace("<id>THE_ID</id>", "")],
  ["a body that is nil", xml(person).replace("<response ", '<response xsi:nil="true" ')],
  ["UTF-7 in the declaration", xml("<note>+ADw-/note+AD4-+ADw-identity+AD4-</note>").replace("utf-8", "utf-7")],
  ...["'UTF-7'", '"iso-8859-1"', '"utf-8" encoding="utf-7"', '"utf-8" standalone="x"', '"utf-8', '"ebcdic"'].map((encoding) => [`another declaration: ${encoding}`, xml("").replace('"utf-8"', encoding)]),
  ["another version of XML", xml("").replace("1.0", "1.1")],
  ["a number in an attribute", xml('<identity PersonalNumber="191212121212"/>')],
  ["a number in an attribute beside another", xml('<identity PersonalNumber="199001011234"><PersonalNumber>191212121212</PersonalNumber></identity>')],
  ["a number in an attribute with a prefix", xml('<identity xsi:PersonalNumber="191212121212"/>')],
  ["a number in an attribute with XML's own prefix", xml('<identity xmlns:PersonalNumber="191212121212"/>')],
  ["a number in an attribute in another case", xml('<identity personalnumber="191212121212"/>')],
  ["an identity in an attribute", xml("").replace("<response ", '<response identity="191212121212" ')],
  ["a session in an attribute", xml("").replace("<response ", '<response z:Id="x" ')],
  ["a proof in an attribute", xml('<BankIDSE signature="x"/>')],
  ["a nil element whose content stands elsewhere", xml('<x z:Id="i5"><PersonalNumber>191212121212</PersonalNumber></x><identity z:Ref="i5" i:nil="true"/>')],
  ["an element with a prefix in an identity", xml("<identity><xsi:PersonalNumber>191212121212</xsi:PersonalNumber></identity>")],
  ["a person and an attribute", xml('<identity><PersonalNumber>191212121212</PersonalNumber></identity><errors kind="none"/>')],
  ["a person and an attribute with a prefix", xml('<identity><PersonalNumber xsi:who="199001011234">191212121212</PersonalNumber></identity>')],
  ["a person in an attribute of a member", xml('<identity><CountryCode number="191212121212">SE</CountryCode></identity>')],
  ["a comment in a name", xml("<identity><FullName>Åsa<!-- --> Tolvansson</FullName></identity>")],
  ["CDATA in a number", xml("<identity><PersonalNumber><![CDATA[1912]]>12121212</PersonalNumber></identity>")],
  ["an instruction in a proof", xml(`${person}<BankIDSE><signature>x<?y?></signature></BankIDSE>`)],
  ["a number twice in XML", xml("<identity><PersonalNumber>199001011234</PersonalNumber><PersonalNumber>191212121212</PersonalNumber></identity>")],
];

/** What is not proven: to which endpoint it is sent, and with which code it is refused. */
const REFUSED = [
  ["no evidence", "proven", { identity: WHO }, "evidence_missing"],
  ["evidence without an identity", "proven", { BankIDSE: proof(GENUINE) }, "evidence_identity_missing"],
  ["another person's evidence", "proven", { identity: { PersonalNumber: "199001011234" }, BankIDSE: proof(GENUINE) }, "evidence_identity_mismatch"],
  ["a revoked certificate", "proven", { identity: WHO, BankIDSE: proof(named("revoked")) }, "evidence_revoked"],
  ["another key", "proven", { identity: WHO, BankIDSE: proof(named("signed by another key")) }, "evidence_signature_mismatch"],
  ["another relying party", "elsewhere", { identity: WHO, BankIDSE: proof(GENUINE) }, "evidence_relying_party_mismatch"],
  ["a sign-in where a signature is expected", "signing", { identity: WHO, BankIDSE: proof(GENUINE) }, "evidence_purpose_mismatch"],
  ["a person in other members", "proven", { identity: { DateOfBirth: "1912-12-12" } }, "evidence_missing"],
  ["a person in a list", "proven", { identity: [WHO] }, "evidence_missing"],
  ["a person in the evidence", "proven", { BankIDSE: { PersonalNumber: "191212121212", FirstName: "Åsa" } }, "evidence_missing"],
  ["a person in a member of the evidence", "proven", { BankIDSE: { user: [{ name: "Åsa" }] } }, "evidence_missing"],
  ["a person in a member of nobody's", "proven", { identity: { CountryCode: { PersonalNumber: "191212121212" } } }, "evidence_missing"],
  ["a person in an attribute with a name of its own", "proven", xml('<identity xsi:number="191212121212"/>'), "evidence_ambiguous"],
  ["a person in an object that is called as an attribute of XML", "proven", { identity: { "@xsi:type": { PersonalNumber: "191212121212" } } }, "evidence_missing"],
  ["a person in an attribute's name", "proven", { identity: { "@PersonalNumber": "191212121212" } }, "evidence_missing"],
  ["a person in an attribute of the evidence", "proven", xml('<BankIDSE PersonalNumber="191212121212"/>'), "evidence_ambiguous"],
  ["a proof that is a text", "proven", { identity: null, BankIDSE: "x" }, "evidence_missing"],
  ["old evidence", "recent", { identity: WHO, BankIDSE: proof(GENUINE) }, "evidence_too_old"],
];

describe("an endpoint with evidence", () => {
  test("hands on what is proven", async () => {
    const delivery = sent({ identity: WHO, BankIDSE: proof(GENUINE) });
    assert.deepEqual((await post("proven", delivery)).answer, { status: "accepted" });
    const [event, ...others] = await worker.arrived(delivery.id);
    assert.equal(others.length, 0);
    const text = event.headers["hookseal-evidence"];
    const signed = { ...event.headers, "webhook-signature": event.headers["hookseal-evidence-signature"] };
    assert.equal(new Webhook("standard-webhooks", DESTINATION_SECRET).verify(text, signed).body.length, text.length);
    const [info] = /<SignedInfo.*<\/SignedInfo>/.exec(Buffer.from(GENUINE.signature, "base64").toString());
    assert.deepEqual(JSON.parse(Buffer.from(text, "base64").toString()), {
      id: createHash("sha256").update(info).digest("hex"),
      personalNumber: "191212121212",
      givenName: "Åsa",
      surname: "Tolvansson",
      name: "Åsa Tolvansson",
      signedAt: GENUINE.now,
      purpose: "identification",
      relyingParty: bankid.relyingParty,
      compared: ["personalNumber", "names", "relyingParty"],
    });
    // The session may be told of again; evidence is not another's.
    const again = sent({ identity: WHO, BankIDSE: proof(GENUINE), relayState: "again" }, delivery.id);
    assert.deepEqual((await post("proven", again)).answer, { status: "accepted" });
    const replayed = await post("proven", sent({ identity: WHO, BankIDSE: proof(GENUINE) }));
    assert.deepEqual([replayed.status, replayed.answer], [422, { error: "evidence_replayed" }]);
  });

  test("hands on what is proven in XML", async () => {
    const { signature, ocspResponse } = OTHER;
    const identity = "<identity><PersonalNumber>19121212-1212</PersonalNumber><FullName>ÅSA TOLVANSSON</FullName></identity>";
    const delivery = sent(`<?xml version="1.0"?><response><id>THE_ID</id>${identity}<BankIDSE><signature>${signature}</signature><ocspResponse>${ocspResponse}</ocspResponse></BankIDSE></response>`);
    assert.deepEqual((await post("proven", delivery)).answer, { status: "accepted" });
    const [event] = await worker.arrived(delivery.id);
    assert.equal(JSON.parse(Buffer.from(event.headers["hookseal-evidence"], "base64").toString()).personalNumber, "191212121212");
  });

  for (const fault of ["own", "own-hangs"]) {
    test(`leaves an event with the vendor while nobody knows whose evidence it is: ${fault}`, async () => {
      const delivery = sent({ identity: WHO, BankIDSE: proof(GENUINE) });
      const { status, answer } = await worker.post("/webhooks/proven", delivery, { "x-fault": fault });
      assert.deepEqual([status, answer], [503, { error: "deliveries_unavailable" }]);
    });
  }

  for (const [what, payload] of NOBODY) {
    test(`hands on what names nobody: ${what}`, async () => {
      const delivery = sent(payload);
      assert.deepEqual((await post("proven", delivery)).answer, { status: "accepted" });
      const [event] = await worker.arrived(delivery.id);
      assert.equal(event.headers["hookseal-evidence"], undefined);
    });
  }

});

describe("an endpoint with evidence refuses", () => {
  for (const [what, payload] of AMBIGUOUS) {
    test(`what two readers read in two ways: ${what}`, async () => {
      assert.deepEqual((await post("ambiguous", sent(payload))).answer, { error: "evidence_ambiguous" });
    });
  }

  for (const [what, endpoint, payload, code] of REFUSED) {
    test(`${what}: ${code}`, async () => {
      const delivery = sent(payload);
      const told = () => worker.lines({ at: "delivery", endpoint, code }).length;
      const before = told();
      const { status, answer } = await post(endpoint, delivery);
      assert.deepEqual([status, answer], [422, { error: code }]);
      assert.equal((await worker.arrived(delivery.id)).length, 0);
      assert.equal(told() - before, 1);
    });
  }

  test("a forged delivery for what it is", async () => {
    const delivery = sent({ identity: WHO, BankIDSE: proof(GENUINE) });
    assert.deepEqual((await post("proven", { ...delivery, body: `${delivery.body} ` })).answer, { error: "signature_mismatch" });
  });

  test("logs nothing of a person", () => {
    assert.doesNotMatch(worker.log.join("\n"), /1912|1990|Åsa|Tolvan|MII/);
  });

  for (const name of Object.keys(BROKEN)) {
    test(`is not there with a mistake: ${name}`, async () => {
      const { status, answer } = await post(name, sent({ identity: WHO, BankIDSE: proof(GENUINE) }));
      assert.deepEqual([status, answer], [503, { error: "endpoint_misconfigured" }]);
    });
  }
});

test("takes each XML body of the corpus that hookseal reads and that names somebody", () => {
  const { vectors } = vectorFiles().find(({ vectors: [one] }) => one.scheme === "zignsec");
  const compared = new Map([["", ["id", "identity", "BankIDSE"]], ["identity", ["PersonalNumber", "FirstName", "LastName", "FullName", "IdentificationDate"]]]);
  const bodies = vectors.filter(({ request: { body = "" }, expect }) => /^\s*</.test(body) && expect.payload?.identity?.PersonalNumber !== undefined).map(({ request }) => request.body);
  assert.ok(bodies.length > 0);
  for (const body of bodies) assert.ok(isAsDeclared(body) && isUnambiguous(body, compared) && hidesNothing(body, [...compared.get("")]) && isPlain(body, [...compared.get("")]), body);
});

test("finds members where they are, and nowhere else", () => {
  const compared = new Map([["", ["identity"]], ["identity", ["a"]]]);
  const json = String.raw`{"x":{"identity":1,"identity":[{"a":1}]},"y":["{","\\",{"identity":"\\"}],"identity":{"a":"}","b":{"a":1,"A":2},"c":"\"\\"}}`;
  assert.deepEqual([...places(json)].filter(([, name]) => name === "identity" || name === "a"), [["x", "identity"], ["x", "identity"], ["", "identity"], ["identity", "a"]]);
  const xml = '<r a="</r>"><!-- <identity> --><x><identity/><identity>1</identity></x><![CDATA[<identity>]]><identity b=">"><a>1</a><b><a/></b></identity><?p <identity> ?></r>';
  assert.deepEqual([...places(xml)].filter(([, name]) => name === "identity" || name === "a"), [["x", "identity"], ["x", "identity"], ["", "identity"], ["identity", "a"]]);
  assert.ok(isUnambiguous(json, compared) && isUnambiguous(xml, compared));
  const started = performance.now();
  // Nothing that hookseal reads; no text of any kind takes longer than its length.
  for (const text of ['"'.repeat(1e5), `{"${"\\\\".repeat(1e5)}":1}`, "<".repeat(1e5), `<a ${'b="c" '.repeat(3e4)}`, "<!--".repeat(3e4), '<a "'.repeat(3e4), '{"a":'.repeat(3e4), `<a x:nil="1" ${'xmlns:a="" '.repeat(6e4)} y>`, `<a>${'<b x:nil="1"><!-- --></b>'.repeat(3e4)}</a>`, `<a x:nil="1">${"<!-- -->".repeat(6e4)}</a>`, `<a${" ".repeat(1e5)}x:nil="1`, `<a${" ".repeat(5e4)}y/>`]) {
    isUnambiguous(text, compared);
    hidesNothing(text, ["identity", "b"]);
    isPlain(text, ["identity", "b"]);
    isAsDeclared(text);
  }
  assert.ok(performance.now() - started < 5000, `${performance.now() - started} ms`);
});
