//! What is asked of a description's members before they are read.

use crate::custom::form::number;
use crate::custom::refusal::refused;
use crate::document::{Members, Value};
use crate::error::Error;
use crate::scheme::Algorithm;
use crate::text::decimal;

/// What only a scheme that signs something has.
pub(crate) const OF_SIGNED: &[&str] =
    &["signature", "key", "content", "alternates", "items", "require", "timestamp"];

/// The members that must, or must not, be there.
pub(crate) fn presence(members: &Members<'_>) -> Result<(), Error> {
    let there = |name: &&str| members.get(name).is_some();
    if members.get("algorithm").and_then(Value::text) != Some(Algorithm::SenderOnly.as_str()) {
        return if there(&"signature") { Ok(()) } else { Err(refused("signature", &["is missing"])) };
    }
    match OF_SIGNED.iter().copied().find(there) {
        Some(name) => Err(refused(name, &["the algorithm none signs nothing"])),
        None => Ok(()),
    }
}

/// Claims are those of a token, and nobody's before it is verified.
pub(crate) fn claims(members: &Members<'_>) -> Result<(), Error> {
    let is_jws = members.get("algorithm").and_then(Value::text) == Some(Algorithm::Jws.as_str());
    if !is_jws && let Some(path) = members.iter().find_map(|(name, value)| claim_below(name, value)) {
        return Err(refused(&path, &["only a token has claims, and the algorithm is not jws"]));
    }
    let Some(Value::List(handshakes)) = members.get("handshakes") else {
        return Ok(());
    };
    for (index, handshake) in handshakes.iter().enumerate() {
        if matches!(handshake.at("signed"), Some(Value::Bool(false)))
            && let Some(path) = claim_below(&decimal(number(index)), handshake)
        {
            let words = "the handshake is not signed: nobody verifies its token";
            return Err(refused(&["handshakes.", &path].concat(), &[words]));
        }
    }
    Ok(())
}

/// The path to the first claim in a value of this name.
fn claim_below(name: &str, value: &Value<'_>) -> Option<String> {
    let rest = match value {
        Value::Object(members) => members.iter().find_map(|(name, value)| claim_below(name, value)),
        Value::List(items) => {
            let mut items = items.iter().enumerate();
            items.find_map(|(index, item)| claim_below(&decimal(number(index)), item))
        }
        _ => return (name == "claim").then(|| name.to_owned()),
    };
    rest.map(|rest| [name, ".", &rest].concat())
}
