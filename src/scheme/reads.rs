//! What of a request a scheme reads: asked by the engine and by hosts.

use super::{Algorithm, Field, KeyFormat, Origin, Part, Place, Replay, Reply, Require, Scheme, Timestamp};
use crate::text::split::split;

impl Scheme<'_> {
    /// The messages that the vendor may have signed, in the order in which they are tried.
    pub(crate) fn messages(&self) -> impl Iterator<Item = &[Part<'_>]> {
        std::iter::once(self.content).chain(self.alternates.iter().copied())
    }

    /// The headers that are read, in lower case; `None` where a header names
    /// further ones, or they are numbered or come several times, so that all are.
    #[must_use]
    pub fn headers(&self) -> Option<Vec<String>> {
        let mut names = Vec::new();
        let mut add = |field: Field<'_>| {
            if let Field::Header(several) = field {
                split(several, "|").for_each(|name| insert(&mut names, name));
            }
        };
        match self.signature.place {
            _ if self.algorithm == Algorithm::SenderOnly => {}
            Place::Field(field) => add(field),
            Place::Numbered(_) | Place::Repeated(_) => return None,
            Place::PerSecret(headers) => headers.iter().for_each(|name| add(Field::Header(name))),
        }
        for part in self.messages().flatten() {
            if matches!(part, Part::SignedHeaders(_)) {
                return None;
            }
            part.field().into_iter().for_each(&mut add);
        }
        for require in self.require {
            match *require {
                Require::Is(field, _)
                | Require::Audience(field)
                | Require::BodySha256(field)
                | Require::BodySha256Base64(field)
                | Require::BodySha256IfAny(field)
                | Require::Url(field)
                | Require::UrlSha256(field)
                | Require::Expires(field) => add(field),
                Require::Same(field, other) => [field, other].into_iter().for_each(&mut add),
            }
        }
        if let Some(Timestamp { origin: Origin::Field(field), .. }) = self.timestamp {
            add(field);
        }
        if let KeyFormat::Certificate(published) = self.key {
            add(published.named_by);
        }
        if let Replay::Field(field) = self.replay {
            add(field);
        }
        self.body.id.iter().copied().for_each(&mut add);
        for handshake in self.handshakes {
            handshake.when.iter().for_each(|(field, _)| add(*field));
            handshake.token.into_iter().for_each(&mut add);
            for reply in handshake.replies() {
                match *reply {
                    Reply::Field(field)
                    | Reply::Json(field)
                    | Reply::HmacHex(field)
                    | Reply::HmacBase64(field) => add(field),
                    Reply::Literal(_) | Reply::VerifyTokenJson => {}
                }
            }
        }
        Some(names)
    }

    /// Whether the id of what an event is about is also its replay key.
    pub(crate) fn replays_by_id(&self) -> bool {
        matches!(self.replay, Replay::Field(field) if self.body.id == [field])
    }

    /// Whether a verdict depends on the time: on one that is signed, or on what a
    /// token (RFC 7519, sections 4.1.4 and 4.1.5) or a certificate says of itself.
    #[must_use]
    pub const fn asks_clock(&self) -> bool {
        self.timestamp.is_some()
            || matches!(self.algorithm, Algorithm::Jws)
            || matches!(self.key, KeyFormat::Certificate(_))
    }

    /// Whether a delivery says whom it is for, so that the caller has to say who
    /// that is: [`Options::audience`](crate::Options::audience).
    #[must_use]
    pub fn has_audience(&self) -> bool {
        let mut messages = std::iter::once(&self.content).chain(self.alternates);
        messages.any(|parts| parts.iter().any(|part| matches!(part, Part::Audience)))
            || self.require.iter().any(|require| matches!(require, Require::Audience(_)))
    }

    /// Whether a verdict depends on the URL.
    pub(crate) fn reads_url(&self) -> bool {
        let is_query = |field: Option<Field<'_>>| matches!(field, Some(Field::Query(_)));
        let is_url = |part: &Part<'_>| matches!(part, Part::Url(_)) || is_query(part.field());
        let requires = |require: &Require<'_>| matches!(require, Require::Url(_) | Require::UrlSha256(_));
        self.messages().flatten().any(is_url) || self.require.iter().any(requires)
    }

    /// Whether a form is signed as a set of pairs: in a body, or, without one, in the URL.
    pub(crate) fn signs_form(&self) -> bool {
        self.content.iter().any(|part| matches!(part, Part::SortedForm))
    }
}

/// Inserts in order, once. The list is short, and a sort's code is not.
#[inline(never)]
fn insert(names: &mut Vec<String>, name: &str) {
    if let Err(at) = names.binary_search_by(|known| known.as_str().cmp(name)) {
        names.insert(at, name.to_owned());
    }
}
