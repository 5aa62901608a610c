//! Causes that lie in the URL or the method, where those are signed.

use super::entry::Entry;
use super::fixes::URL;

const CONFIGURED: &str = "Pass the URL as it is configured with the vendor, not the one behind the proxy. Where the headers of the request name a host that is not yours, somebody sent you what is somebody else's: leave it refused.";

const fn entry(code: &'static str, title: &'static str, what: &'static str) -> Entry {
    Entry::new(code, title, what).fix(CONFIGURED).fixes(URL)
}

pub(super) const CAUSES: &[Entry] = &[
    entry("url_protocol", "http instead of https behind a proxy (Twilio signature)", "the vendor called the URL with another protocol: https for http, or the other way")
        .from("Load balancers, ngrok and platforms that end TLS: the application sees http."),
    entry("url_host", "Internal host name in the signed URL", "the vendor called another host than the one in the URL")
        .from("Proxies that set Host to the upstream's name, containers, localhost behind a tunnel."),
    entry("url_port", "Port in the signed URL", "the vendor called the URL with another port, or without one")
        .from("Applications that listen on 3000 or 8080 behind a proxy, and put that port into the URL."),
    entry("url_credentials", "User and password in the signed URL (Basic authentication)", "the vendor signs the URL with its user and password, or without them")
        .from("An address https://user:password@… at the vendor, which reaches the receiver as the header authorization (Mandrill signs the address as it is, Twilio without them)."),
    entry("url_path", "Path prefix stripped or added by a proxy", "the vendor called another path: a prefix was taken away or added")
        .from("Ingress rewrites, API gateway stages, `app.use(\"/prefix\", router)` with req.url for req.originalUrl."),
    entry("url_slash", "Trailing slash in the signed URL", "the vendor called the URL with a slash at its end, or without one")
        .from("Redirects and normalisation (`APPEND_SLASH`, nginx)."),
    entry("url_query", "Query string of the signed URL missing or reordered", "the vendor called the URL with another query")
        .from("Code that joins host and path alone, caches that sort parameters."),
    entry("url_escapes", "Escapes in the signed URL decoded or encoded", "the URL is escaped in another way than the one that the vendor called")
        .from("Frameworks that decode the path, `new URL()`, WSGI's PATH_INFO."),
    entry("url_behind_proxy", "URL changed by a proxy in several places", "the URL differs from the one that the vendor called in several places")
        .from("A proxy that ends TLS and rewrites host, port or path."),
    entry("url_missing", "The URL that the vendor signs was not given", "the vendor signs the URL that it calls, and none was given")
        .from("verify(body, headers) without a context."),
    Entry::new("method_other", "Another HTTP method was signed", "the vendor signed another method than the one given")
        .from("Method overrides, a method that was not passed, redirects that make GET of POST.").fix("Pass the method as it came."),
    Entry::new("method_not_allowed", "Webhook with the wrong HTTP method", "the request has another method than the vendor sends")
        .from("Browsers and health checks, redirects (301, 302) that make GET of POST.").fix("Answer the vendor's address itself, without a redirect."),
];
