//! AWS SNS over HTTP(S): the body's `Signature` is base64 of RSA over the names and
//! values of some members, a line each: SHA-256 where the topic's `SignatureVersion`
//! is 2, and SHA-1 where it is 1, which it is unless somebody sets it. `Message` and
//! what identifies it are signed; `MessageAttributes` are not, and not given out.
//!
//! The signature says that SNS sent it: for whoever has a topic. Whose topic it is
//! says `TopicArn`, and the caller: anybody can have SNS sign for a topic of their
//! own, so without it every message would pass.
//!
//! `SigningCertURL` names the certificate. The vendor's validators take
//! `sns.[a-zA-Z0-9-]{3,}.amazonaws.com`, which `sns.s3-us-west-2.amazonaws.com` is
//! too, a bucket called `sns`: here a region stands there.
//!
//! A subscription begins with a message of `Type` `SubscriptionConfirmation`, whose
//! `SubscribeURL` is to be visited: an event, since an answer confirms nothing.
//!
//! SNS retries for up to an hour, with the same `MessageId` and `Timestamp`:
//! <https://docs.aws.amazon.com/sns/latest/dg/sns-message-delivery-retries.html>.
//!
//! Sources: the vendor's pages; `sns-validator` 0.3.5 (npm) and the
//! `sns-message-manager` of aws-sdk-java-v2, with messages that SNS signed.

use crate::error::Code;
use crate::scheme::{
    About, Algorithm, Body, Confidence, Covers, Encoding, Field, Format, KeyFormat, Layout, Origin, Part,
    Place, Published, Replay, Require, Scheme, Signature, Timestamp, Tolerance, Unit,
};

/// `SignatureVersion` 2.
pub(crate) const SHA256: Scheme<'static> = Scheme {
    name: "aws-sns",
    about: &About::new(
        "AWS SNS",
        "https://docs.aws.amazon.com/sns/latest/dg/sns-verify-signature-of-message-verify-message-signature.html",
        Confidence::Vendor,
    )
    .identity("the message's id, the same for its retries")
    .retries(1, "https://docs.aws.amazon.com/sns/latest/dg/sns-message-delivery-retries.html"),
    algorithm: Algorithm::RsaPkcs1Sha256,
    key: KeyFormat::Certificate(&Published {
        named_by: Field::Member("SigningCertURL"),
        addresses: &[
            "https://sns.{region}.amazonaws.com/{name}.pem",
            "https://sns.{region}.amazonaws.com.cn/{name}.pem",
        ],
    }),
    signature: Signature {
        place: Place::Field(Field::Member("Signature")),
        layout: Layout::Bare,
        encoding: Encoding::Base64,
    },
    content: &[Part::NamedLines(&[
        "Message",
        "MessageId",
        "Subject",
        "SubscribeURL",
        "Timestamp",
        "Token",
        "TopicArn",
        "Type",
    ])],
    require: &[Require::Audience(Field::Member("TopicArn"))],
    timestamp: Some(Timestamp {
        origin: Origin::Field(Field::Member("Timestamp")),
        unit: Unit::Iso8601,
        tolerance: Tolerance { past: 3_900_000, future: 300_000 },
    }),
    covers: Covers::Fields,
    replay: Replay::Field(Field::Member("MessageId")),
    body: Body { formats: &[Format::Json], id: &[Field::Member("MessageId")], ..Scheme::BODY_HMAC.body },
    advice: &[
        (
            Code::SignatureMismatch,
            "; where its SignatureVersion is 1, set the topic's to 2, or use aws-sns-sha1",
        ),
        (Code::MissingSignature, "; with raw message delivery SNS signs nothing: switch that off"),
    ],
    ..Scheme::BODY_HMAC
};

/// `SignatureVersion` 1, for topics whose owner has not set 2. Whoever may write part of a
/// message can, with much computing, have two signed at once.
pub(crate) const SHA1: Scheme<'static> = Scheme {
    name: "aws-sns-sha1",
    algorithm: Algorithm::RsaPkcs1Sha1,
    advice: &[
        (Code::SignatureMismatch, "; where its SignatureVersion is 2, use aws-sns"),
        (Code::MissingSignature, "; with raw message delivery SNS signs nothing: switch that off"),
    ],
    ..SHA256
};
