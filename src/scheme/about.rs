//! Whose a scheme is, how that is known, and what its receiver does beside the verdict.

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
    /// Why [`Scheme::replay`](crate::Scheme::replay) tells a delivery and its retries from other events, or
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

    /// With this reason for its [`Replay`](crate::Replay).
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
