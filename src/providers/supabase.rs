//! Supabase: Standard Webhooks. The secret is shown as `v1,whsec_…`: it begins with
//! `whsec_`.
//!
//! Source: <https://supabase.com/docs/guides/auth/auth-hooks>.

use super::standard_webhooks::V1;
use crate::scheme::{About, Confidence, Field, Replay, Scheme};

pub(crate) const WEBHOOK: Scheme<'static> = Scheme {
    name: "supabase",
    about: &About::new("Supabase", "https://supabase.com/docs/guides/auth/auth-hooks", Confidence::Vendor)
        .identity("the call's id, made once; `webhook-id` is new at each attempt")
        .retries(1, "https://github.com/supabase/auth/blob/master/internal/hooks/hookshttp/hookshttp.go"),
    replay: Replay::Field(Field::Member("metadata.uuid")),
    ..V1
};
