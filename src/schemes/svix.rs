//! Svix: Standard Webhooks, of which it is the origin, with headers of its own, or
//! those of the standard for vendors that do not want to name it. As in its library,
//! each is looked for under the own name first.
//!
//! Source: the vendor's library, npm `svix` 1.99.1, `webhook.js`.

use crate::scheme::{
    About, Body, Confidence, Encoding, Field, KeyFormat, Layout, Origin, Part, Replay, Scheme, Signature,
    Timestamp, Tolerance, Unit,
};

const ID: &str = "svix-id|webhook-id";
const TIMESTAMP: &str = "svix-timestamp|webhook-timestamp";
const SIGNATURE: &str = "svix-signature|webhook-signature";

/// Secret: It comes from where you added the endpoint, such as the sender's application portal:
/// that endpoint's signing secret, which begins with `whsec_`. Source:
/// <https://github.com/svix/svix-docs/blob/main/content/receiving/verifying-payloads/how.mdx>.
pub(crate) const WEBHOOK: Scheme<'static> = Scheme {
    name: "svix",
    about: &About::new(
        "Svix",
        "https://docs.svix.com/receiving/verifying-payloads/how-manual",
        Confidence::Vendor,
    )
    .identity("the message's id, the same for its retries")
    .retries(28, "https://docs.svix.com/retries"),
    key: KeyFormat::Base64 { prefix: "whsec_" },
    signature: Signature::header(SIGNATURE, Encoding::Base64).layout(Layout::Versions("v1")),
    content: &[
        Part::Field(Field::Header(ID)),
        Part::Literal("."),
        Part::Field(Field::Header(TIMESTAMP)),
        Part::Literal("."),
        Part::Body,
    ],
    timestamp: Some(Timestamp {
        origin: Origin::Field(Field::Header(TIMESTAMP)),
        unit: Unit::Seconds,
        tolerance: Tolerance::FIVE_MINUTES,
    }),
    replay: Replay::Field(Field::Header(ID)),
    body: Body { id: &[Field::Header(ID)], ..Scheme::BODY_HMAC.body },
    ..Scheme::BODY_HMAC
};
