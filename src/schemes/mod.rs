//! The table of built-in schemes: one line for each.

// Identity verification.
mod adobe_sign;
mod alloy;
mod authenteq;
mod berbix;
mod certifaction;
mod checkr;
mod complycube;
mod criipto;
pub(crate) mod didit;
mod docusign;
mod dojah;
mod footprint;
mod idenfy;
mod incode;
pub(crate) mod jumio;
mod metamap;
mod middesk;
mod ondato;
pub(crate) mod onfido;
pub(crate) mod persona;
mod plaid;
mod pomelo;
mod prembly;
mod sardine;
pub(crate) mod sheerid;
mod shufti;
mod smile_id;
pub(crate) mod sumsub;
pub(crate) mod trulioo;
mod trustmatic;
mod truv;
pub(crate) mod veriff;
mod yoti;
pub(crate) mod zignsec;

// General.
mod ably;
mod adyen;
mod affirm;
mod aftership;
mod airship;
mod airtable;
mod airwallex;
mod asana;
mod authorize_net;
mod autodesk;
mod aws_sns;
mod bitbucket;
mod boldsign;
mod bolt;
mod box_com;
mod braintree;
mod brex;
mod buildkite;
mod cal_com;
mod calendly;
mod cashfree;
mod chargebee;
mod chargify;
mod checkout;
mod circle;
mod circleci;
mod clerk;
mod clickup;
mod coinbase_commerce;
mod coinify;
mod contentful;
mod cursor;
mod customer_io;
mod discord;
mod doppler;
mod dropbox;
mod dropbox_sign;
mod dub;
mod dwolla;
mod elevenlabs;
mod etsy;
mod figma;
mod front;
mod fusionauth;
mod gemini;
mod github;
mod gitlab;
mod gocardless;
mod greenhouse;
mod heroku;
mod hookdeck;
mod hubspot;
mod incident_io;
mod intercom;
mod iron;
mod jira;
mod klaviyo;
mod launchdarkly;
mod lemon_squeezy;
mod line;
mod linear;
mod linkedin;
mod lob;
mod mailgun;
mod mandrill;
mod mercado_pago;
mod messagebird;
mod meta;
mod method;
mod mixpanel;
mod modern_treasury;
mod mollie;
mod monday;
mod mongodb_atlas;
mod ms_graph;
mod ms_teams;
mod mux;
mod netlify;
mod notion;
mod npm;
mod nylas;
mod okta;
mod onfleet;
mod openai;
mod paddle;
mod pagerduty;
mod pandadoc;
mod paypal;
mod paystack;
mod pipedrive;
mod plivo;
mod polar;
mod postmark;
mod primer;
mod pusher;
mod quickbooks;
mod razorpay;
mod recurly;
mod render;
mod replicate;
mod resend;
mod sanity;
mod segment;
mod sendbird;
mod sendgrid;
mod sentry;
mod shippo;
mod shopify;
mod signable;
mod signwell;
mod sinch;
mod slack;
mod sparkpost;
mod square;
mod squarespace;
mod standard_webhooks;
mod stripe;
mod stytch;
mod supabase;
mod svix;
mod telegram;
mod telnyx;
mod tiktok;
mod trello;
mod twilio;
mod twitch;
mod typeform;
mod vanta;
mod vercel;
mod vipps;
mod vonage;
mod webflow;
mod wise;
mod woocommerce;
mod workos;
mod worldpay;
mod x;
mod xero;
mod yousign;
mod zendesk;
mod zoom;

use crate::FULL;
use crate::error::{Code, Error};
use crate::scheme::{Feature, Scheme};

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

