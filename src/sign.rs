//! What the vendor would send: for tests of the code that receives it, and for
//! those who send Standard Webhooks themselves.

use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};

use crate::crypto::mac;
use crate::crypto::message::SecretText;
use crate::request::Request;
use crate::request::fields::Fields;
use crate::scheme::{Algorithm, Encoding, Field, Layout, Origin, Part, Place, Require, Signature, Unit};
use crate::text::{date, decimal};
use crate::verify::Webhook;
use crate::verify::candidate::separator_of;
use crate::verify::message::Marked;

/// What a vendor would sign beside a body.
#[derive(Clone, Copy, Debug, Default)]
pub struct Signing<'a> {
    /// The time, in milliseconds since 1970-01-01T00:00Z.
    pub now: u64,
    /// The delivery's id, where the scheme signs one; made from the body by default.
    pub id: Option<&'a str>,
    /// The HTTP method, where the scheme signs it.
    pub method: Option<&'a str>,
    /// The URL, where the scheme signs it.
    pub url: Option<&'a str>,
}

impl Webhook<'_> {
    /// The headers that the vendor would send with this body, signed with the
    /// first secret. `None` where the signature does not stand in a header, or
    /// something that is signed is missing.
    #[must_use]
    pub fn sign(&self, body: &[u8], signing: &Signing<'_>) -> Option<Vec<(String, String)>> {
        let scheme = self.scheme;
        if scheme.algorithm == Algorithm::SenderOnly {
            return Some(Vec::new());
        }
        if scheme.algorithm.is_public() || scheme.algorithm == Algorithm::Jws {
            return None; // a public key signs nothing, and a token's claims are the sender's choice
        }
        if scheme.content.iter().any(|part| matches!(part, Part::SignedHeaders(_))) {
            return None; // which headers are signed is the sender's choice
        }
        let time =
            scheme.timestamp.map(|timestamp| time_text(timestamp.unit, signing.now)).unwrap_or_default();
        let mut headers = self.signed_headers(body, signing, &time);
        let borrowed: Vec<(&str, &[u8])> =
            headers.iter().map(|(name, value)| (name.as_str(), value.as_bytes())).collect();
        let mut request = Request::new(&borrowed, body);
        request.method = signing.method;
        request.url = signing.url;
        let fields = Fields::new(scheme, &request, body);
        let key = self.secrets.first()?.key.code()?;
        let message = Marked::of(scheme.content, &fields, time.as_bytes()).ok()?;
        let tag = if scheme.algorithm == Algorithm::Token {
            key.text(SecretText::Whole).to_vec()
        } else {
            key.sign(&message).get(..scheme.algorithm.tag_bytes())?.to_vec()
        };
        let name = match scheme.signature.place {
            Place::Field(Field::Header(names)) => first(names),
            Place::Repeated(name) => name.to_owned(),
            Place::Numbered(prefix) => [prefix, "1"].concat(),
            Place::PerSecret(names) => (*names.first()?).to_owned(),
            Place::Field(_) => return None,
        };
        headers.push((name, value_of(scheme.signature, &tag, &time)?));
        Some(headers)
    }

    /// The headers that are signed or required, beside the signature's own.
    fn signed_headers(&self, body: &[u8], signing: &Signing<'_>, time: &str) -> Vec<(String, String)> {
        let mut headers = Vec::new();
        let require = self.scheme.require;
        for part in self.scheme.content {
            let (Part::Field(field)
            | Part::OptionalField(field)
            | Part::Line(field)
            | Part::Wrapped(_, field, _)
            | Part::WrappedLower(_, field, _)) = *part
            else {
                continue;
            };
            let Field::Header(names) = field else { continue };
            let is_time =
                self.scheme.timestamp.is_some_and(|timestamp| timestamp.origin == Origin::Field(field));
            let hash = require.iter().find_map(|require| match *require {
                Require::BodySha256(of) if of == field => Some(hex::encode(mac::digest([body]))),
                Require::BodySha256Base64(of) if of == field => Some(STANDARD.encode(mac::digest([body]))),
                _ => None,
            });
            let value = if is_time {
                time.to_owned()
            } else if let Some(hash) = hash {
                hash
            } else {
                let made =
                    || ["msg_", hex::encode(mac::digest([body])).get(..24).unwrap_or_default()].concat();
                signing.id.map_or_else(made, ToOwned::to_owned)
            };
            headers.push((first(names), value));
        }
        for require in require {
            match *require {
                Require::Is(Field::Header(name), value) => headers.push((name.to_owned(), value.to_owned())),
                Require::Same(Field::Header(name), field) | Require::Same(field, Field::Header(name))
                    if field.is_in_body() =>
                {
                    let text = field.in_body(self.scheme, body);
                    headers.extend(text.map(|text| (name.to_owned(), text)));
                }
                _ => {}
            }
        }
        headers
    }
}

/// Of the names of a header that has several.
fn first(names: &str) -> String {
    names.split('|').next().unwrap_or_default().to_owned()
}

fn time_text(unit: Unit, now: u64) -> String {
    match unit {
        Unit::Seconds | Unit::SecondsOrMilliseconds => decimal(now / 1000),
        Unit::Milliseconds => decimal(now),
        Unit::Iso8601 => date::text(now),
    }
}

/// A signature as it is written into its field; nothing where that is the sender's choice.
pub(crate) fn value_of(signature: Signature<'_>, tag: &[u8], time: &str) -> Option<String> {
    let text = match signature.encoding {
        Encoding::Hex | Encoding::HexAnyCase => hex::encode(tag),
        Encoding::Base64 => STANDARD.encode(tag),
        Encoding::Base64Url => URL_SAFE_NO_PAD.encode(tag),
        Encoding::Text => String::from_utf8(tag.to_vec()).ok()?,
    };
    Some(match signature.layout {
        Layout::Bare => text,
        Layout::Prefixed(prefix) => [prefix, &text].concat(),
        Layout::Pairs { separator, time: name, tags }
        | Layout::PairGroups { separator, time: name, tags } => {
            let tag = tags.first()?;
            let pair = [tag, "=", &text].concat();
            if name.is_empty() { pair } else { [name, "=", time, separator, &pair].concat() }
        }
        Layout::Versions(version) => [version, ",", &text].concat(),
        // What the vendor calls the key is its own.
        Layout::Keyed { .. } | Layout::Jws { .. } => return None,
        Layout::Positional { separator, version } => {
            [version, separator_of(version, separator), time, separator, &text].concat()
        }
    })
}
