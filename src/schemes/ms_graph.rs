//! Microsoft Graph, change notifications: nothing is signed. Each notification of the
//! body carries the `clientState` that was given with its subscription, the secret;
//! where subscriptions have different ones, give them all. A POST with
//! `validationToken` in the URL asks whether the receiver is there.
//!
//! Notifications with resource data bring tokens, too (`validationTokens`), which are
//! not checked here.
//!
//! Sources: <https://learn.microsoft.com/en-us/graph/change-notifications-delivery-webhooks>;
//! a public registry of webhook schemes that cites it.

use crate::scheme::{
    About, Algorithm, Body, Confidence, Covers, Encoding, Field, Format, Handshake, Layout, Part, Place,
    Reply, Scheme, Signature,
};

const TOKEN: Field<'static> = Field::Query("validationToken");

/// Secret: You choose it when you create the subscription: the property `clientState` of `POST
/// /subscriptions`. Source:
/// <https://github.com/microsoftgraph/msgraph-sdk-php/blob/ae4814143d438cae7c828a5762514e986e90e5c7/src/Model/Subscription.php>.
pub(crate) const NOTIFICATIONS: Scheme<'static> = Scheme {
    name: "ms-graph",
    about: &About::new(
        "Microsoft Graph",
        "https://learn.microsoft.com/en-us/graph/change-notifications-delivery-webhooks",
        Confidence::Vendor,
    )
    .identity("nothing is signed")
    .retries(4, "https://learn.microsoft.com/en-us/graph/change-notifications-delivery-webhooks"),
    algorithm: Algorithm::Token,
    signature: Signature {
        place: Place::Field(Field::Member("clientState")),
        layout: Layout::Bare,
        encoding: Encoding::Text,
    },
    content: &[Part::Secret],
    items: Some(("value", "")),
    covers: Covers::Sender,
    handshakes: &[Handshake {
        method: "POST",
        signed: false,
        when: &[(TOKEN, "")],
        token: None,
        status: 200,
        headers: &[("content-type", &[Reply::Literal("text/plain")])],
        body: &[Reply::Field(TOKEN)],
    }],
    body: Body { formats: &[Format::Json], ..Scheme::BODY_HMAC.body },
    ..Scheme::BODY_HMAC
};
