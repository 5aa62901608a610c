//! Supabase: Standard Webhooks. The secret is shown as `v1,whsec_…`. While a secret is
//! replaced there are several signatures, which the vendor joins by a comma and a space
//! where the standard has a space.
//!
//! Sources: <https://supabase.com/docs/guides/auth/auth-hooks>; the vendor's server,
//! `supabase/auth`, `internal/hooks/hookshttp/hookshttp.go`.

use super::standard_webhooks::V1;
use crate::scheme::{About, Confidence, Field, Place, Replay, Scheme, Signature};

/// Secret: In the Supabase dashboard, Authentication › Hooks: the secret generated when the HTTP
/// hook is created, `v1,whsec_…`. Source:
/// <https://github.com/supabase/supabase/blob/master/apps/docs/content/guides/auth/auth-hooks.mdx>.
pub(crate) const WEBHOOK: Scheme<'static> = Scheme {
    name: "supabase",
    about: &About::new("Supabase", "https://supabase.com/docs/guides/auth/auth-hooks", Confidence::Vendor)
        .identity("the call's id, made once; `webhook-id` is new at each attempt")
        .retries(1, "https://github.com/supabase/auth/blob/master/internal/hooks/hookshttp/hookshttp.go"),
    replay: Replay::Field(Field::Member("metadata.uuid")),
    signature: Signature { place: Place::Repeated("webhook-signature"), ..V1.signature },
    ..V1
};
