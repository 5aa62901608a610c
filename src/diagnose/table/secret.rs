//! Causes that lie in the secret.

use super::entry::Entry;
use super::fixes::SECRET;

const COPY: &str = "Copy the secret from the vendor's page once more, and store it as it is.";
const FORM: &str = "Give the key as the sender uses it: as text or, with a Uint8Array, as bytes.";

const fn entry(code: &'static str, title: &'static str, what: &'static str) -> Entry {
    Entry::new(code, title, what).fix(COPY).fixes(SECRET)
}

pub(super) const CAUSES: &[Entry] = &[
    entry("secret_whitespace", "Trailing newline or white space in the webhook secret", "the secret has white space or an invisible character that is not part of it")
        .from("`echo` into a file, `.env` files, copies from a page, Kubernetes secrets."),
    entry("secret_whitespace_missing", "White space around the webhook secret at the sender", "the sender's secret has white space around it that this one has not")
        .from("A secret that was pasted into the vendor's page with a blank or a line end; `echo` where the sender's secret was made.").fix("Set the secret anew with the vendor, without white space; until then give the receiver the same white space."),
    entry("secret_quoted", "Webhook secret in quotes", "the secret stands in quotation marks that are not part of it")
        .from("`.env` files that are read without a parser (Docker's --env-file), YAML, shells."),
    entry("secret_literal_newline", "Webhook secret ends with a literal \\n", "the secret ends with the characters \\ and n, which are not part of it")
        .from("Dashboards and CI that escape line ends."),
    entry("secret_assignment", "Webhook secret with its variable's name in front (NAME=…)", "a variable's name and = stand before the secret")
        .from("A whole line of a `.env` file, pasted."),
    entry("secret_joined", "Several webhook secrets in one variable, joined by a comma", "several secrets were joined into one")
        .from("Key rotation by a list in one variable; an id or a name stored with its secret.").fix("Split it, and give those that are secrets, and no others: [current, previous]. Whoever knows one of them can sign."),
    entry("secret_html_escaped", "Webhook secret was HTML-escaped", "the secret was escaped for HTML or JavaScript")
        .from("Copies from a page's source, template engines and their filters (`| js`, `escapejs`); senders that keep it escaped and sign so (WooCommerce)."),
    entry("secret_percent_encoded", "Webhook secret was URL-encoded", "the secret was URL-encoded")
        .from("Secrets taken from URLs and connection strings."),
    entry("secret_other_case", "Webhook secret in another case", "the secret is in another case: capitals for small letters, or the other way")
        .from("Windows tools, GUIDs that a library formats anew."),
    entry("secret_prefix_missing", "whsec_ was stripped from the webhook secret", "the prefix whsec_ is part of the key, and it is missing")
        .from("Stripe, whose key is the whole secret; habits from Svix and Standard Webhooks, whose prefix is not.").fix("Give the secret with its prefix, as it is shown."),
    entry("secret_prefix_extra", "Prefix (whsec_, Bearer, sha256=) left on the webhook secret", "a prefix stands before the secret that is not part of the key")
        .from("whsec_ habits from Stripe, `Bearer ` and `sha256=` copied from a header, Supabase's `v1,whsec_`.").fix("Give the secret without it."),
    entry("secret_not_decoded", "The text of a base64 or hex secret was used as the key", "the sender's key is the secret's text, where this scheme decodes it")
        .from("Senders of Standard Webhooks that do not decode what stands behind whsec_; home-made senders.").fix(FORM),
    entry("secret_base64", "Webhook secret has to be base64-decoded", "the sender's key is this secret decoded from base64: pass the decoded bytes")
        .from("Secrets generated as bytes and shown as base64.").fix("new Webhook(scheme, Buffer.from(secret, \"base64\"))"),
    entry("secret_hex", "Webhook secret has to be hex-decoded", "the sender's key is this secret decoded from hex: pass the decoded bytes")
        .from("Secrets generated as bytes and shown as hex (`openssl rand -hex 32`).").fix("new Webhook(scheme, Buffer.from(secret, \"hex\"))"),
    entry("secret_encoded", "Webhook secret was decoded, the sender uses its text", "the sender's key is the base64 or hex of this secret: it was decoded, and should not be")
        .from("`atob(secret)`, Kubernetes and cloud secret stores that decode.").fix(FORM),
    entry("secret_as_bytes", "Webhook secret given as bytes instead of text", "the secret was given as bytes, and its text has to be read as this scheme reads texts")
        .from("`Buffer.from(secret)`, `encode()` around a secret that is base64.").fix("Give the secret as a string."),
    entry("secret_of_another_endpoint", "Webhook secret of another endpoint, mode or CLI", "the secret of another endpoint has signed this delivery")
        .from("Test and live mode, Stripe's CLI and dashboard, staging and production, the app's secret for the webhook's.").fix("Each endpoint has its own: take the one of this endpoint."),
    entry("secret_order", "Webhook secrets in the wrong order", "the secrets are given in another order than their headers have")
        .from("Schemes with a header for each key (Box: primary and secondary).").fix("Give them in the vendor's order."),
    entry("secret_is_api_key", "API key used as webhook secret (sk_, ghp_, xoxb-, shpat_)", "the secret begins like an API key or a token of the vendor, with which no webhook is signed")
        .from("The wrong value of a dashboard: Stripe's sk_ for whsec_, Shopify's access token, Slack's bot token, Twilio's account SID.").fix("Take the signing secret of the webhook's own page."),
    entry("secret_in_body", "Verification token used as webhook signing secret", "a value of the body is this secret: whoever sees a delivery knows it, and what signs is never sent along")
        .from("Slack's verification token, which is older than its signing secret; an id or a token of the account in place of the secret.").fix("Take the signing secret of the webhook's own page."),
    entry("secret_is_a_name", "Webhook secret is the variable's name", "the secret looks like the name of an environment variable, not like its value")
        .from("A forgotten `process.env`, `$` or `secrets.`."),
    entry("secret_is_placeholder", "Webhook secret is a placeholder", "the secret is a placeholder, or what a program writes for a value that is missing")
        .from("Examples (`your_webhook_secret`), templates that were not filled, unset variables, references that nothing has looked up (`env(…)`, `op://…`)."),
    entry("secret_of_another_kind", "Webhook secret is a URL, JSON, a key in PEM, a certificate or a signature", "the secret is a URL, JSON, a key in PEM or a signature, and this scheme's is a shared text")
        .from("The endpoint's address or a service account file in place of the secret; secret and signature given in each other's place."),
    entry("key_required", "The key or certificate that the webhook names is not there", "the delivery names a key or a certificate that is not at hand")
        .from("Vendors that change their keys; a set of keys that was fetched once.").fix("Fetch the key that the error's keyId names, from the vendor's own address."),
];
