//! Mercado Pago: `ts=<time>,v1=<hex>`, HMAC-SHA256 over
//! `id:<data.id>;request-id:<X-Request-Id>;ts:<ts>;`, without the parts that are
//! absent. `data.id` is the URL's parameter, in lower case, as the page says, or in the
//! case in which it comes, as the library has it: its case is not proven. Nothing in
//! the body is signed: fetch what the id names.
//!
//! `ts` is in seconds or milliseconds, by product, and the library checks no window:
//! fresh is what the caller says.
//!
//! Sources: the vendor's page; the vendor's library, `mercadopago/sdk-nodejs`.

use crate::scheme::{
    About, Body, Confidence, Covers, Encoding, Field, Layout, Origin, Part, Replay, Scheme, Signature,
    Timestamp, Tolerance, Unit,
};

const REQUEST_ID: Part<'static> = Part::Wrapped("request-id:", Field::Header("x-request-id"), ";");

/// Secret: In Mercado Pago, Your integrations › your application › Webhooks › Configure
/// notifications: the secret key made when you save the configuration. Source:
/// <https://www.mercadopago.com.mx/developers/en/docs/checkout-api-v2/notifications>.
pub(crate) const WEBHOOK: Scheme<'static> = Scheme {
    name: "mercado-pago",
    about: &About::new(
        "Mercado Pago",
        "https://www.mercadopago.com/developers/en/docs/your-integrations/notifications/webhooks",
        Confidence::Vendor,
    )
    .identity("the request's id; whether a retry has a new one is not documented")
    .retries(96, "https://www.mercadopago.com.pe/developers/en/docs/woocommerce/additional-content/notifications/ipn/online-payments/online-url-after-notification"),
    signature: Signature::header("x-signature", Encoding::Hex).layout(Layout::Pairs {
        separator: ",",
        time: "ts",
        tags: &["v1"],
    }),
    content: &[
        Part::WrappedLower("id:", Field::Query("data.id"), ";"),
        REQUEST_ID,
        Part::Literal("ts:"),
        Part::Timestamp,
        Part::Literal(";"),
    ],
    alternates: &[&[
        Part::Wrapped("id:", Field::Query("data.id"), ";"),
        REQUEST_ID,
        Part::Literal("ts:"),
        Part::Timestamp,
        Part::Literal(";"),
    ]],
    timestamp: Some(Timestamp {
        origin: Origin::Signature,
        unit: Unit::SecondsOrMilliseconds,
        tolerance: Tolerance::ANY,
    }),
    covers: Covers::Fields,
    replay: Replay::Field(Field::Header("x-request-id")),
    body: Body { id: &[Field::Query("data.id")], ..Scheme::BODY_HMAC.body },
    ..Scheme::BODY_HMAC
};
