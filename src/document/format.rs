//! What a body can be, told by its first bytes.

/// What a body can be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// A JSON object (RFC 8259).
    Json,
    /// An XML 1.0 document without a document type.
    Xml,
    /// A JSON list (RFC 8259).
    JsonList,
    /// `application/x-www-form-urlencoded`, as the WHATWG URL standard parses it.
    Form,
    /// `multipart/form-data` (RFC 7578), which begins with its boundary.
    Multipart,
}

/// What a vendor's bodies can be.
#[derive(Clone, Copy)]
pub(crate) struct Kinds<'a> {
    /// Anything, where this is empty.
    pub(crate) formats: &'a [Format],
    /// The field of a form that is the payload, as JSON, where it is there.
    pub(crate) within: Option<&'a str>,
}

/// What a body is, by its first bytes; `None` where it is none of `formats`. Where
/// anything is taken, that is JSON or XML: nothing else tells by itself what it is.
pub(super) fn format_of(formats: &[Format], body: &[u8]) -> Option<Format> {
    let has = |format: &Format| formats.contains(format);
    let body = without_bom(body).trim_ascii_start();
    let format = match body.first()? {
        b'{' => Format::Json,
        b'[' => Format::JsonList,
        b'<' => Format::Xml,
        // A form of pairs may begin likewise, but has no line that ends.
        b'-' if has(&Format::Multipart) && body.contains(&b'\n') => Format::Multipart,
        _ if has(&Format::Form) => Format::Form,
        _ if formats.is_empty() => Format::Json,
        _ => return None,
    };
    (formats.is_empty() || has(&format)).then_some(format)
}

/// .NET and PowerShell senders write a byte order mark before JSON and XML.
pub(crate) fn without_bom(body: &[u8]) -> &[u8] {
    body.strip_prefix(BOM).unwrap_or(body)
}

pub(crate) const BOM: &[u8] = b"\xEF\xBB\xBF";
