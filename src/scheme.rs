//! The vocabulary in which a vendor's way of signing is written down.
//!
//! A row is a `const` of [`Scheme`] with update syntax, `..Scheme::BODY_HMAC`.
//! What a row cannot say gets a new named variant here, never a closure.

use crate::error::Code;
use crate::shape::Shape;
use crate::split::split;
use crate::{FULL, PUBLIC_KEYS};

/// Everything hookseal knows of one way of signing webhooks.
#[derive(Clone, Copy, Debug)]
pub struct Scheme<'a> {
    /// The name it is chosen by: kebab-case, the vendor's name first.
    pub name: &'a str,
    /// Whose it is and how that is known.
    pub about: &'a About<'a>,
    /// How a delivery is proven.
    pub algorithm: Algorithm,
    /// How a secret's text becomes a key.
    pub key: KeyFormat<'a>,
    /// Where the signature is, and how it is written.
    pub signature: Signature<'a>,
    /// The signed message, piece by piece, at most [`MAX_PARTS`].
    pub content: &'a [Part<'a>],
    /// Other messages that the vendor may have signed for the same request,
    /// tried in this order when `content` does not match.
    pub alternates: &'a [&'a [Part<'a>]],
    /// What the texts of signed fields are made of, where nothing stands between two
    /// parts of the message, or a field may hold what stands there.
    pub forms: &'a [(Field<'a>, Form)],
    /// Where the body is a batch that is signed item by item: the list's name
    /// and the name that each item stands under, empty where it stands by itself.
    /// Every item must verify.
    pub items: Option<(&'a str, &'a str)>,
    /// What must hold beside the signature.
    pub require: &'a [Require<'a>],
    /// The signed time, where there is one.
    pub timestamp: Option<Timestamp<'a>>,
    /// The only HTTP method the vendor sends; empty where it sends several.
    pub method: &'a str,
    /// What an accepted delivery proves.
    pub covers: Covers,
    /// What tells a delivery and its retries from other events. A row that does not
    /// say so has none; one that does says why, in [`About::identity`].
    pub replay: Replay<'a>,
    /// What the vendor sends to see whether the receiver is there, and what to answer.
    pub handshakes: &'a [Handshake<'a>],
    /// The addresses or CIDR blocks that the vendor documents.
    pub sources: &'a [&'a str],
    /// How an authentic body is read.
    pub body: Body<'a>,
    /// What to say in addition when a delivery is refused, in the vendor's own terms.
    pub advice: &'a [(Code, &'a str)],
}

/// The most pieces a signed message can have.
pub const MAX_PARTS: usize = 16;

