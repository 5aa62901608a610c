//! The boundary to JavaScript of `hookseal/evidence`: conversion only, no decisions.

#![expect(unreachable_pub, reason = "the exports of the wasm")]

use wasm_bindgen::prelude::wasm_bindgen;
use zeroize::Zeroizing;

use crate::evidence::{Anchor, Claimed, Compared, Environment, Evidence, Expected, Proof, Purpose, Refusal};
use crate::wasm_answer::{Json, base64, hex, refusal_json};
use crate::wasm_exchange::{Reader, answered, number};

/// One more relying party than is taken, by which it is refused.
const MAX_PARTIES: usize = 17;

/// Judges what stands in the region, and writes the answer there as JSON: the evidence,
/// or a refusal. Returns its length. Times are in milliseconds.
#[wasm_bindgen]
pub fn verify(past: f64, future: f64, now: f64) -> usize {
    let window = Expected { past: number(past), future: number(future), ..Expected::WINDOW };
    let json = |verdict: Result<Evidence, Refusal>| match verdict {
        Ok(mut evidence) => {
            let json = evidence_json(&evidence);
            evidence.wipe();
            json
        }
        Err(refusal) => refusal_json(&refusal),
    };
    answered(|reader| judge(reader, window, number(now)), json)
}

fn judge(mut reader: Reader<'_>, window: Expected<'_>, now: u64) -> Result<Evidence, Refusal> {
    let environment = match reader.number() {
        0 => Environment::Production,
        1 => Environment::Test,
        // Of another length it would be nobody's.
        _ => Environment::Pinned(reader.bytes().try_into().unwrap_or_default()),
    };
    let anchor = Anchor::new(reader.bytes(), environment)?;
    let proof = Proof {
        signature: reader.text().unwrap_or_default(),
        ocsp_response: reader.text().unwrap_or_default(),
    };
    let personal_number = reader.text();
    let purpose = match reader.number() {
        1 => Some(Purpose::Identification),
        2 => Some(Purpose::Signing),
        _ => None,
    };
    // The names are compared by the host.
    let claimed = (reader.number() == 1).then(|| Claimed {
        personal_number: reader.text(),
        identified_at: reader.text(),
        ..Claimed::default()
    });
    let parties = reader.texts(MAX_PARTIES);
    let expected = Expected { relying_parties: &parties, personal_number, purpose, claimed, ..window };
    proof.verify_but_names(&anchor, &expected, now)
}

/// What stands in an answer beside what was signed, in bytes, and some more.
const REST: usize = 8192;

fn evidence_json(evidence: &Evidence) -> String {
    let signed = evidence.visible.as_ref().map_or(0, |visible| visible.text.len());
    let unseen = evidence.non_visible.as_ref().map_or(0, Vec::len).saturating_mul(3);
    let mut json = Json::with_capacity(signed.saturating_add(unseen).saturating_add(REST));
    json.object(|json| {
        json.member("person", |json| person(json, evidence));
        json.number("signedAt", evidence.signed_at);
        json.member("relyingParty", |json| {
            json.text("name", &evidence.relying_party.name);
            json.optional("displayName", evidence.relying_party.display_name.as_deref());
        });
        json.text("purpose", purpose(evidence.purpose));
        if let Some(visible) = &evidence.visible {
            json.member("visible", |json| {
                json.text("text", &visible.text);
                json.optional("format", visible.format.as_deref());
            });
        }
        if let Some(bytes) = &evidence.non_visible {
            json.member("nonVisible", |json| {
                json.text("base64", &Zeroizing::new(base64(bytes)));
                json.optional("text", std::str::from_utf8(bytes).ok());
            });
        }
        json.text("medium", evidence.medium.as_str());
        json.list("policies", evidence.policies.iter().map(String::as_str));
        json.text("id", &hex(&evidence.id));
        json.text("environment", environment(evidence.environment));
        json.list("compared", evidence.compared.iter().copied().map(compared));
        json.checked(evidence.checked());
    });
    json.into_text()
}

fn person(json: &mut Json, evidence: &Evidence) {
    let person = &evidence.person;
    json.text("personalNumber", &person.personal_number);
    json.text("givenName", &person.given_name);
    json.text("surname", &person.surname);
    json.text("name", &person.name);
    json.member("certificate", |json| {
        json.text("base64", &Zeroizing::new(base64(&person.certificate.der)));
        json.text("serial", &hex(&person.certificate.serial));
        json.text("issuer", &person.certificate.issuer);
        json.number("notBefore", person.certificate.not_before);
        json.number("notAfter", person.certificate.not_after);
    });
}

const fn purpose(purpose: Purpose) -> &'static str {
    match purpose {
        Purpose::Identification => "identification",
        Purpose::Signing => "signing",
    }
}

const fn environment(environment: Environment) -> &'static str {
    match environment {
        Environment::Production => "production",
        Environment::Test => "test",
        Environment::Pinned(_) => "pinned",
    }
}

const fn compared(compared: Compared) -> &'static str {
    match compared {
        Compared::PersonalNumber => "personalNumber",
        Compared::Names => "names",
        Compared::Time => "time",
        Compared::RelyingParty => "relyingParty",
        Compared::Purpose => "purpose",
    }
}
