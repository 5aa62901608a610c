//! Causes that lie in how forms are written.

use super::entry::Entry;
use super::fixes::RAW;

const KEEP: &str = "Verify the form as it came, before it is parsed: its bytes were signed.";

const fn entry(code: &'static str, title: &'static str, what: &'static str) -> Entry {
    Entry::new(code, title, what).fix(KEEP).fixes(RAW)
}

pub(super) const CAUSES: &[Entry] = &[
    entry(
        "form_blanks",
        "+ became %20 in a form body (or %20 became +)",
        "the blanks of the form are written in another way: + for %20, or %20 for +",
    )
    .from("`encodeURIComponent`, `URLSearchParams`, `qs`, WSGI: each writes blanks in its way."),
    entry(
        "form_reencoded",
        "Form body was parsed and encoded again",
        "the form was parsed and written again: its escapes or its order changed",
    )
    .from("`qs.stringify(req.body)`, `http_build_query($_POST)`, `urlencode(request.form)`; forms that are decoded twice, which makes blanks of +."),
    entry(
        "form_members_added",
        "Members were added to the form (Rails' controller and action, the query's)",
        "the form has members before or behind those that were signed, which the sender has not sent",
    )
    .from("`params` of Rails, `$request->all()` of Laravel and `$_REQUEST`, which have the route's and the query's as well."),
    entry(
        "form_as_json",
        "Form body was parsed and passed as JSON",
        "the sender signed a form, and the body is JSON made of it",
    )
    .from("`express.urlencoded()` and `JSON.stringify(req.body)`; GitHub, Slack and Twilio send forms."),
    entry(
        "form_payload_decoded",
        "GitHub or Slack payload= was decoded",
        "the sender signed the form `payload=…`, and the body is what was in it",
    )
    .from("GitHub webhooks with the content type application/x-www-form-urlencoded, Slack's interactions."),
];