impl Scheme<'_> {
    /// A hexadecimal HMAC-SHA256 of the raw body of a POST, the key being the
    /// secret's own bytes: what most vendors do.
    pub const BODY_HMAC: Self = Scheme {
        name: "",
        about: &About::new("", "", Confidence::Vendor),
        algorithm: Algorithm::HmacSha256,
        key: KeyFormat::Utf8,
        signature: Signature::HEX,
        content: &[Part::Body],
        alternates: &[],
        forms: &[],
        items: None,
        require: &[],
        timestamp: None,
        method: "POST",
        covers: Covers::Body,
        replay: Replay::Unknown,
        handshakes: &[],
        sources: &[],
        body: Body { formats: &[], within: None, unlike: None, id: &[], required: false, shape: Shape::ANY },
        advice: &[],
    };

    /// The messages that the vendor may have signed, in the order in which they are tried.
    pub(crate) fn messages(&self) -> impl Iterator<Item = &[Part<'_>]> {
        let alternates = if FULL { self.alternates } else { &[] };
        std::iter::once(self.content).chain(alternates.iter().copied())
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

    /// The algorithm: without the feature `full` there is one, since
    /// [`needs`](Self::needs) keeps all others out.
    pub(crate) const fn algorithm(&self) -> Algorithm {
        if FULL { self.algorithm } else { Algorithm::HmacSha256 }
    }

    /// What of the crate it needs.
    #[must_use]
    pub const fn needs(&self) -> Feature {
        if self.algorithm.is_public() || matches!(self.algorithm, Algorithm::Jws) {
            Feature::PublicKeys
        } else if self.is_common() {
            Feature::None
        } else if FULL && self.is_rare() {
            Feature::PublicKeys
        } else {
            Feature::Full
        }
    }

    /// Whether it has something that so far only vendors with public keys have.
    const fn is_rare(&self) -> bool {
        let mut rare = has_rare(self.content);
        let mut rest = self.alternates;
        while let [parts, after @ ..] = rest {
            rare = rare || has_rare(parts);
            rest = after;
        }
        let mut rest = self.require;
        while let [require, after @ ..] = rest {
            rare = rare || matches!(require, Require::Audience(_));
            rest = after;
        }
        rare
    }

    const fn is_common(&self) -> bool {
        let common_time = !matches!(
            self.timestamp,
            Some(
                Timestamp { unit: Unit::Iso8601, .. }
                    | Timestamp {
                        origin: Origin::Field(Field::Member(_) | Field::FirstMember(_) | Field::Query(_)),
                        ..
                    }
            )
        );
        let mut common_parts = true;
        let mut rest = self.content;
        while let [part, after @ ..] = rest {
            common_parts = common_parts
                && matches!(
                    part,
                    Part::Timestamp | Part::Literal(_) | Part::Body | Part::Field(Field::Header(_))
                );
            rest = after;
        }
        let mut common_formats = true;
        let mut rest = self.body.formats;
        while let [format, after @ ..] = rest {
            common_formats = common_formats && !matches!(format, Format::Multipart);
            rest = after;
        }
        common_formats
            && matches!(self.algorithm, Algorithm::HmacSha256)
            && matches!(self.key, KeyFormat::Utf8 | KeyFormat::Base64 { .. })
            && matches!(self.signature.place, Place::Field(Field::Header(_)))
            && !matches!(
                self.signature.layout,
                Layout::PairGroups { .. } | Layout::Positional { .. } | Layout::Keyed { .. }
            )
            && matches!(self.signature.encoding, Encoding::Hex | Encoding::HexAnyCase | Encoding::Base64)
            && common_parts
            && common_time
            && self.alternates.is_empty()
            && self.items.is_none()
            && self.require.is_empty()
            && matches!(self.covers, Covers::Body)
            && !matches!(self.replay, Replay::Content | Replay::Field(Field::Query(_)))
            && self.handshakes.is_empty()
    }

    /// Whether a form is signed as a set of pairs: in a body, or, without one, in the URL.
    pub(crate) fn signs_form(&self) -> bool {
        self.content.iter().any(|part| matches!(part, Part::SortedForm))
    }

    /// Whether a host may hash the body without giving it away: nothing before
    /// the verdict reads it, no run of characters may reach it (`message::boundary`),
    /// and HMAC-SHA256 hashes it once.
    #[cfg(feature = "js")]
    pub(crate) fn only_hashes_body(&self) -> bool {
        let in_body = |field: Field<'_>| field.is_in_body();
        let plain = |part: &Part<'_>| match *part {
            Part::Timestamp | Part::Literal(_) | Part::Body => true,
            Part::Field(field) => !in_body(field),
            _ => false,
        };
        let reads_time = self.timestamp.is_some_and(|timestamp| match timestamp.origin {
            Origin::Signature => false,
            Origin::Field(field) => in_body(field),
            Origin::OptionalMember(_) => true,
        });
        let reads_signature = matches!(self.signature.place, Place::Field(field) if in_body(field));
        self.algorithm == Algorithm::HmacSha256
            && self.content.iter().all(plain)
            && self.forms.is_empty()
            && self.body_stands_apart()
            && !reads_time
            && !reads_signature
            && self.alternates.is_empty()
            && self.items.is_none()
            && self.require.is_empty()
            && self.handshakes.is_empty()
            && self.replay != Replay::Content
            && matches!(self.body.unlike, None | Some(Unlike::Timed))
    }

    /// Whether the body is signed once, and what is beside it ends whatever it begins with.
    #[cfg(feature = "js")]
    fn body_stands_apart(&self) -> bool {
        let mut bodies = self.content.iter().enumerate().filter(|(_, part)| **part == Part::Body);
        let (Some((at, _)), None) = (bodies.next(), bodies.next()) else { return false };
        let is_time = |part: &Part<'_>| {
            self.timestamp.is_some_and(|time| match (time.origin, part) {
                (Origin::Signature, Part::Timestamp) => time.unit != Unit::SecondsOrMilliseconds,
                (Origin::Field(field), Part::Field(of)) => {
                    time.unit != Unit::SecondsOrMilliseconds && field == *of
                }
                _ => false,
            })
        };
        let ends = |part: &Part<'_>| match part {
            // A time in digits could go on in a literal of digits, and then in the body.
            Part::Literal(text) => text.bytes().any(|byte| !byte.is_ascii_digit()),
            other => is_time(other),
        };
        let before = at.checked_sub(1).and_then(|at| self.content.get(at));
        let after = self.content.get(at.saturating_add(1));
        before.is_none_or(ends) && after.is_none_or(ends)
    }

    /// As [`Self::BODY_HMAC`], over the time in the signature's header, in
    /// seconds, a full stop and the body: what Stripe does.
    pub const TIMED_HMAC: Self = Scheme {
        content: &[Part::Timestamp, Part::Literal("."), Part::Body],
        timestamp: Some(Timestamp {
            origin: Origin::Signature,
            unit: Unit::Seconds,
            tolerance: Tolerance::FIVE_MINUTES,
        }),
        ..Self::BODY_HMAC
    };

    /// HTTP Basic (RFC 7617), the secret being `user:password`: it proves who
    /// sent, not what.
    pub const BASIC: Self = Scheme {
        algorithm: Algorithm::Token,
        signature: Signature::header("authorization", Encoding::Base64).layout(Layout::Prefixed("Basic ")),
        content: &[Part::Secret],
        covers: Covers::Sender,
        ..Self::BODY_HMAC
    };

    /// The row's own words for a refusal, or nothing.
    pub(crate) fn advice(&self, code: Code) -> &str {
        self.advice.iter().find(|(about, _)| *about == code).map_or("", |(_, words)| words)
    }
}

