/** What the cases of id_tokens are held against: `tests/evidence/id_token/mod.rs` has the same. */
export const EXPECTED = {
  issuer: "https://issuer.example",
  clientId: "client-1",
  nonce: "n-0S6_WzA2Mj",
  subject: "248289761001",
  maxAge: 3600,
  acr: ["urn:example:high", "urn:example:substantial"],
};
