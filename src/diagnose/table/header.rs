//! Causes that lie in the headers, in the scheme, or with the sender.

use super::entry::Entry;

const PASS: &str = "Pass the headers as they came, all of them.";
const SCHEME: &str = "Make the Webhook with that scheme.";
const SENDER: &str =
    "Tell the sender, or describe its way of signing as a scheme of your own (docs/custom-schemes.md).";

pub(super) const CAUSES: &[Entry] = &[
    Entry::new("signature_missing", "Webhook signature header is missing", "the request has no signature where the scheme reads it")
        .from("Deliveries without a secret configured, another vendor or a browser at the endpoint, proxies and API gateways that drop headers.").fix("Set the secret with the vendor; let proxies pass the header."),
    Entry::new("header_missing", "A signed webhook header is missing", "a header that is signed beside the body is missing")
        .from("Proxies with a list of headers that pass, code that hands over the signature alone.").fix(PASS),
    Entry::new("signature_malformed", "Webhook signature is not of the scheme's form", "the signature is not of the form that the scheme has")
        .from("Another version of the vendor's scheme, headers cut by a limit.").fix(PASS),
    Entry::new("signature_other_encoding", "Signature is base64 where hex is expected (or hex where base64 is)", "the signature is right, and written in another alphabet than the scheme has: base64 for hexadecimal, or the other way")
        .from("Home-made senders; `digest()` for `hexdigest()`; tests with another library.").fix("Have the sender write it as the scheme says, or describe it with that encoding."),
    Entry::new("signature_upper_case", "Signature in upper-case hex", "the signature is right, and written in capitals")
        .from(".NET's `BitConverter` and `Convert.ToHexString`, Java.").fix("Lower-case it at the sender, or describe the scheme with the encoding hexAnyCase."),
    Entry::new("signature_other_form", "Prefix of the signature is missing (sha256=, v1=, v0=)", "the signature is right, and its header is not put together as the scheme's: a prefix is missing, or something was added")
        .from("Code that cuts the header before it passes it on, tests that set the digest alone, quotation marks.").fix(PASS),
    Entry::new("signature_other_header", "Signature stands in another header", "the signature is right, and stands in another header than the scheme reads")
        .from("Gateways that rename headers, home-made senders.").fix("Pass it under the vendor's name, or describe the scheme with that header."),
    Entry::new("signature_older_header", "Only the older signature header is there (X-Hub-Signature, SHA-1)", "the older signature of another hash is right, and the one that the scheme reads is missing or wrong")
        .from("GitHub Enterprise of old, PubSubHubbub senders, proxies that pass a list of headers.").fix("Let the newer header pass: a weaker hash does not stand in for it."),
    Entry::new("signature_other_hash", "Signature made with another hash (SHA-1, SHA-512)", "the signature is right, and made with another hash than the scheme's")
        .from("Senders with a choice of hashes (Sumsub, Authorize.Net, home-made ones).").fix("Choose the scheme's hash with the sender, or the scheme of that hash."),
    Entry::new("header_twice", "Signature header is there twice, or joined by a comma", "a header is there twice, or two were joined by a comma; one of the values is right")
        .from("Proxies and test clients that add what is there already, `headers.append`.").fix("Find who adds the second; a sender's is alone."),
    Entry::new("header_quoted", "Quotation marks or white space around a signed header", "a header that is signed has quotation marks or white space around it")
        .from("Templates, headers that went through JSON.").fix(PASS),
    Entry::new("header_family", "svix-* headers for webhook-* (or webhook-* for svix-*)", "the headers of the other family are there: svix-… for webhook-…, or the other way")
        .from("Svix sends either, Clerk and Resend svix-…, OpenAI and Supabase webhook-….").fix("Make the Webhook with the vendor's own scheme, or svix, which reads both."),
    Entry::new("header_names_cgi", "Headers under CGI names (HTTP_X_SIGNATURE)", "the headers are named as CGI and WSGI name them, with underscores")
        .from("PHP's $_SERVER, also with REDIRECT_ before it behind a rewrite of Apache's; Django's request.META, Rack, nginx variables.").fix("Pass the request's headers (`getallheaders()`, `request.headers`)."),
    Entry::new("header_names_prefixed", "Headers with a prefix of a gateway", "the names of the headers have a prefix that a gateway has added")
        .from("Object stores and gateways that keep headers as metadata.").fix(PASS),
    Entry::new("scheme_other", "Webhook verified with the wrong scheme or provider", "the delivery verifies by another scheme")
        .from("A vendor with several ways of signing (Twilio's forms and JSON, HubSpot's versions), or the wrong name.").fix(SCHEME),
    Entry::new("scheme_possible", "Headers of another webhook provider", "the signature has the form of another scheme")
        .from("A vendor with several ways of signing, one endpoint for several vendors.").fix(SCHEME),
    Entry::new("message_other", "The sender signed something else than the scheme says", "the signature is right over other parts than the scheme's: a time was left out, or the parts stand in another order")
        .from("Home-made senders and tests, older versions of a vendor's scheme.").fix(SENDER),
    Entry::new("key_and_message_swapped", "HMAC with key and message swapped", "the sender has taken the body for the key and the secret for the message")
        .from("`hmac.new(body, secret)`, `createHmac(\"sha256\", body).update(secret)`.").fix(SENDER),
    Entry::new("hash_with_secret", "Plain hash of secret and body instead of an HMAC", "the sender has hashed secret and body, and made no HMAC")
        .from("`sha256(secret + body)` of home-made senders.").fix(SENDER),
    Entry::new("hash_without_key", "Signature is a plain hash of the body", "the signature is a hash of the body without any key: anybody can make it")
        .from("Senders that have confused a checksum with a signature; forgers.").fix("Nothing is proven by it: the sender has to use the secret."),
    Entry::new("audience_other", "Webhook signed for somebody else", "the signature is good, and the delivery is for another audience")
        .from("PayPal's webhook id of another app or of the sandbox, another SNS topic.").fix("Give your own id or ARN as audience; refuse all others."),
    Entry::new("handshake_token", "Webhook verification handshake without or with another verify token", "it is a handshake, and no verifyToken was given, or another than its token")
        .from("A verify token that was typed anew in the vendor's dashboard, or never given to the receiver; somebody who tries addresses.").fix("Give the token that you typed there as verifyToken: it is not the app's secret."),
    Entry::new("source_not_allowed", "Webhook from an address that is not on the list", "the sender's address is not on the list of sources")
        .from("Proxies, whose own address is seen; vendors that add addresses.").fix("Pass the address of the sender (CF-Connecting-IP, the proxy's own header), and the vendor's list of today."),
    Entry::new("unexplained", "Webhook signature mismatch without a known cause", "nothing that is known to happen on the way explains it: it is forged, or the secret is another endpoint's, or the body has changed beyond repair")
        .from("A secret of another endpoint or mode; a body of which something is gone; somebody who guesses.").fix("Compare the secret with the vendor's page, and the body's SHA-256 at the edge and here; have the vendor send it again."),
];