const fn has_rare(mut parts: &[Part<'_>]) -> bool {
    while let [part, after @ ..] = parts {
        if matches!(part, Part::NamedLines(_) | Part::BodyCrc32 | Part::Audience) {
            return true;
        }
        parts = after;
    }
    false
}

/// A feature of the crate; each includes those before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Feature {
    /// None: what most vendors do.
    None,
    /// `full`: what only some do.
    Full,
    /// `public-keys`: public keys and tokens.
    PublicKeys,
}

impl Feature {
    /// The one that was compiled.
    pub(crate) const ALL: Self = if PUBLIC_KEYS {
        Self::PublicKeys
    } else if FULL {
        Self::Full
    } else {
        Self::None
    };

    /// Its name in `Cargo.toml`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::None => "",
            Self::Full => "full",
            Self::PublicKeys => "public-keys",
        }
    }
}

/// Inserts in order, once. The list is short, and a sort's code is not.
#[inline(never)]
fn insert(names: &mut Vec<String>, name: &str) {
    if let Err(at) = names.binary_search_by(|known| known.as_str().cmp(name)) {
        names.insert(at, name.to_owned());
    }
}

/// Whose a scheme is and how that is known, and what its receiver does: nothing of it
/// decides. The wasm has none of it; the npm package has it in its table of schemes.
#[derive(Clone, Copy, Debug)]
pub struct About<'a> {
    /// The vendor's name.
    pub vendor: &'a str,
    /// The vendor's page that describes the scheme.
    pub documentation: &'a str,
    /// How well the row is founded.
    pub confidence: Confidence,
    /// Why [`Scheme::replay`] tells a delivery and its retries from other events, or
    /// why nothing does.
    pub identity: &'a str,
    /// How long the vendor goes on retrying, where that is documented.
    pub retries: Option<Retries<'a>>,
    /// What its receiver does beside the verdict.
    pub reception: &'a Reception<'a>,
}

impl<'a> About<'a> {
    /// Whose it is, and where that is documented.
    #[must_use]
    pub const fn new(vendor: &'a str, documentation: &'a str, confidence: Confidence) -> Self {
        Self { vendor, documentation, confidence, identity: "", retries: None, reception: &Reception::USUAL }
    }

    /// With this reason for its [`Replay`].
    #[must_use]
    pub const fn identity(self, identity: &'a str) -> Self {
        Self { identity, ..self }
    }

    /// With the time for which the vendor goes on retrying, and who says so.
    #[must_use]
    pub const fn retries(self, hours: u32, source: &'a str) -> Self {
        Self { retries: Some(Retries { hours, source }), ..self }
    }

    /// With what its receiver does beside the verdict.
    #[must_use]
    pub const fn reception(self, reception: &'a Reception<'a>) -> Self {
        Self { reception, ..self }
    }
}

/// How long a vendor goes on retrying a delivery that was not accepted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Retries<'a> {
    /// From the first attempt to the last, rounded up.
    pub hours: u32,
    /// The page, or the code, that says so.
    pub source: &'a str,
}

/// What the receiver of a vendor's deliveries does beside the verdict.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reception<'a> {
    /// The largest body taken unless the caller says otherwise, in bytes: 1 MiB, or more
    /// where the vendor documents more.
    pub max_body_bytes: usize,
    /// The answer to an accepted delivery, where not every 2xx is one for the vendor.
    pub answer: Option<Answer<'a>>,
    /// The status for a delivery without a signature, where the vendor sends one by mistake
    /// and only after this status again, signed; elsewhere 401.
    pub unsigned_status: u16,
    /// Whether the vendor compresses (gzip) what it has signed: a body is verified, and
    /// handed on, as it is when decompressed, which is the caller's to do.
    pub compressed: bool,
}

