//! Supabase: Standard Webhooks. The secret is shown as `v1,whsec_…`: it begins with
//! `whsec_`.
//!
//! Source: <https://supabase.com/docs/guides/auth/auth-hooks>.

use super::standard_webhooks::V1;
use crate::scheme::{About, Confidence, Scheme};

pub(crate) const WEBHOOK: Scheme<'static> = Scheme {
    name: "supabase",
    about: About::new("Supabase", "https://supabase.com/docs/guides/auth/auth-hooks", Confidence::Vendor),
    ..V1
};
