//! The URL that the vendor has called, as far as a proxy may have changed it.

use super::budget::MAX_SEARCHED;
use super::delivery::{Change, Delivery, Effect};
use super::permutations::permutations;
use super::sorted;
use super::tokens::{self, Kind};
use crate::text::split::{contains, replace, split_once};

/// The most URLs that are tried.
const MAX_URLS: usize = 1500;
/// The longest URL, and header about it, of which others are made.
const MAX_URL_BYTES: usize = 2048;

/// One choice for a part of the URL.
struct Choice {
    code: &'static str,
    words: String,
    text: String,
}

fn choice(code: &'static str, words: impl Into<String>, text: impl Into<String>) -> Choice {
    Choice { code, words: words.into(), text: text.into() }
}

/// A URL in parts.
#[derive(Clone)]
struct Url {
    protocol: String,
    host: String,
    /// With its colon; empty where there is none.
    port: String,
    path: String,
    /// With its question mark; empty where there is none.
    query: String,
}

impl Url {
    fn read(url: &str) -> Option<Self> {
        let (protocol, rest) = split_once(url, "://")?;
        let rest = rest.split('#').next()?;
        let at = rest.find(['/', '?']).unwrap_or(rest.len());
        let (authority, tail) = rest.split_at_checked(at)?;
        let (host, port) = authority_of(authority);
        let at = tail.find('?').unwrap_or(tail.len());
        let (path, query) = tail.split_at_checked(at)?;
        Some(Self {
            protocol: protocol.into(),
            host: host.into(),
            port: port.into(),
            path: path.into(),
            query: query.into(),
        })
    }

    /// The one that the receiver gave, where it is one of which others are made.
    fn given(delivery: &Delivery<'_>) -> Option<Self> {
        delivery.url.filter(|url| url.len() <= MAX_URL_BYTES).and_then(Self::read)
    }

    /// The parameters of the query, as they are written.
    fn pairs(&self) -> impl Iterator<Item = &str> {
        self.query.trim_start_matches('?').split('&')
    }

    fn text(&self) -> String {
        [&self.protocol, "://", &self.host, &self.port, &self.path, &self.query].concat()
    }
}

/// A host and its port, with the colon.
fn authority_of(authority: &str) -> (&str, &str) {
    let is_port = |port: &str| port.bytes().all(|byte| byte.is_ascii_digit());
    let at = authority.rfind(':').filter(|at| authority.get(at.saturating_add(1)..).is_some_and(is_port));
    at.and_then(|at| authority.split_at_checked(at)).unwrap_or((authority, ""))
}

/// The URLs that the vendor may have called, those with the fewest differences first.
pub(super) fn candidates(delivery: &Delivery<'_>) -> Vec<Change<'static>> {
    let Some(url) = Url::given(delivery) else { return Vec::new() };
    let is_short = |(_, value): &&(&str, &[u8])| value.len() <= MAX_URL_BYTES;
    let headers: Vec<_> = delivery.headers.iter().filter(is_short).copied().collect();
    let delivery = &Delivery { headers: &headers, ..*delivery };
    let parts: [Vec<Choice>; 6] = [
        protocols(&url),
        hosts(delivery, &url),
        ports(delivery, &url),
        paths(delivery, &url),
        slashes(&url),
        queries(delivery, &url),
    ];
    let mut changes = Vec::new();
    for count in 1..=parts.len() {
        combine(&parts, &url, &mut Vec::new(), count, &mut changes);
    }
    changes
}

/// Adds the URLs with just so many differences more than `made`.
fn combine<'c>(
    parts: &'c [Vec<Choice>],
    url: &Url,
    made: &mut Vec<(usize, &'c Choice)>,
    count: usize,
    changes: &mut Vec<Change<'static>>,
) {
    if changes.len() >= MAX_URLS {
        return;
    }
    let Some((first, rest)) = parts.split_first().filter(|_| count > 0) else {
        if count == 0 {
            changes.push(change(url, made));
        }
        return;
    };
    let part = rest.len();
    for choice in first {
        made.push((part, choice));
        combine(rest, url, made, count.saturating_sub(1), changes);
        made.pop();
    }
    combine(rest, url, made, count, changes);
}

/// The URL with these choices; a host's own port goes with it.
fn change(url: &Url, made: &[(usize, &Choice)]) -> Change<'static> {
    let mut url = url.clone();
    for (part, choice) in made {
        match part {
            5 => url.protocol.clone_from(&choice.text),
            4 => {
                let (host, port) = authority_of(&choice.text);
                url.host = host.into();
                url.port = port.into();
            }
            3 => url.port.clone_from(&choice.text),
            2 => url.path.clone_from(&choice.text),
            1 if url.path.ends_with('/') => url.path = url.path.trim_end_matches('/').into(),
            1 => url.path.push('/'),
            _ => url.query.clone_from(&choice.text),
        }
    }
    let words: Vec<&str> = made.iter().map(|(_, choice)| choice.words.as_str()).collect();
    let code = match made {
        [(_, one)] => one.code,
        _ => "url_behind_proxy",
    };
    Change::new(code, words.join("; "), Effect::Url(url.text()))
}