impl Reception<'_> {
    /// Up to 1 MiB, and any answer with a 2xx.
    pub const USUAL: Self =
        Self { max_body_bytes: 1 << 20, answer: None, unsigned_status: 401, compressed: false };
}

/// The answer that a vendor wants to an accepted delivery.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Answer<'a> {
    /// The HTTP status.
    pub status: u16,
    /// The type of the body; empty where there is no body.
    pub content_type: &'a str,
    /// The body.
    pub body: &'a str,
    /// The header, in lower case, that goes back as it came; empty where none does. Only one
    /// whose value is the secret: whoever sent it knows it.
    pub echo: &'a str,
    /// The member of the payload, a text, that goes back as a member of the body, which is
    /// a JSON object then; empty where none does.
    pub repeats: &'a str,
}

impl Answer<'_> {
    /// 200, and nothing else.
    pub const EMPTY: Self = Self { status: 200, content_type: "", body: "", echo: "", repeats: "" };
}

/// How well a row is founded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Confidence {
    /// Read in the vendor's own documentation or library.
    Vendor,
    /// Read in third-party code that quotes the vendor, or in several that agree.
    Secondary,
}

/// How a delivery is proven.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Algorithm {
    /// HMAC (RFC 2104) with SHA-1: only where the vendor has nothing else.
    HmacSha1,
    /// HMAC with SHA-256.
    HmacSha256,
    /// HMAC with SHA-384.
    HmacSha384,
    /// HMAC with SHA-512.
    HmacSha512,
    /// SHA-256 of a message that contains the secret ([`Part::Secret`]).
    Sha256,
    /// The signature field holds the secret itself, or its base64.
    Token,
    /// Ed25519 (RFC 8032), verified strictly: neither key nor signature of small order.
    Ed25519,
    /// ECDSA on P-256 with SHA-256, the signature in DER (RFC 3279, section 2.2.3).
    EcdsaP256,
    /// RSA with PKCS#1 v1.5 padding (RFC 8017, section 8.2) and SHA-256.
    RsaPkcs1Sha256,
    /// The same with SHA-1, for which two messages with one signature can be made:
    /// only where the vendor has nothing else.
    RsaPkcs1Sha1,
    /// A token (RFC 7515) signs, by an algorithm that its [`Layout::Jws`] allows.
    Jws,
    /// Nothing is signed: the sender's address is all there is.
    SenderOnly,
}

impl Algorithm {
    /// Its name in the table of schemes.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::HmacSha1 => "hmac-sha1",
            Self::HmacSha256 => "hmac-sha256",
            Self::HmacSha384 => "hmac-sha384",
            Self::HmacSha512 => "hmac-sha512",
            Self::Sha256 => "sha256",
            Self::Token => "token",
            Self::Ed25519 => "ed25519",
            Self::EcdsaP256 => "ecdsa-p256",
            Self::RsaPkcs1Sha256 => "rsa-pkcs1-sha256",
            Self::RsaPkcs1Sha1 => "rsa-pkcs1-sha1",
            Self::Jws => "jws",
            Self::SenderOnly => "none",
        }
    }

    /// Whether it is an HMAC.
    #[cfg(feature = "full")]
    pub(crate) const fn is_hmac(self) -> bool {
        matches!(self, Self::HmacSha1 | Self::HmacSha256 | Self::HmacSha384 | Self::HmacSha512)
    }

    /// Whether the key is a public one, with which nobody can sign.
    pub(crate) const fn is_public(self) -> bool {
        matches!(self, Self::Ed25519 | Self::EcdsaP256 | Self::RsaPkcs1Sha256 | Self::RsaPkcs1Sha1)
    }

    pub(crate) const fn is_rsa(self) -> bool {
        matches!(self, Self::RsaPkcs1Sha256 | Self::RsaPkcs1Sha1)
    }

    /// How many bytes a signature has; a token is compared by its SHA-256, an
    /// ECDSA signature has its two numbers, and those of RSA are of any length.
    pub(crate) const fn tag_bytes(self) -> usize {
        match self {
            Self::RsaPkcs1Sha256 | Self::RsaPkcs1Sha1 | Self::Jws => 0,
            Self::HmacSha1 => 20,
            Self::HmacSha384 => 48,
            Self::HmacSha512 | Self::Ed25519 | Self::EcdsaP256 => 64,
            Self::HmacSha256 | Self::Sha256 | Self::Token | Self::SenderOnly => 32,
        }
    }
}

/// A signature of a token (RFC 7518, section 3; RFC 8037). There is no `none`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum JwsAlgorithm {
    /// HMAC with SHA-256.
    Hs256,
    /// HMAC with SHA-384.
    Hs384,
    /// HMAC with SHA-512.
    Hs512,
    /// ECDSA on P-256 with SHA-256.
    Es256,
    /// RSA with PKCS#1 v1.5 padding and SHA-256.
    Rs256,
    /// Ed25519.
    EdDsa,
}

