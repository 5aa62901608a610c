//! npm: a hexadecimal HMAC-SHA256 of the raw body, after `sha256=`.
//!
//! Source: the vendor's sample, <https://github.com/npm/npm-hook-receiver>.

use crate::scheme::{About, Confidence, Encoding, Layout, Scheme, Signature};

/// Secret: You choose it: the last argument of `npm hook add <pkg> <url> <secret>`. Source:
/// <https://manpath.be/f39/1/npm-hook> (secondary).
pub(crate) const WEBHOOK: Scheme<'static> = Scheme {
    name: "npm",
    about: &About::new("npm", "https://docs.npmjs.com/cli/v7/commands/npm-hook", Confidence::Vendor)
        .identity("what a body has to tell two events apart is not known here"),
    signature: Signature::header("x-npm-signature", Encoding::Hex).layout(Layout::Prefixed("sha256=")),
    ..Scheme::BODY_HMAC
};
