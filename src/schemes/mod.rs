//! The table of built-in schemes: one line for each.

use crate::IS_PACKAGE;
use crate::document::Shape;
use crate::error::{Code, Error};
use crate::scheme::{Body, Feature, Scheme};

/// Names each vendor's file and its rows, once.
macro_rules! schemes {
    ($($visibility:vis $file:ident: $($row:ident),+;)+) => {
        $($visibility mod $file;)+

        /// Every row, in the order in which they are shown.
        const EVERY: &[&Scheme<'static>] = &[$($(&$file::$row,)+)+];
    };
}

schemes! {
    // Identity verification.
    pub(crate) zignsec: V2, V5, UNSIGNED;
    pub(crate) sheerid: NOTIFIER;
    pub(crate) adobe_sign: WEBHOOK;
    pub(crate) alloy: SIGNED, BASIC, BEARER;
    authenteq: WEBHOOK;
    berbix: WEBHOOK;
    certifaction: BEARER;
    pub(crate) checkr: WEBHOOK;
    pub(crate) complycube: WEBHOOK;
    pub(crate) criipto: SIGNATURES;
    pub(crate) didit: V2, RAW, SIMPLE;
    pub(crate) docusign: CONNECT;
    pub(crate) dojah: WEBHOOK;
    pub(crate) footprint: WEBHOOK;
    pub(crate) idenfy: CALLBACK;
    pub(crate) incode: BEARER;
    pub(crate) jumio: CALLBACK;
    pub(crate) metamap: WEBHOOK;
    pub(crate) middesk: WEBHOOK;
    pub(crate) ondato: BASIC, BEARER;
    pub(crate) onfido: WEBHOOK;
    pub(crate) persona: WEBHOOK;
    pub(crate) plaid: WEBHOOK;
    pomelo: WEBHOOK;
    prembly: WEBHOOK;
    sardine: WEBHOOK;
    pub(crate) shufti: CALLBACK;
    smile_id: CALLBACK;
    pub(crate) sumsub: SHA256, SHA512, SHA1;
    pub(crate) trulioo: WEBHOOK;
    trustmatic: WEBHOOK;
    pub(crate) truv: WEBHOOK;
    pub(crate) veriff: WEBHOOK;
    pub(crate) yoti: BASIC, BEARER;
    // General.
    ably: WEBHOOK;
    adyen: STANDARD, PLATFORM;
    affirm: WEBHOOK;
    aftership: WEBHOOK;
    airship: WEBHOOK;
    airtable: WEBHOOK;
    airwallex: WEBHOOK;
    asana: WEBHOOK;
    authorize_net: WEBHOOK;
    autodesk: WEBHOOK;
    aws_sns: SHA256, SHA1;
    bitbucket: WEBHOOK;
    pub(crate) boldsign: WEBHOOK;
    bolt: WEBHOOK;
    box_com: WEBHOOK;
    braintree: WEBHOOK;
    brex: WEBHOOK;
    buildkite: WEBHOOK;
    cal_com: WEBHOOK;
    calendly: WEBHOOK;
    pub(crate) cashfree: WEBHOOK;
    chargebee: BASIC;
    chargify: WEBHOOK;
    checkout: WEBHOOK;
    circle: WEBHOOK;
    circleci: WEBHOOK;
    clerk: WEBHOOK;
    clickup: WEBHOOK;
    coinbase_commerce: WEBHOOK;
    coinify: WEBHOOK;
    contentful: WEBHOOK;
    cursor: WEBHOOK;
    customer_io: WEBHOOK;
    discord: INTERACTIONS, EVENTS;
    doppler: WEBHOOK;
    dropbox: WEBHOOK;
    dropbox_sign: EVENT;
    dub: WEBHOOK;
    dwolla: WEBHOOK;
    elevenlabs: WEBHOOK;
    etsy: WEBHOOK;
    figma: WEBHOOK;
    front: APPLICATION, RULE;
    fusionauth: SHARED, PUBLIC;
    gemini: WEBHOOK;
    github: WEBHOOK;
    gitlab: TOKEN, SIGNED;
    gocardless: WEBHOOK;
    greenhouse: WEBHOOK;
    heroku: WEBHOOK;
    hookdeck: WEBHOOK;
    hubspot: V1, V2, V3;
    incident_io: WEBHOOK;
    intercom: WEBHOOK;
    iron: WEBHOOK;
    jira: WEBHOOK;
    klaviyo: WEBHOOK;
    launchdarkly: WEBHOOK;
    lemon_squeezy: WEBHOOK;
    line: WEBHOOK;
    linear: WEBHOOK;
    linkedin: WEBHOOK;
    lob: WEBHOOK;
    mailgun: WEBHOOK, ROUTES;
    mandrill: WEBHOOK;
    mercado_pago: WEBHOOK;
    meta: WEBHOOK;
    messagebird: WEBHOOK;
    method: WEBHOOK;
    mixpanel: BASIC;
    modern_treasury: WEBHOOK;
    mollie: WEBHOOK;
    monday: WEBHOOK;
    mongodb_atlas: WEBHOOK;
    ms_graph: NOTIFICATIONS;
    ms_teams: WEBHOOK;
    mux: WEBHOOK;
    netlify: WEBHOOK;
    notion: WEBHOOK;
    npm: WEBHOOK;
    nylas: WEBHOOK;
    okta: EVENT_HOOK;
    onfleet: WEBHOOK;
    openai: WEBHOOK;
    paddle: WEBHOOK;
    pagerduty: WEBHOOK;
    pandadoc: WEBHOOK;
    paypal: LIVE, SANDBOX;
    paystack: WEBHOOK;
    pipedrive: BASIC;
    plivo: V2;
    polar: WEBHOOK;
    postmark: BASIC;
    primer: WEBHOOK;
    pusher: WEBHOOK;
    quickbooks: WEBHOOK;
    razorpay: WEBHOOK;
    recurly: WEBHOOK;
    render: WEBHOOK;
    replicate: WEBHOOK;
    resend: WEBHOOK;
    sanity: WEBHOOK;
    segment: WEBHOOK;
    sendbird: WEBHOOK;
    sendgrid: EVENTS;
    sentry: WEBHOOK;
    shippo: WEBHOOK;
    shopify: WEBHOOK, EVENTS;
    pub(crate) signable: WEBHOOK;
    signwell: WEBHOOK;
    sinch: WEBHOOK;
    slack: WEBHOOK;
    sparkpost: BASIC;
    square: WEBHOOK;
    squarespace: WEBHOOK;
    standard_webhooks: V1, V1A;
    stripe: WEBHOOK, IDENTITY;
    stytch: WEBHOOK;
    supabase: WEBHOOK;
    svix: WEBHOOK;
    telegram: WEBHOOK;
    telnyx: WEBHOOK;
    tiktok: WEBHOOK;
    trello: WEBHOOK;
    twilio: FORM, JSON;
    twitch: WEBHOOK;
    typeform: WEBHOOK;
    vanta: WEBHOOK;
    vercel: WEBHOOK;
    vipps: WEBHOOK;
    vonage: MESSAGES;
    webflow: WEBHOOK;
    wise: WEBHOOK;
    woocommerce: WEBHOOK;
    workos: WEBHOOK;
    worldpay: EVENTS;
    x: WEBHOOK;
    xero: WEBHOOK;
    pub(crate) yousign: WEBHOOK;
    zendesk: WEBHOOK;
    zoom: WEBHOOK;
}

/// Every built-in scheme that needs no feature beyond those of this build.
pub static ALL: &[Scheme<'static>] = &HERE;

/// Chosen at compile time, so that no wasm holds a row it cannot use.
#[expect(clippy::indexing_slicing, reason = "checked by the compiler: this is a constant")]
static HERE: [Scheme<'static>; count()] = {
    let mut here = [Scheme::BODY_HMAC; count()];
    let mut count: usize = 0;
    let mut rest = EVERY;
    while let [scheme, after @ ..] = rest {
        if is_here(scheme) {
            here[count] = needed(scheme);
            count = count.saturating_add(1);
        }
        rest = after;
    }
    here
};

/// The npm package has a table of vendors and pages beside the wasm. A shape that restores
/// nothing is for readers of the row, and takes no room.
const fn needed(scheme: &Scheme<'static>) -> Scheme<'static> {
    let about = if IS_PACKAGE { Scheme::BODY_HMAC.about } else { scheme.about };
    let shape = if scheme.body.restores() { scheme.body.shape } else { Shape::ANY };
    Scheme { about, body: Body { shape, ..scheme.body }, ..*scheme }
}

/// A comparison that constants may make.
const fn is_here(scheme: &Scheme<'_>) -> bool {
    scheme.needs() as u8 <= Feature::ALL as u8
}

const fn count() -> usize {
    let mut count: usize = 0;
    let mut rest = EVERY;
    while let [scheme, after @ ..] = rest {
        if is_here(scheme) {
            count = count.saturating_add(1);
        }
        rest = after;
    }
    count
}

/// The built-in scheme of this name, such as `zignsec-v5`.
///
/// # Errors
/// [`Code::UnknownScheme`]: there is no fallback.
pub fn named(name: &str) -> Result<&'static Scheme<'static>, Error> {
    ALL.iter().find(|scheme| scheme.name == name).ok_or_else(|| unknown(name))
}

/// Why there is none; the npm package says it in JavaScript, which has the names anyway (`js/unknown.js`).
fn unknown(name: &str) -> Error {
    if IS_PACKAGE {
        return Error::new(Code::UnknownScheme, &[]);
    }
    if let Some(scheme) = EVERY.iter().find(|scheme| scheme.name == name) {
        return Error::new(Code::UnknownScheme, &["this scheme needs the feature ", scheme.needs().as_str()]);
    }
    let wrong = |other: &str| strsim::damerau_levenshtein(name, other);
    let names = EVERY.iter().map(|scheme| scheme.name).filter(|_| name.len() <= MAX_NAME_BYTES);
    match names.min_by_key(|other| wrong(other)).filter(|other| wrong(other) <= name.len() / 3) {
        Some(other) => {
            Error::new(Code::UnknownScheme, &["no built-in scheme has this name: did you mean ", other, "?"])
        }
        None => Error::new(
            Code::UnknownScheme,
            &[
                "no built-in scheme has this name: a vendor whose headers are webhook-id, webhook-timestamp and webhook-signature is standard-webhooks, with svix-id svix; any other can be described (Description)",
            ],
        ),
    }
}

/// Longer than any name: what is longer is not compared with them.
const MAX_NAME_BYTES: usize = 64;