impl JwsAlgorithm {
    /// Its name in a token's header.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Hs256 => "HS256",
            Self::Hs384 => "HS384",
            Self::Hs512 => "HS512",
            Self::Es256 => "ES256",
            Self::Rs256 => "RS256",
            Self::EdDsa => "EdDSA",
        }
    }

    /// The algorithm itself.
    pub(crate) const fn algorithm(self) -> Algorithm {
        match self {
            Self::Hs256 => Algorithm::HmacSha256,
            Self::Hs384 => Algorithm::HmacSha384,
            Self::Hs512 => Algorithm::HmacSha512,
            Self::Es256 => Algorithm::EcdsaP256,
            Self::Rs256 => Algorithm::RsaPkcs1Sha256,
            Self::EdDsa => Algorithm::Ed25519,
        }
    }
}

/// How a secret's text becomes a key. A secret given as bytes is the key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyFormat<'a> {
    /// Its UTF-8, verbatim, prefixes and all.
    Utf8,
    /// Padded or unpadded standard base64, after this prefix, which may be left out.
    Base64 {
        /// Such as `whsec_`.
        prefix: &'a str,
    },
    /// Its UTF-8, verbatim, or what its base64 stands for after this prefix: the vendor
    /// signs with one of them, and which one the secret does not tell.
    Utf8OrBase64 {
        /// Such as `whsec_`.
        prefix: &'a str,
    },
    /// Hexadecimal, in either case.
    Hex,
    /// The SHA-1 of its UTF-8.
    Sha1,
    /// `account:key`: the UTF-8 behind the first colon; what is before it is
    /// [`Part::Account`]. Only as text, and only an HMAC's.
    Account,
    /// A public key: PEM or base64 of a SubjectPublicKeyInfo (RFC 5280), or a
    /// JWK (RFC 7517); for tokens also a set of JWKs. As bytes: the DER.
    Public,
    /// An X.509 certificate (RFC 5280) that the vendor publishes: in PEM, the
    /// first of several being the signer's. As bytes: the DER.
    Certificate(&'a Published<'a>),
}

/// Where a vendor publishes its certificates: each delivery names the one it was
/// signed with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Published<'a> {
    /// The field with the certificate's address. Nobody signs it.
    pub named_by: Field<'a>,
    /// The form of the vendor's addresses, whole: `{region}` stands for an AWS
    /// region, `{name}` for letters, digits and hyphens, all else for itself.
    pub addresses: &'a [&'a str],
}

/// Where the signature is, and how it is written.
#[derive(Clone, Copy, Debug)]
pub struct Signature<'a> {
    /// Where it stands.
    pub place: Place<'a>,
    /// How the value there is put together.
    pub layout: Layout<'a>,
    /// How the bytes of a signature are written.
    pub encoding: Encoding,
}

impl<'a> Signature<'a> {
    /// Hexadecimal, by itself, in a header that the row names.
    pub const HEX: Self =
        Signature { place: Place::Field(Field::Header("")), layout: Layout::Bare, encoding: Encoding::Hex };

    /// A signature in this header (in lower case), by itself.
    #[must_use]
    pub const fn header(name: &'a str, encoding: Encoding) -> Self {
        Signature { place: Place::Field(Field::Header(name)), layout: Layout::Bare, encoding }
    }

    /// With its value put together so.
    #[must_use]
    pub const fn layout(self, layout: Layout<'a>) -> Self {
        Signature { layout, ..self }
    }
}

