//! What the pages of the vendors are made of, scheme by scheme.

use hookseal::{
    Algorithm, Confidence, Format, KeyFormat, Layout, Part, Reply, Require, Retries, Scheme, UrlForm,
};
use serde_json::{Value, json};

pub(crate) fn all(schemes: &[&Scheme<'_>]) -> Value {
    schemes.iter().map(|scheme| facts(scheme)).collect()
}

fn facts(scheme: &Scheme<'_>) -> Value {
    let about = scheme.about;
    json!({
        "name": scheme.name,
        "vendor": about.vendor,
        "documentation": about.documentation,
        "isVendors": about.confidence == Confidence::Vendor,
        "algorithm": super::algorithm(scheme),
        "key": key_kind(scheme),
        "keyInWords": super::key(scheme),
        "signature": super::signature(scheme),
        "signed": super::content(scheme),
        "open": super::left_open(scheme),
        "covers": scheme.covers.as_str(),
        "window": scheme.timestamp.map(super::window),
        "method": scheme.method,
        "signedUrl": signed_url(scheme),
        "isBatch": scheme.items.is_some(),
        "hasAudience": has_audience(scheme),
        "handshakes": scheme.handshakes.iter().map(|one| json!({
            "method": one.method,
            "isSigned": one.signed,
            "hasToken": one.token.is_some() || one.body.contains(&Reply::VerifyTokenJson),
        })).collect::<Vec<_>>(),
        "hasSources": !scheme.sources.is_empty(),
        "takesForms": scheme.body.formats.iter().any(|format| matches!(format, Format::Form | Format::Multipart)),
        "within": scheme.body.within,
        "identity": scheme.replay.as_str(),
        "replayKey": super::identity(scheme),
        "why": about.identity,
        "retries": about.retries.map(|Retries { hours, source }| json!({ "hours": hours, "source": source })),
        "maxBodyBytes": about.reception.max_body_bytes,
        "answer": about.reception.answer.map(|answer| json!({ "status": answer.status, "contentType": answer.content_type })),
        "isCompressed": about.reception.compressed,
        "advice": scheme.advice.iter().map(|(_, words)| words.trim_start_matches("; ")).collect::<Vec<_>>(),
    })
}

/// What the receiver is given.
fn key_kind(scheme: &Scheme<'_>) -> &'static str {
    match (scheme.algorithm, scheme.key, scheme.signature.layout) {
        (Algorithm::SenderOnly, ..) => "none",
        (Algorithm::Token, _, Layout::Prefixed("Basic ")) => "basic",
        (Algorithm::Token, ..) => "token",
        (_, KeyFormat::Certificate(_), _) => "certificate",
        (Algorithm::Jws, KeyFormat::Public, _) => "public keys",
        (_, KeyFormat::Public, _) | (Algorithm::Ed25519, ..) => "public key",
        (_, KeyFormat::Account, _) => "account",
        _ => "secret",
    }
}

/// How much of the URL is signed: the path and query alone, or all of it.
fn signed_url(scheme: &Scheme<'_>) -> Option<&'static str> {
    let forms = scheme.content.iter().filter_map(|part| match part {
        Part::Url(UrlForm::PathAndQuery | UrlForm::PathAndQueryEncoded) => Some("path"),
        Part::Url(_) => Some("whole"),
        _ => None,
    });
    let required = scheme.require.iter().filter_map(|require| match require {
        Require::Url(_) | Require::UrlSha256(_) => Some("whole"),
        _ => None,
    });
    forms.chain(required).next()
}

fn has_audience(scheme: &Scheme<'_>) -> bool {
    scheme.content.contains(&Part::Audience)
        || scheme.require.iter().any(|require| matches!(require, Require::Audience(_)))
}
