//! Answers of `hookseal/evidence` and its neighbours as JSON, without a serializer.

use crate::document;
use crate::evidence::{Refusal, Step};

pub(crate) fn refusal_json(refusal: &Refusal) -> String {
    let mut json = Json::default();
    json.object(|json| {
        json.text("code", refusal.code().as_str());
        json.text("step", refusal.step().as_str());
        json.text("hint", refusal.hint());
    });
    json.0
}

pub(crate) fn base64(bytes: &[u8]) -> String {
    use base64ct::Encoding as _;
    base64ct::Base64::encode_string(bytes)
}

pub(crate) fn hex(bytes: &[u8]) -> String {
    let digits = bytes.iter().flat_map(|byte| [byte >> 4, byte & 15]);
    digits.filter_map(|digit| char::from_digit(digit.into(), 16)).collect()
}

/// JSON that was read already, with the numbers that a double would change as texts.
pub(crate) fn for_host(text: &str) -> String {
    document::read_json(text).unwrap_or_default().to_json()
}

/// JSON (RFC 8259) that is being written.
#[derive(Default)]
pub(crate) struct Json(String);

impl Json {
    /// With room for so many bytes: none of them is then left behind where it grew.
    pub(crate) fn with_capacity(length: usize) -> Self {
        Self(String::with_capacity(length))
    }

    pub(crate) fn into_text(self) -> String {
        self.0
    }

    pub(crate) fn object(&mut self, members: impl FnOnce(&mut Self)) {
        self.0.push('{');
        members(self);
        self.0.push('}');
    }

    pub(crate) fn name(&mut self, name: &str) {
        if !self.0.ends_with('{') {
            self.0.push(',');
        }
        self.string(name);
        self.0.push(':');
    }

    pub(crate) fn member(&mut self, name: &str, members: impl FnOnce(&mut Self)) {
        self.name(name);
        self.object(members);
    }

    pub(crate) fn text(&mut self, name: &str, text: &str) {
        self.name(name);
        self.string(text);
    }

    pub(crate) fn optional(&mut self, name: &str, text: Option<&str>) {
        if let Some(text) = text {
            self.text(name, text);
        }
    }

    pub(crate) fn number(&mut self, name: &str, number: u64) {
        self.name(name);
        self.0.push_str(&crate::text::decimal(number));
    }

    pub(crate) fn list<'t>(&mut self, name: &str, texts: impl Iterator<Item = &'t str>) {
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

    /// A member that is JSON already.
    pub(crate) fn json(&mut self, name: &str, json: &str) {
        self.name(name);
        self.0.push_str(json);
    }

    /// What each step has shown.
    pub(crate) fn checked(&mut self, steps: impl IntoIterator<Item = (Step, &'static str)>) {
        self.name("checked");
        self.0.push('[');
        for (index, (step, what)) in steps.into_iter().enumerate() {
            if index > 0 {
                self.0.push(',');
            }
            self.object(|json| {
                json.text("step", step.as_str());
                json.text("what", what);
            });
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
