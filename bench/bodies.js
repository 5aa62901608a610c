/** Bodies like ZignSec's, of an exact size: padded by more members, not by one giant string. */

const person = {
  CountryCode: "SE",
  FirstName: "Åsa",
  LastName: "Björk",
  PersonalNumber: "19121212-1212",
};

/** Something that an identity provider says about the person: strings, a number, a boolean, a date. */
const attribute = (index) => ({
  name: `attribute-${index}`,
  value: `${(index * 7919) % 100_003}-Götgatan ${index % 90}`,
  verified: index % 3 === 0,
  score: (index * 37) % 1000,
  at: "2026-11-22T13:58:52.1239567+01:00",
});

/** @param {number} size in bytes of UTF-8, from 256 */
export function bodyOf(size) {
  const body = { id: "b7f5b1e4-3c0d-4a4e-9a53-0d7e2f1c6a90", method: "sbid", errors: [], identity: person };
  const evidence = [];
  const bytes = () => encoder.encode(JSON.stringify({ ...body, evidence, relayState: "" }));
  let length = bytes().byteLength;
  for (let index = 1; ; index += 1) {
    const next = attribute(index);
    const added = encoder.encode(JSON.stringify(next)).byteLength + (index > 1 ? 1 : 0);
    if (length + added > size) break;
    evidence.push(next);
    length += added;
  }
  return encoder.encode(JSON.stringify({ ...body, evidence, relayState: "o".repeat(size - length) }));
}

const encoder = new TextEncoder();
