//! The table of built-in schemes: one line for each.

// Identity verification.
mod adobe_sign;
mod alloy;
mod authenteq;
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
mod prembly;
mod sardine;
pub(crate) mod sheerid;
mod shufti;
pub(crate) mod sumsub;
pub(crate) mod trulioo;
mod trustmatic;
mod truv;
pub(crate) mod veriff;
mod yoti;
pub(crate) mod zignsec;

use crate::error::{Code, Error};
use crate::scheme::Scheme;

/// Every built-in scheme.
pub const ALL: &[&Scheme<'static>] = &[
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
    &prembly::WEBHOOK,
    &sardine::WEBHOOK,
    &shufti::CALLBACK,
    &sumsub::SHA256,
    &sumsub::SHA512,
    &sumsub::SHA1,
    &trulioo::WEBHOOK,
    &trustmatic::WEBHOOK,
    &truv::WEBHOOK,
    &veriff::WEBHOOK,
    &yoti::BASIC,
    &yoti::BEARER,
];

/// The built-in scheme of this name, such as `zignsec-v5`.
///
/// # Errors
/// [`Code::UnknownScheme`]: there is no fallback.
pub fn named(name: &str) -> Result<&'static Scheme<'static>, Error> {
    ALL.iter().find(|scheme| scheme.name == name).copied().ok_or_else(|| {
        let hint = "no built-in scheme has this name: see the table of schemes";
        Error::new(Code::UnknownScheme, &[hint])
    })
}
