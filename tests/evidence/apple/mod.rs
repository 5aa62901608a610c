//! Apple's notifications: a PKI of Apple's form, and attacks of which each has its code.

mod attacks;
mod keys;
pub(crate) mod pki;
#[cfg(test)]
mod verdicts;

#[allow(unused_imports, reason = "each of those who include this takes its own")]
pub(crate) use {attacks::ATTACKS, keys::Owner};

use hookseal::evidence::apple::Expected;

use pki::{BUNDLE, NUMBER, Plan};

pub(crate) const EXPECTED: Expected<'_> = Expected::production(BUNDLE, NUMBER);

/// A tester's, who has no number of an app.
pub(crate) fn of_sandbox(plan: &mut Plan) {
    for text in [&mut plan.claims, &mut plan.transaction, &mut plan.renewal] {
        *text = text.replace("Production", "Sandbox").replace(r#""appAppleId":1234567890,"#, "");
    }
}