fn protocols(url: &Url) -> Vec<Choice> {
    let other = if url.protocol.eq_ignore_ascii_case("https") { "http" } else { "https" };
    vec![choice(
        "url_protocol",
        [other, " for ", if other == "http" { "https" } else { "http" }].concat(),
        other,
    )]
}

/// Whether a URL has the path of the one that was given, but for a slash, and its parameters or none,
/// however they are written: nothing of a text that follows the URL can have moved into it.
pub(super) fn keeps_path(given: &str, made: &str) -> bool {
    let (Some(given), Some(made)) = (Url::read(given), Url::read(made)) else { return false };
    let path = |url: &Url| url.path.trim_end_matches('/').to_owned();
    path(&given) == path(&made) && (made.query.is_empty() || parameters(&made) == parameters(&given))
}

fn parameters(url: &Url) -> Vec<Vec<u8>> {
    let decoded = url.pairs().map(|pair| {
        let pair = pair.replace('+', " ").into_bytes();
        super::body::percent_decoded(&pair).unwrap_or(pair)
    });
    sorted::by_key(&decoded.collect::<Vec<_>>(), Vec::clone)
}

/// The value of `host=` in `Forwarded` (RFC 7239).
fn forwarded(delivery: &Delivery<'_>, name: &str) -> Option<String> {
    let value = delivery.header("forwarded")?.split(',').next()?;
    let pair = value.split(';').find_map(|pair| {
        let (key, value) = pair.trim().split_once('=')?;
        key.eq_ignore_ascii_case(name).then(|| value.trim_matches('"').to_owned())
    })?;
    Some(pair)
}

/// Whether a text is of the part of a URL before its path, and of no other.
fn is_authority(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_graphic() && !b"/?#@\\".contains(&byte))
}

fn hosts(delivery: &Delivery<'_>, url: &Url) -> Vec<Choice> {
    let mut all: Vec<Choice> = Vec::new();
    let mut add = |name: &str, value: Option<String>| {
        if let Some(value) =
            value.filter(|value| is_authority(value) && all.iter().all(|known| known.text != *value))
        {
            let (host, port) = authority_of(&value);
            let is_port = host.eq_ignore_ascii_case(&url.host) && port != url.port;
            let (code, what) =
                if is_port { ("url_port", "the port of ") } else { ("url_host", "the host of ") };
            all.push(choice(code, [what, name].concat(), value));
        }
    };
    for name in ["x-forwarded-host", "x-original-host", "host", "x-host", "x-forwarded-server"] {
        let first = delivery
            .header(name)
            .and_then(|value| value.split(',').next())
            .map(|value| value.trim().to_owned());
        add(name, first);
    }
    add("forwarded", forwarded(delivery, "host"));
    all.extend(credentials(delivery, url));
    all
}

