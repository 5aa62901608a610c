//! The boundary to JavaScript of `hookseal/evidence/id-token`: conversion only, no decisions.

#![expect(unreachable_pub, reason = "the exports of the wasm")]

use wasm_bindgen::prelude::wasm_bindgen;

use crate::evidence::Refusal;
use crate::evidence::id_token::{Algorithm, Expected, IdToken, Keys, Proven};
use crate::wasm_answer::{Json, for_host, hex, refusal_json};
use crate::wasm_exchange::{Reader, answered, number};

/// One more issuer or class than is taken, by which it is refused.
const MAX_TEXTS: usize = 17;

/// Judges what stands in the region, and writes the answer there as JSON: what is proven,
/// or a refusal. Returns its length. Times are in milliseconds; an age is negative where none is
/// expected.
#[wasm_bindgen]
pub fn verify(max_age: f64, past: f64, future: f64, now: f64) -> usize {
    let max_age = (max_age >= 0.0).then(|| number(max_age));
    let window = Expected { max_age, past: number(past), future: number(future), ..Expected::new(&[], "") };
    let json = |verdict: Result<Proven, Refusal>| match verdict {
        Ok(proven) => proven_json(&proven),
        Err(refusal) => refusal_json(&refusal),
    };
    answered(|reader| judge(reader, window, number(now)), json)
}

fn judge(mut reader: Reader<'_>, window: Expected<'_>, now: u64) -> Result<Proven, Refusal> {
    let keys = Keys::new(reader.text().unwrap_or_default())?;
    let token = reader.text().unwrap_or_default();
    let client_id = reader.text().unwrap_or_default();
    let (nonce, subject) = (reader.text(), reader.text());
    let algorithms: &[Algorithm] = match reader.number() {
        1 => &[Algorithm::Rs256],
        2 => &[Algorithm::Es256],
        _ => window.algorithms,
    };
    let (issuers, acr) = (reader.texts(MAX_TEXTS), reader.texts(MAX_TEXTS));
    let expected = Expected { issuers: &issuers, client_id, algorithms, nonce, subject, acr: &acr, ..window };
    IdToken { token }.verify(&keys, &expected, now)
}

fn proven_json(proven: &Proven) -> String {
    let mut json = Json::default();
    json.object(|json| {
        json.text("id", &hex(&proven.id));
        json.text("subject", &proven.subject);
        json.text("issuer", &proven.issuer);
        json.list("audience", proven.audience.iter().map(|one| &**one));
        json.number("issuedAt", proven.issued_at);
        json.number("expiresAt", proven.expires_at);
        if let Some(time) = proven.authenticated_at {
            json.number("authenticatedAt", time);
        }
        json.optional("acr", proven.acr.as_deref());
        if let Some(methods) = &proven.amr {
            json.list("amr", methods.iter().map(|one| &**one));
        }
        json.optional("keyId", proven.key_id.as_deref());
        json.text("algorithm", proven.algorithm.as_str());
        json.json("claims", &for_host(&proven.claims));
        json.checked(proven.checked());
    });
    json.into_text()
}
