//! The boundary to JavaScript of `hookseal/evidence`: conversion only, no decisions.
//!
//! Nothing is kept between two calls but the last answer, which is taken once.
//! `js/evidence/api.js` writes all that a verdict depends on into one region.

#![expect(unreachable_pub, reason = "the exports of the wasm")]

use std::cell::RefCell;

use wasm_bindgen::prelude::wasm_bindgen;
use zeroize::{Zeroize as _, Zeroizing};

use crate::evidence::{Anchor, Claimed, Compared, Environment, Evidence, Expected, Proof, Purpose, Refusal};

/// The length of a text that is absent.
const ABSENT: i32 = -1;
/// One more relying party than is taken, by which it is refused.
const MAX_PARTIES: usize = 17;

thread_local! {
    static REGION: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
}

/// The address of a region of this length.
#[wasm_bindgen]
pub fn reserve(length: usize) -> usize {
    REGION.with_borrow_mut(|region| {
        *region = vec![0; length];
        region.as_mut_ptr().addr()
    })
}

/// The address of what [`verify`] has answered, or of what was written.
#[wasm_bindgen]
pub fn answer() -> usize {
    REGION.with_borrow(|region| region.as_ptr().addr())
}

/// Judges what stands in the region, and writes the answer there as JSON: the evidence,
/// or a refusal. Returns its length. Times are in milliseconds.
#[wasm_bindgen]
pub fn verify(past: f64, future: f64, now: f64) -> usize {
    let mut region = REGION.take();
    let window = Expected { past: number(past), future: number(future), ..Expected::WINDOW };
    let verdict = judge(&region, window, number(now));
    // It is about a person; and before the answer takes as much memory again.
    region.zeroize();
    drop(region);
    let answer = match verdict {
        Ok(mut evidence) => {
            let json = evidence_json(&evidence);
            evidence.wipe();
            json
        }
        Err(refusal) => refusal_json(&refusal),
    };
    let length = answer.len();
    REGION.set(answer.into_bytes());
    length
}

/// Clears the answer.
#[wasm_bindgen]
pub fn clear() {
    REGION.with_borrow_mut(|region| {
        region.zeroize();
        *region = Vec::new();
    });
}

fn judge(region: &[u8], window: Expected<'_>, now: u64) -> Result<Evidence, Refusal> {
    let mut reader = Reader(region);
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
    let count = usize::try_from(reader.number()).unwrap_or_default().min(MAX_PARTIES);
    let parties: Vec<&str> = (0..count).map(|_| reader.text().unwrap_or_default()).collect();
    let expected = Expected { relying_parties: &parties, personal_number, purpose, claimed, ..window };
    proof.verify_but_names(&anchor, &expected, now)
}

/// Numbers of four bytes, and texts after their lengths.
struct Reader<'r>(&'r [u8]);

impl<'r> Reader<'r> {
    fn number(&mut self) -> i32 {
        let (number, rest) = self.0.split_first_chunk().unwrap_or((&[0; 4], &[]));
        self.0 = rest;
        i32::from_le_bytes(*number)
    }

    fn bytes(&mut self) -> &'r [u8] {
        let length = usize::try_from(self.number()).unwrap_or_default();
        let (bytes, rest) = self.0.split_at_checked(length).unwrap_or_default();
        self.0 = rest;
        bytes
    }

    /// `None` for a text that is absent.
    fn text(&mut self) -> Option<&'r str> {
        if self.0.first_chunk() == Some(&ABSENT.to_le_bytes()) {
            self.number();
            return None;
        }
        Some(std::str::from_utf8(self.bytes()).unwrap_or_default())
    }
}

/// A number of the host's, cut to what it can be here.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "`as` saturates")]
const fn number(number: f64) -> u64 {
    number as u64
}

fn refusal_json(refusal: &Refusal) -> String {
    let mut json = Json::default();
    json.object(|json| {
        json.text("code", refusal.code().as_str());
        json.text("step", refusal.step().as_str());
        json.text("hint", refusal.hint());
    });
    json.0
}

/// What stands in an answer beside what was signed, in bytes, and some more.
const REST: usize = 8192;

fn evidence_json(evidence: &Evidence) -> String {
    let signed = evidence.visible.as_ref().map_or(0, |visible| visible.text.len());
    let unseen = evidence.non_visible.as_ref().map_or(0, Vec::len).saturating_mul(3);
    let mut json = Json(String::with_capacity(signed.saturating_add(unseen).saturating_add(REST)));
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
        json.name("checked");
        json.0.push('[');
        for (index, (step, what)) in evidence.checked().into_iter().enumerate() {
            if index > 0 {
                json.0.push(',');
            }
            json.object(|json| {
                json.text("step", step.as_str());
                json.text("what", what);
            });
        }
        json.0.push(']');
    });
    json.0
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

fn base64(bytes: &[u8]) -> String {
    use base64ct::Encoding as _;
    base64ct::Base64::encode_string(bytes)
}

fn hex(bytes: &[u8]) -> String {
    let digits = bytes.iter().flat_map(|byte| [byte >> 4, byte & 15]);
    digits.filter_map(|digit| char::from_digit(digit.into(), 16)).collect()
}

/// JSON (RFC 8259) that is being written.
#[derive(Default)]
struct Json(String);

impl Json {
    fn object(&mut self, members: impl FnOnce(&mut Self)) {
        self.0.push('{');
        members(self);
        self.0.push('}');
    }

    fn name(&mut self, name: &str) {
        if !self.0.ends_with('{') {
            self.0.push(',');
        }
        self.string(name);
        self.0.push(':');
    }

    fn member(&mut self, name: &str, members: impl FnOnce(&mut Self)) {
        self.name(name);
        self.object(members);
    }

    fn text(&mut self, name: &str, text: &str) {
        self.name(name);
        self.string(text);
    }

    fn optional(&mut self, name: &str, text: Option<&str>) {
        if let Some(text) = text {
            self.text(name, text);
        }
    }

    fn number(&mut self, name: &str, number: u64) {
        self.name(name);
        self.0.push_str(&crate::text::decimal(number));
    }

    fn list<'t>(&mut self, name: &str, texts: impl Iterator<Item = &'t str>) {
        self.name(name);
        self.0.push('[');
        for (index, text) in texts.enumerate() {
            if index > 0 {
                self.0.push(',');
            }
            self.string(text);
        }
        self.0.push(']');
    }

    /// Controls as `\u00XX`; all other characters as they are.
    fn string(&mut self, text: &str) {
        self.0.push('"');
        for character in text.chars() {
            match character {
                '"' | '\\' => self.0.extend(['\\', character]),
                '\0'..='\x1f' => {
                    self.0.push_str("\\u00");
                    self.0.push_str(&hex(&[u8::try_from(character).unwrap_or_default()]));
                }
                other => self.0.push(other),
            }
        }
        self.0.push('"');
    }
}