/// The user and password that stand in the URL at the vendor, which sends them in a header; or
/// that stand here, where the vendor leaves them out.
fn credentials(delivery: &Delivery<'_>, url: &Url) -> Option<Choice> {
    if let Some((_, host)) = url.host.rsplit_once('@') {
        let bare = [host, &url.port].concat();
        return Some(choice("url_credentials", "without its user and password", bare));
    }
    let (kind, value) = delivery.header("authorization")?.split_once(' ')?;
    let pair = super::unpack::base64(value.as_bytes()).filter(|_| kind.eq_ignore_ascii_case("basic"))?;
    let pair = String::from_utf8(pair).ok().filter(|pair| pair.contains(':') && is_authority(pair))?;
    let with = [&pair, "@", &url.host, &url.port].concat();
    Some(choice("url_credentials", "with the user and password of authorization", with))
}

fn ports(delivery: &Delivery<'_>, url: &Url) -> Vec<Choice> {
    let mut all = Vec::new();
    if !url.port.is_empty() {
        all.push(choice("url_port", "without the port", ""));
    }
    if let Some(port) = delivery.header("x-forwarded-port").filter(|port| port.len() < 6) {
        all.push(choice("url_port", "the port of x-forwarded-port", [":", port].concat()));
    }
    if url.port.is_empty() {
        all.extend([choice("url_port", "with :443", ":443"), choice("url_port", "with :80", ":80")]);
    }
    all
}

/// The headers in which proxies keep the path and query as they came.
const ORIGINALS: [&str; 5] =
    ["x-original-uri", "x-original-url", "x-forwarded-uri", "x-rewrite-url", "x-envoy-original-path"];

fn originals<'d>(delivery: &Delivery<'d>) -> impl Iterator<Item = (&'static str, &'d str, &'d str)> {
    let split = |name: &'static str, value: &'d str| {
        let value = split_once(value, "://")
            .map_or(value, |(_, rest)| rest.find('/').and_then(|at| rest.get(at..)).unwrap_or("/"));
        let (path, query) = value.split_at_checked(value.find('?').unwrap_or(value.len()))?;
        Some((name, path, query))
    };
    let found: Vec<_> = ORIGINALS.iter().filter_map(|name| split(name, delivery.header(name)?)).collect();
    found.into_iter()
}

fn paths(delivery: &Delivery<'_>, url: &Url) -> Vec<Choice> {
    let mut all = Vec::new();
    for name in ["x-forwarded-prefix", "x-script-name", "x-forwarded-path"] {
        if let Some(prefix) = delivery.header(name).filter(|prefix| prefix.starts_with('/')) {
            let path = [prefix.trim_end_matches('/'), &url.path].concat();
            all.push(choice("url_path", ["with the prefix of ", name].concat(), path));
        }
    }
    for (name, path, _) in originals(delivery).filter(|(_, path, _)| *path != url.path) {
        all.push(choice("url_path", ["the path of ", name].concat(), path));
    }
    let segments =
        url.path.get(1..).and_then(|path| path.find('/')).and_then(|at| url.path.get(at.saturating_add(1)..));
    all.extend(segments.map(|rest| choice("url_path", "without its first segment", rest)));
    if url.path.contains('%') {
        let decoded =
            super::body::percent_decoded(url.path.as_bytes()).and_then(|path| String::from_utf8(path).ok());
        all.extend(decoded.map(|path| choice("url_escapes", "the path decoded", path)));
    }
    if contains(&url.path, "//") {
        all.push(choice("url_path", "with one slash for two", replace(&url.path, "//", "/")));
    }
    all
}

fn slashes(url: &Url) -> Vec<Choice> {
    let words =
        if url.path.ends_with('/') { "without the slash at its end" } else { "with a slash at its end" };
    vec![choice("url_slash", words, "")]
}