/// Where a signature stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place<'a> {
    /// In one field.
    Field(Field<'a>),
    /// In headers whose names end in a number from 1 to 40, one for each key.
    Numbered(&'a str),
    /// In this header, in lower case, as often as it comes, and in each of the values
    /// that the vendor, or a server, has joined by a comma and a space.
    Repeated(&'a str),
    /// In one header for each secret, in the order of the secrets: the first
    /// secret is tried on the first header alone. One of them must be there.
    PerSecret(&'a [&'a str]),
}

/// A text in a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field<'a> {
    /// The header of this name, in lower case; or the first that is there of several,
    /// with `|` between their names.
    Header(&'a str),
    /// The member of the body at this path: names and indexes with dots between.
    Member(&'a str),
    /// The first that is there of the members at these paths, with `|` between them.
    FirstMember(&'a str),
    /// The URL's query parameter of this name, decoded.
    Query(&'a str),
    /// The claim of this name in the token that signs ([`Layout::Jws`]).
    Claim(&'a str),
}

/// How a signature field's value is put together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layout<'a> {
    /// The signature, and nothing else.
    Bare,
    /// The signature after this text, such as `sha256=`.
    Prefixed(&'a str),
    /// `name=value` items: one time, or none, and one or more signatures. Items
    /// with other names are left out of account.
    Pairs {
        /// What stands between two items.
        separator: &'a str,
        /// The name of the time's item; empty where there is none.
        time: &'a str,
        /// The names of the signatures' items.
        tags: &'a [&'a str],
    },
    /// Several [`Layout::Pairs`] with a space between them, each with a time of its own.
    PairGroups {
        /// What stands between two items.
        separator: &'a str,
        /// The name of the time's item.
        time: &'a str,
        /// The names of the signatures' items.
        tags: &'a [&'a str],
    },
    /// `version,signature` items with spaces between them, of which those of
    /// this version count (Standard Webhooks).
    Versions(&'a str),
    /// Texts with this separator between them: a fixed first one, or none, the
    /// time, one or more signatures.
    Positional {
        /// What stands between two texts.
        separator: &'a str,
        /// The first text; empty where the time is the first.
        version: &'a str,
    },
    /// `name<between>signature` items, the name being that of a key, which no secret
    /// has: each secret is tried on each. Other items are left out of account.
    Keyed {
        /// What stands between two items.
        separator: &'a str,
        /// What stands between a name and its signature.
        between: &'a str,
    },
    /// A token in the compact form of RFC 7515, in a header, after this text. Its
    /// claims `exp` and `nbf` hold, where it has them.
    Jws {
        /// Such as `Bearer `; often empty.
        prefix: &'a str,
        /// The algorithms that the vendor signs with: the token's own header
        /// chooses among these, never beyond them.
        algorithms: &'a [JwsAlgorithm],
    },
}

/// How the bytes of a signature are written. One text form for each byte string.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// Lower-case hexadecimal.
    Hex,
    /// Hexadecimal in either case, where the vendor's own tools write both.
    HexAnyCase,
    /// Standard base64 (RFC 4648, section 4), padded.
    Base64,
    /// URL-safe base64 (RFC 4648, section 5), unpadded.
    Base64Url,
    /// The text itself: a token.
    Text,
}

impl Encoding {
    /// What a well-formed signature looks like.
    pub(crate) const fn description(self) -> &'static str {
        match self {
            Self::Hex => "lower-case hexadecimal digits",
            Self::HexAnyCase => "hexadecimal digits",
            Self::Base64 => "padded standard base64",
            Self::Base64Url => "unpadded URL-safe base64",
            Self::Text => "text",
        }
    }
}

/// A piece of the signed message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part<'a> {
    /// The time in the signature's field, in its own characters.
    Timestamp,
    /// These characters.
    Literal(&'a str),
    /// The raw body.
    Body,
    /// A field; refused where it is absent.
    Field(Field<'a>),
    /// A field; nothing where it is absent.
    OptionalField(Field<'a>),
    /// A field and a line feed; one that it ends in is this one, and is not given out.
    Line(Field<'a>),
    /// A field between two texts; nothing at all where it is absent.
    Wrapped(&'a str, Field<'a>, &'a str),
    /// As [`Part::Wrapped`], the field in lower case (that of ASCII).
    WrappedLower(&'a str, Field<'a>, &'a str),
    /// The HTTP method, in upper case.
    Method,
    /// The URL, in this form.
    Url(UrlForm),
    /// The secret: SHA-256 has no other place for it, an HMAC's message seldom has one.
    Secret,
    /// The hexadecimal SHA-256 of the secret.
    SecretSha256,
    /// What stands before the key in the secret ([`KeyFormat::Account`]).
    Account,
    /// The form in the body: names and values one after another, sorted by
    /// name; of several values of one name each different one, sorted.
    SortedForm,
    /// The JSON body written anew: members sorted by code point, no white
    /// space, nothing escaped that need not be, `2.0` and `2e0` as `2`.
    CanonicalJson,
    /// The body with every character from U+007F on as `\uXXXX`, and `/` as `\/`.
    EscapedBody,
    /// `name:value` of the headers that this header names with commas, in that
    /// order, with `;` between them.
    SignedHeaders(&'a str),
    /// The token's header and claims, as they were sent.
    Token,
    /// The names and values of these members of the body, those that are there, each on a
    /// line of its own (SNS). The second must be there, and only the value of the
    /// first may have several lines: so the message can be read in one way alone.
    NamedLines(&'a [&'a str]),
    /// The CRC-32 of the raw body (ISO 3309), in decimal (PayPal). Anybody can make
    /// another body of the same one: it does not prove the body.
    BodyCrc32,
    /// Whom the delivery is for, as the caller said.
    Audience,
}

impl<'a> Part<'a> {
    /// The one field that it is made of, where it is one.
    pub(crate) const fn field(&self) -> Option<Field<'a>> {
        match *self {
            Part::Field(field)
            | Part::OptionalField(field)
            | Part::Line(field)
            | Part::Wrapped(_, field, _)
            | Part::WrappedLower(_, field, _) => Some(field),
            _ => None,
        }
    }

    /// Whether it is the body, written anew.
    #[cfg(feature = "full")]
    pub(crate) const fn is_rewritten_body(&self) -> bool {
        matches!(self, Part::CanonicalJson | Part::EscapedBody | Part::SortedForm)
    }
}

/// What the text of a signed field is made of, by which a message can be read in
/// one way alone. Without one, it is the [`Timestamp`] in its unit, or a text that
/// does not contain the nearest byte of what stands between it and the next part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Anything. One part of a message can be so: the body, or one field.
    Any,
    /// ASCII letters, digits and `- . _ ~ : + = /`. The next part begins with
    /// something else: JSON does.
    Plain,
    /// What stands in a URL: no white space, no control character, and none of
    /// `" < > [ ] { }`. The next part begins with something else: JSON does.
    Url,
    /// Anything, with nothing that marks where it begins: whoever has one delivery
    /// can move bytes between it and its neighbour. Only where the vendor leaves no
    /// other way; nothing of either may be given out.
    Unmarked,
}

/// A form of the URL that the vendor called.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UrlForm {
    /// As it was given.
    Whole,
    /// With the port that its scheme implies, if it has none.
    WithPort,
    /// Without its port.
    WithoutPort,
    /// With every `'` of the query as `%27`, and its host in lower case, as the WHATWG URL
    /// standard writes them.
    QuotesEscaped,
    /// With every `%27` of the query as `'`: what a `Request` of that standard was made of.
    QuotesRaw,
    /// Without query and fragment.
    Base,
    /// Its path and query.
    PathAndQuery,
    /// Its path as ECMAScript's `encodeURI` writes it, and its query as
    /// `encodeURIComponent` does and then `encodeURI`.
    PathAndQueryEncoded,
    /// With `! $ ' ( ) * , / : ; ? @` in place of their percent-encodings.
    ReservedDecoded,
}

/// What must hold beside the signature.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Require<'a> {
    /// A field has this value.
    Is(Field<'a>, &'a str),
    /// Two fields have the same value.
    Same(Field<'a>, Field<'a>),
    /// A field says whom the delivery is for: the one that the caller said.
    Audience(Field<'a>),
    /// A field is the hexadecimal SHA-256 of the body.
    BodySha256(Field<'a>),
    /// A field is the base64 SHA-256 of the body.
    BodySha256Base64(Field<'a>),
    /// A field is the hexadecimal SHA-256 of the body, and absent if that is empty.
    BodySha256IfAny(Field<'a>),
    /// A field is the URL.
    Url(Field<'a>),
    /// A field is the hexadecimal SHA-256 of the URL.
    UrlSha256(Field<'a>),
    /// A field is the time (in seconds) from which on the delivery is refused,
    /// but for what clocks may differ by: [`Tolerance::future`] of the timestamp,
    /// and five minutes where there is none.
    Expires(Field<'a>),
}

/// The signed time.
#[derive(Clone, Copy, Debug)]
pub struct Timestamp<'a> {
    /// Where it stands.
    pub origin: Origin<'a>,
    /// What it counts.
    pub unit: Unit,
    /// How far it may lie from now, unless the caller says otherwise.
    pub tolerance: Tolerance,
}

/// Where a signed time stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin<'a> {
    /// In the signature's field, as its [`Layout`] says; always there.
    Signature,
    /// In a field; always there.
    Field(Field<'a>),
    /// In this member of the signed body, where the vendor sends it.
    OptionalMember(&'a str),
}

/// What a time counts, since 1970-01-01T00:00Z.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Seconds.
    Seconds,
    /// Milliseconds.
    Milliseconds,
    /// Seconds; from 10^12 on (which as seconds is the year 33658) milliseconds.
    SecondsOrMilliseconds,
    /// ISO 8601 with a time and an offset.
    Iso8601,
}

/// How far a signed time may lie from now, in milliseconds, the ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tolerance {
    /// Before now.
    pub past: u64,
    /// After now: what clocks may differ by.
    pub future: u64,
}

impl Tolerance {
    /// Five minutes on both sides: what Stripe, Svix and Standard Webhooks do.
    pub const FIVE_MINUTES: Self = Self { past: 300_000, future: 300_000 };

    /// A signed time that the vendor does not ask to be checked. Callers can.
    pub const ANY: Self = Self { past: u64::MAX, future: u64::MAX };
}

/// What tells a delivery and its retries from other events. To take two events for
/// one loses the second, and to take a retry for another event handles one twice:
/// the former is worse, so where nothing is known it is [`Replay::Unknown`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Replay<'a> {
    /// The body: two events never have the same, and a retry has it again.
    Body,
    /// The whole signed message: bodies may repeat, what is signed does not.
    Content,
    /// A signed field: the event's own, and the same for its retries. Where it is
    /// absent nothing tells two events apart.
    Field(Field<'a>),
    /// Nothing that is signed tells two events apart, or nobody says so.
    Unknown,
}

/// What a vendor sends to see whether the receiver is there, and the answer.
#[derive(Clone, Copy, Debug)]
pub struct Handshake<'a> {
    /// Its HTTP method.
    pub method: &'a str,
    /// Whether it must carry the scheme's signature.
    pub signed: bool,
    /// Fields and the values they have; an empty value stands for any.
    pub when: &'a [(Field<'a>, &'a str)],
    /// A field that must hold the `verifyToken` that the caller chose.
    pub token: Option<Field<'a>>,
    /// The answer's status.
    pub status: u16,
    /// The answer's headers.
    pub headers: &'a [(&'a str, &'a [Reply<'a>])],
    /// The answer's body.
    pub body: &'a [Reply<'a>],
}

impl Handshake<'_> {
    /// A HEAD that nobody signs, and that says nothing but that it wants a 200.
    pub const HEAD: Self = Handshake {
        method: "HEAD",
        signed: false,
        when: &[],
        token: None,
        status: 200,
        headers: &[],
        body: &[],
    };

    /// Whether the caller has to say which token the vendor and he agreed on.
    pub(crate) fn asks_token(&self) -> bool {
        self.token.is_some() || self.replies().any(|reply| *reply == Reply::VerifyTokenJson)
    }

    /// The pieces of the answer, in headers and body.
    pub(crate) fn replies(&self) -> impl Iterator<Item = &Reply<'_>> {
        self.headers.iter().flat_map(|(_, reply)| *reply).chain(self.body)
    }
}

/// A piece of the answer to a handshake.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reply<'a> {
    /// These characters.
    Literal(&'a str),
    /// A field, as it is.
    Field(Field<'a>),
    /// A field, as a JSON string.
    Json(Field<'a>),
    /// The hexadecimal HMAC of a field under the first secret.
    HmacHex(Field<'a>),
    /// The base64 HMAC of a field under the first secret.
    HmacBase64(Field<'a>),
    /// The `verifyToken` that the caller was given by the vendor, as a JSON string.
    VerifyTokenJson,
}

/// What an accepted delivery proves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Covers {
    /// The vendor signed this very body.
    Body,
    /// The vendor signed some fields of it; the payload has no others.
    Fields,
    /// It came from somebody who is known: the body is not proven.
    Sender,
}

impl Covers {
    /// Its name in an event.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Body => "body",
            Self::Fields => "fields",
            Self::Sender => "sender",
        }
    }
}

/// How an authentic body is read.
#[derive(Clone, Copy, Debug)]
pub struct Body<'a> {
    /// What it can be; anything, where this is empty. Decided by its first byte,
    /// never by Content-Type, which nobody signs.
    pub formats: &'a [Format],
    /// The field of a form that is the payload, as JSON, where it is there: `payload`
    /// of GitHub, `json` of Dropbox Sign. The form's other fields are not given out.
    pub within: Option<&'a str>,
    /// What no body may be taken from, since the same key signs that for something else.
    /// This alone is a reason to refuse a delivery for its body.
    pub unlike: Option<Unlike>,
    /// What identifies what the event is about; the first that is there counts.
    pub id: &'a [Field<'a>],
    /// Whether one of `id` must be there for the payload to be read.
    pub required: bool,
    /// The members that are documented, and their kinds.
    pub shape: Shape,
}

/// What a body can be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// A JSON object (RFC 8259).
    Json,
    /// An XML 1.0 document without a document type.
    Xml,
    /// A JSON list (RFC 8259).
    JsonList,
    /// `application/x-www-form-urlencoded`, as the WHATWG URL standard parses it.
    Form,
    /// `multipart/form-data` (RFC 7578), which begins with its boundary.
    Multipart,
}

/// A text that a scheme's key signs and that is no delivery of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unlike {
    /// What begins with a digit: another scheme of the vendor signs the time before the
    /// body, with the same key.
    Timed,
    /// What begins with a method and a URL: likewise.
    Requested,
    /// Up to 128 letters, digits and `+ / _ -`: the answer to an unsigned handshake
    /// shows anybody the code of such a text. Also nothing at all, where the message is
    /// more than the body.
    Token,
}