/// The small wasm has no words for people and no addresses, and the npm package
/// has a table of vendors and pages beside any wasm.
const fn needed(scheme: &Scheme<'static>) -> Scheme<'static> {
    let is_wasm = cfg!(all(feature = "js", target_family = "wasm"));
    let is_small = is_wasm && !FULL;
    Scheme {
        about: if is_wasm { Scheme::BODY_HMAC.about } else { scheme.about },
        sources: if is_small { &[] } else { scheme.sources },
        advice: if is_small { &[] } else { scheme.advice },
        ..*scheme
    }
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

const EVERY: &[&Scheme<'static>] = &[
    // Identity verification.
    &zignsec::V2,
    &zignsec::V5,
    &zignsec::UNSIGNED,
    &sheerid::NOTIFIER,
    &adobe_sign::WEBHOOK,
    &alloy::SIGNED,
    &alloy::BASIC,
    &alloy::BEARER,
    &authenteq::WEBHOOK,
    &berbix::WEBHOOK,
    &certifaction::BEARER,
    &checkr::WEBHOOK,
    &complycube::WEBHOOK,
    &criipto::SIGNATURES,
    &didit::V2,
    &didit::RAW,
    &didit::SIMPLE,
    &docusign::CONNECT,
    &dojah::WEBHOOK,
    &footprint::WEBHOOK,
    &idenfy::CALLBACK,
    &incode::BEARER,
    &jumio::CALLBACK,
    &metamap::WEBHOOK,
    &middesk::WEBHOOK,
    &ondato::BASIC,
    &ondato::BEARER,
    &onfido::WEBHOOK,
    &persona::WEBHOOK,
    &plaid::WEBHOOK,
    &pomelo::WEBHOOK,
    &prembly::WEBHOOK,
    &sardine::WEBHOOK,
    &shufti::CALLBACK,
    &smile_id::CALLBACK,
    &sumsub::SHA256,
    &sumsub::SHA512,
    &sumsub::SHA1,
    &trulioo::WEBHOOK,
    &trustmatic::WEBHOOK,
    &truv::WEBHOOK,
    &veriff::WEBHOOK,
    &yoti::BASIC,
    &yoti::BEARER,
    // General.
    &ably::WEBHOOK,
    &adyen::STANDARD,
    &adyen::PLATFORM,
    &affirm::WEBHOOK,
    &aftership::WEBHOOK,
    &airship::WEBHOOK,
    &airtable::WEBHOOK,
    &airwallex::WEBHOOK,
    &asana::WEBHOOK,
    &authorize_net::WEBHOOK,
    &autodesk::WEBHOOK,
    &aws_sns::SHA256,
    &aws_sns::SHA1,
    &bitbucket::WEBHOOK,
    &boldsign::WEBHOOK,
    &bolt::WEBHOOK,
    &box_com::WEBHOOK,
    &braintree::WEBHOOK,
    &brex::WEBHOOK,
    &buildkite::WEBHOOK,
    &cal_com::WEBHOOK,
    &calendly::WEBHOOK,
    &cashfree::WEBHOOK,
    &chargebee::BASIC,
    &chargify::WEBHOOK,
    &checkout::WEBHOOK,
    &circle::WEBHOOK,
    &circleci::WEBHOOK,
    &clerk::WEBHOOK,
    &clickup::WEBHOOK,
    &coinbase_commerce::WEBHOOK,
    &coinify::WEBHOOK,
    &contentful::WEBHOOK,
    &cursor::WEBHOOK,
    &customer_io::WEBHOOK,
    &discord::INTERACTIONS,
    &discord::EVENTS,
    &doppler::WEBHOOK,
    &dropbox::WEBHOOK,
    &dropbox_sign::EVENT,
    &dub::WEBHOOK,
    &dwolla::WEBHOOK,
    &elevenlabs::WEBHOOK,
    &etsy::WEBHOOK,
    &figma::WEBHOOK,
    &front::APPLICATION,
    &front::RULE,
    &fusionauth::SHARED,
    &fusionauth::PUBLIC,
    &gemini::WEBHOOK,
    &github::WEBHOOK,
    &gitlab::TOKEN,
    &gitlab::SIGNED,
    &gocardless::WEBHOOK,
    &greenhouse::WEBHOOK,
    &heroku::WEBHOOK,
    &hookdeck::WEBHOOK,
    &hubspot::V1,
    &hubspot::V2,
    &hubspot::V3,
    &incident_io::WEBHOOK,
    &intercom::WEBHOOK,
    &iron::WEBHOOK,
    &jira::WEBHOOK,
    &klaviyo::WEBHOOK,
    &launchdarkly::WEBHOOK,
    &lemon_squeezy::WEBHOOK,
    &line::WEBHOOK,
    &linear::WEBHOOK,
    &linkedin::WEBHOOK,
    &lob::WEBHOOK,
    &mailgun::WEBHOOK,
    &mandrill::WEBHOOK,
    &mercado_pago::WEBHOOK,
    &meta::WEBHOOK,
    &messagebird::WEBHOOK,
    &method::WEBHOOK,
    &mixpanel::BASIC,
    &modern_treasury::WEBHOOK,
    &mollie::WEBHOOK,
    &monday::WEBHOOK,
    &mongodb_atlas::WEBHOOK,
    &ms_graph::NOTIFICATIONS,
    &ms_teams::WEBHOOK,
    &mux::WEBHOOK,
    &netlify::WEBHOOK,
    &notion::WEBHOOK,
    &npm::WEBHOOK,
    &nylas::WEBHOOK,
    &okta::EVENT_HOOK,
    &onfleet::WEBHOOK,
    &openai::WEBHOOK,
    &paddle::WEBHOOK,
    &pagerduty::WEBHOOK,
    &pandadoc::WEBHOOK,
    &paypal::LIVE,
    &paypal::SANDBOX,
    &paystack::WEBHOOK,
    &pipedrive::BASIC,
    &plivo::V2,
    &polar::WEBHOOK,
    &postmark::BASIC,
    &primer::WEBHOOK,
    &pusher::WEBHOOK,
    &quickbooks::WEBHOOK,
    &razorpay::WEBHOOK,
    &recurly::WEBHOOK,
    &render::WEBHOOK,
    &replicate::WEBHOOK,
    &resend::WEBHOOK,
    &sanity::WEBHOOK,
    &segment::WEBHOOK,
    &sendbird::WEBHOOK,
    &sendgrid::EVENTS,
    &sentry::WEBHOOK,
    &shippo::WEBHOOK,
    &shopify::WEBHOOK,
    &shopify::EVENTS,
    &signable::WEBHOOK,
    &signwell::WEBHOOK,
    &sinch::WEBHOOK,
    &slack::WEBHOOK,
    &sparkpost::BASIC,
    &square::WEBHOOK,
    &squarespace::WEBHOOK,
    &standard_webhooks::V1,
    &standard_webhooks::V1A,
    &stripe::WEBHOOK,
    &stripe::IDENTITY,
    &stytch::WEBHOOK,
    &supabase::WEBHOOK,
    &svix::WEBHOOK,
    &telegram::WEBHOOK,
    &telnyx::WEBHOOK,
    &tiktok::WEBHOOK,
    &trello::WEBHOOK,
    &twilio::FORM,
    &twilio::JSON,
    &twitch::WEBHOOK,
    &typeform::WEBHOOK,
    &vanta::WEBHOOK,
    &vercel::WEBHOOK,
    &vipps::WEBHOOK,
    &vonage::MESSAGES,
    &webflow::WEBHOOK,
    &wise::WEBHOOK,
    &woocommerce::WEBHOOK,
    &workos::WEBHOOK,
    &worldpay::EVENTS,
    &x::WEBHOOK,
    &xero::WEBHOOK,
    &yousign::WEBHOOK,
    &zendesk::WEBHOOK,
    &zoom::WEBHOOK,
];

/// The built-in scheme of this name, such as `zignsec-v5`.
///
/// # Errors
/// [`Code::UnknownScheme`]: there is no fallback.
pub fn named(name: &str) -> Result<&'static Scheme<'static>, Error> {
    ALL.iter().find(|scheme| scheme.name == name).ok_or_else(|| {
        let hint = "no built-in scheme has this name: see the table of schemes";
        Error::new(Code::UnknownScheme, &[hint])
    })
}