fn queries(delivery: &Delivery<'_>, url: &Url) -> Vec<Choice> {
    let mut all = Vec::new();
    for (name, _, query) in originals(delivery).filter(|(_, _, query)| *query != url.query) {
        all.push(choice("url_query", ["the query of ", name].concat(), query));
    }
    if url.query.is_empty() {
        return all;
    }
    let mut add = |words: &str, query: String| {
        if query != url.query {
            all.push(choice("url_escapes", words, query));
        }
    };
    add("blanks as +", replace(&url.query, "%20", "+").replace(' ', "+"));
    add("blanks as %20", url.query.replace(['+', ' '], "%20"));
    let decoded =
        super::body::percent_decoded(url.query.as_bytes()).and_then(|query| String::from_utf8(query).ok());
    add("the query decoded", decoded.unwrap_or_else(|| url.query.clone()));
    add(
        "colons, slashes and @ as they are",
        ["%3A", "%3a", "%2F", "%2f", "%40"]
            .iter()
            .zip([":", ":", "/", "/", "@"])
            .fold(url.query.clone(), |query, (from, to)| replace(&query, from, to)),
    );
    add("the query encoded", encoded(&url.query));
    let pairs = sorted::by_key(&url.pairs().collect::<Vec<_>>(), |pair| pair.as_bytes().to_vec());
    let sorted = ["?", &pairs.join("&")].concat();
    if sorted != url.query {
        all.push(choice("url_query", "its parameters sorted", sorted));
    }
    all.push(choice("url_query", "without the query", ""));
    all
}

/// The most parameters of a query of which all orders are tried.
const MAX_PARAMETERS: usize = 5;

/// URLs that take more tries: the parameters in every order, and those that the body names.
pub(super) fn rarer(delivery: &Delivery<'_>) -> Vec<Change<'static>> {
    let Some(url) = Url::given(delivery) else { return Vec::new() };
    let pairs: Vec<&str> = url.pairs().collect();
    let orders = if pairs.len() > MAX_PARAMETERS { Vec::new() } else { permutations(pairs.len()) };
    let ordered = orders.iter().map(|order| {
        let pairs: Vec<&str> = order.iter().filter_map(|at| pairs.get(*at).copied()).collect();
        let query = ["?", &pairs.join("&")].concat();
        Change::new(
            "url_query",
            "its parameters in another order",
            Effect::Url(Url { query, ..url.clone() }.text()),
        )
    });
    ordered.chain(named(delivery.body, &url)).collect()
}

/// The most URLs in a body that are tried.
const MAX_NAMED: usize = 16;

/// The URLs of the same host that the body names: a vendor may say there which one it calls.
fn named(body: &[u8], url: &Url) -> Vec<Change<'static>> {
    let tokens = if body.len() <= MAX_SEARCHED { tokens::read(body) } else { None };
    let texts = tokens.iter().flatten().filter(|token| token.kind == Kind::Text);
    let urls = texts.filter_map(|token| String::from_utf8(tokens::decoded(token.text(body))?).ok());
    let is_own = |other: &Url| other.host.eq_ignore_ascii_case(&url.host) && other.text() != url.text();
    let change = |other: Url| {
        let only_path = Url { path: url.path.clone(), ..other.clone() }.text() == url.text();
        let code = if only_path { "url_path" } else { "url_behind_proxy" };
        Change::new(code, "as the body names it", Effect::Url(other.text()))
    };
    urls.filter(|text| text.len() <= MAX_URL_BYTES && text.starts_with("http"))
        .filter_map(|text| Url::read(&text))
        .filter(is_own)
        .take(MAX_NAMED)
        .map(change)
        .collect()
}

/// What a query has of reserved characters, escaped.
fn encoded(query: &str) -> String {
    let mut out = String::new();
    for one in query.chars() {
        match one {
            ':' => out.push_str("%3A"),
            '/' => out.push_str("%2F"),
            '@' => out.push_str("%40"),
            ',' => out.push_str("%2C"),
            other => out.push(other),
        }
    }
    out
}
