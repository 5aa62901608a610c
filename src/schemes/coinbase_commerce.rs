//! Coinbase Commerce: a hexadecimal HMAC-SHA256 of the raw body. `event.id`, in the
//! signed body, is the event's own.
//!
//! Source: the vendor's library, `coinbase-commerce-node`, and its tests.

use crate::scheme::{About, Body, Confidence, Encoding, Field, Replay, Scheme, Signature};

/// Secret: In Coinbase Commerce, Settings › Notifications: the shared webhook secret. Source:
/// <https://docs.cdp.coinbase.com/commerce/api-arcitecture/webhooks-security>.
pub(crate) const WEBHOOK: Scheme<'static> = Scheme {
    name: "coinbase-commerce",
    about: &About::new(
        "Coinbase Commerce",
        "https://docs.cdp.coinbase.com/commerce/api-arcitecture/webhooks-security",
        Confidence::Vendor,
    )
    .identity("the event's id")
    .retries(72, "https://docs.cdp.coinbase.com/commerce/api-arcitecture/webhooks-security"),
    signature: Signature::header("x-cc-webhook-signature", Encoding::Hex),
    replay: Replay::Field(Field::Member("event.id")),
    body: Body { id: &[Field::Member("event.id")], ..Scheme::BODY_HMAC.body },
    ..Scheme::BODY_HMAC
};
