//! Causes that lie in the bytes of the body.

use super::entry::Entry;
use super::fixes::RAW;

const KEEP: &str =
    "Verify the bytes as they came over the network, before anything reads, trims or converts them.";
const BYTES: &str = "Keep the body as bytes (Buffer, Uint8Array, bytes) until it is verified; where a text is needed, it is UTF-8.";
const UNPACK: &str = "Undo it before verifying, with what has put it there.";

const fn entry(code: &'static str, title: &'static str, what: &'static str) -> Entry {
    Entry::new(code, title, what).fix(KEEP).fixes(RAW)
}

pub(super) const CAUSES: &[Entry] = &[
    entry("body_whitespace_at_end", "Trailing newline or white space added to the webhook body", "a newline or white space was added at the end of the body")
        .from("Files saved by an editor, `echo` and `curl -d @file` in tests, templates, log replays; proxies that append a line feed."),
    entry("body_whitespace_at_start", "White space in front of the webhook body", "white space was added in front of the body")
        .from("Templates and heredocs in tests; PHP files with a line before `<?php` that re-send the body."),
    entry("body_whitespace_around", "White space around the webhook body", "white space was added on both sides of the body")
        .from("Templates and heredocs in tests."),
    entry("body_newline_removed", "Trailing newline of the webhook body removed", "the newline at the end of the body was removed")
        .from("`.trim()`, `strip()`, `chomp`, `$(cat file)` in a shell; senders that sign what Go's `json.Encoder` writes, which ends with a line feed."),
    entry("body_crlf", "LF became CRLF in the webhook body", "the body's line endings were changed from LF to CRLF")
        .from("Windows tools, git's autocrlf, text boxes of browsers, mail gateways."),
    entry("body_lf", "CRLF became LF in the webhook body", "the body's line endings were changed from CRLF to LF")
        .from("git, editors, text boxes, reading in text mode (Python's `open(…, \"r\")`)."),
    entry("body_lines_wrapped", "Line breaks inserted into the webhook body", "line breaks were put into the body")
        .from("Mail, PEM and base64 tools that wrap lines; copies from a terminal."),
    entry("body_lines_joined", "Line breaks of the webhook body removed", "the line breaks of the body were removed")
        .from("Logs and queues that keep a message on one line; single-line inputs of browsers."),
    entry("body_line_feeds_in_strings", "\\n in the webhook body became real line breaks", "escapes such as \\n in the body's strings became control characters")
        .from("`echo -e`, YAML and shell heredocs, double evaluation in templates."),
    entry("body_bom_added", "Byte order mark added to the webhook body", "a byte order mark was added to the body")
        .from("Windows editors and PowerShell files; .NET's `Encoding.UTF8` writers.").fix(BYTES),
    entry("body_bom_removed", "Byte order mark of the webhook body removed", "the body's byte order mark was removed")
        .from("`request.text()`, `TextDecoder`, Python's utf-8-sig: all drop it.").fix(BYTES),
    entry("body_utf8_read_as_latin1", "Mojibake: UTF-8 body read as Latin-1 (Ã¼ for ü)", "the body was UTF-8, was read as Latin-1, and written as UTF-8 again")
        .from("Servlet containers without `characterEncoding`, `Buffer.toString(\"latin1\")`, PHP's `utf8_encode`, MySQL columns.").fix(BYTES),
    entry("body_written_as_latin1", "UTF-8 body written as Latin-1", "the body was UTF-8, and was written as Latin-1")
        .from("`getBytes(\"ISO-8859-1\")`, `Buffer.from(text, \"binary\")`, PHP's `utf8_decode`.").fix(BYTES),
    entry("body_replacement_characters", "U+FFFD (�) in the webhook body", "the body contains replacement characters (U+FFFD): bytes that are not UTF-8 were decoded as text on the way")
        .from("`toString()` and `text()` on a body that is not UTF-8; logs.").fix(BYTES),
    entry("body_utf16", "Webhook body re-encoded as UTF-16", "the body was converted to UTF-16")
        .from("PowerShell's `Out-File`, Windows tools, .NET's `Encoding.Unicode`.").fix(BYTES),
    entry("body_base64", "Webhook body still base64-encoded (API Gateway, Lambda isBase64Encoded)", "the body is still base64: the sender signed what it stands for")
        .from("AWS API Gateway, ALB and Function URLs (`isBase64Encoded`), Azure Functions, queues.").fix("Decode it: Buffer.from(event.body, \"base64\")."),
    entry("body_base64_decoded", "Webhook body was base64-decoded before verification", "the sender signed the base64, and the body was decoded")
        .from("Middleware that decodes a field or a body that looks like base64."),
    entry("body_compressed", "Webhook body still gzip-compressed", "the body is still compressed: the sender signed what was in it")
        .from("Servers and functions that leave `content-encoding` to the application; GetStream and others sign before they compress.").fix("Decompress it before verifying (node:zlib's gunzipSync, `DecompressionStream`, or the server's own setting). In front of an adapter of hookseal, express.raw({ type: \"*/*\" }) does."),
    entry("body_decompressed", "Webhook body was decompressed, the compressed bytes were signed", "the header content-encoding says that the body was compressed, and it is not any more: where the sender signed the compressed bytes, they are gone")
        .from("body-parser's `inflate`, nginx' gunzip, Python's requests, proxies.").fix("Verify the bytes as they came over the network, where the sender signs what it has compressed; most sign before, and then it is another cause: compare the secret with the vendor's page, and verify the raw body rather than what was parsed."),
    entry("body_json_string", "Webhook body is JSON-encoded twice", "the body was put into a JSON string: it is encoded twice")
        .from("`JSON.stringify` of a text, queues, Zapier and other automation, test clients that stringify themselves."),
    entry("body_buffer_json", "Webhook body is a stringified Buffer ({\"type\":\"Buffer\",\"data\":[…]})", "the body is the JSON or the text of a Buffer or byte array")
        .from("`JSON.stringify(req.body)` behind `express.raw()`, `String(uint8array)`, queues and caches that serialise Buffers."),
    entry("body_python_bytes", "Webhook body is Python's b'…'", "the body is the representation of Python's bytes (b'…')")
        .from("`str(request.data)`, f-strings around bytes.").fix("request.data.decode(), or the bytes themselves."),
    entry("body_parsed", "An object in place of the raw webhook body (express.json() before verification)", "an object was passed in place of the raw body: it was parsed before it was verified")
        .from("`express.json()`, the parsers of Fastify, NestJS and Next, Firebase and Azure functions; `JSON.parse(event.body)`, `await request.json()`."),
    entry("body_object_object", "Webhook body is [object Object]", "the body is the text of an object: it was parsed, and the object was made a string")
        .from("`String(req.body)`, `req.body.toString()`, template literals behind `express.json()`."),
    entry("body_not_a_body", "Webhook body is undefined, null or a promise", "the body is the text of a value that is no body (undefined, null, a promise, a stream)")
        .from("`String(req.body)` where no parser ran, a forgotten `await request.text()`."),
    entry("body_read_before", "Webhook body is empty: the stream was read before", "the body is empty, and the header content-length says that it was not: something read it before")
        .from("A parser, a logger or an earlier handler that has consumed the stream."),
    entry("body_empty", "Webhook body is empty", "the body is empty: was it read before?")
        .from("A parser or logger that has consumed the stream; a GET in place of the POST."),
    entry("body_empty_signed", "The sender signed an empty body", "the sender signed an empty body")
        .from("Senders that serialise the payload after they sign; a body that was added on the way.").fix("Tell the sender; nothing of this body is proven."),
    entry("body_truncated", "Webhook body is truncated", "the body is shorter than the header content-length says")
        .from("Reading one chunk (`once(\"data\")`), limits of proxies and logs, a database column.").fix("Read the body to its end: all chunks, joined as bytes."),
    entry("body_length_changed", "Webhook body is not as long as content-length says", "the body has another length than the header content-length says: it was written anew")
        .from("JSON written again, characters escaped, a charset converted."),
    entry("body_chunked", "Webhook body still in chunks (transfer-encoding)", "the lengths of the chunks of transfer-encoding are still in the body")
        .from("Raw sockets, CGI programs, captures by tcpdump."),
    entry("body_percent_decoded", "Webhook body was URL-decoded", "the body was URL-decoded: its %XX are gone")
        .from("`decodeURIComponent(body)`, `unquote`, frameworks that decode forms."),
    entry("body_percent_encoded", "Webhook body was URL-encoded", "the body was URL-encoded")
        .from("`encodeURIComponent(body)`, curl's `--data-urlencode`, JSON sent as a form."),
    entry("body_html_escaped", "Webhook body was HTML-escaped (&quot; &amp;)", "the body was escaped for HTML")
        .from("XSS filters and sanitisers before the handler (`xss-clean`, `htmlspecialchars`), copies from a page."),
    entry("body_backslashes", "Backslashes added to the webhook body (magic quotes, wp_slash)", "backslashes were put before the body's quotation marks")
        .from("WordPress (`wp_slash` on $_POST), magic quotes, SQL escaping.").fix("file_get_contents(\"php://input\"), or wp_unslash."),
    entry("body_quoted", "Webhook body in quotation marks", "the body stands in quotation marks")
        .from("Shell variables and CSV exports."),
    entry("body_nul", "NUL byte behind the webhook body", "there are zero bytes behind the body")
        .from("C strings and buffers of fixed length."),
    entry("body_doubled", "Webhook body is there twice", "the body is there twice")
        .from("Two listeners that append chunks to one text."),
    entry("body_envelope", "The signed body is inside of another JSON (EventBridge, SQS, SNS, API Gateway event)", "what was signed stands inside of what another service has put around it")
        .from("EventBridge (`detail`), SQS (`Records[].body`), SNS (`Message`), Pub/Sub (`message.data`), the event of a Lambda function (`body`).").fix(UNPACK),
    entry("body_member_only", "Only a member of the webhook body was passed", "the body has none of the members that the scheme reads of it: only a part of it was passed, or it is no delivery of this vendor")
        .from("A test written by hand; `verify(JSON.stringify(event.data), …)`, frameworks that unwrap `data`."),
    entry("body_too_large", "Webhook body larger than the limit", "the body is larger than the limit (maxBodyBytes)")
        .from("Batches and large objects; limits of the receiver.").fix("Raise maxBodyBytes where the vendor sends more. Parsers in front of the verification have limits of their own, and answer 413: express.json() and NestJS 100 kB, Fastify 1 MiB."),
    entry("body_malformed", "Webhook body is not what the vendor sends", "what is signed has to be read from the body, and it is not of that form")
        .from("A body of another content type, of another vendor, or cut."),
];
