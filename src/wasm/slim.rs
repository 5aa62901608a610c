//! The boundary to JavaScript of `hookseal/slim`: conversion only, no decisions.
//!
//! Nothing is kept between two calls but the last signed time: `js/slim/api.js` writes
//! all that a verdict depends on into one region, which is cleared afterwards, and
//! what leaves is numbers.

#![expect(unreachable_pub, reason = "the exports of the wasm")]

use std::cell::{Cell, RefCell};

use wasm_bindgen::prelude::wasm_bindgen;
use zeroize::Zeroizing;

use crate::error::Code;
use crate::request::Request;
use crate::request::fields::Fields;
use crate::scheme::{
    Encoding, Field, KeyFormat, Layout, MAX_PARTS, Origin, Part, Place, Scheme, Signature, Timestamp,
    Tolerance, Unit,
};
use crate::verify::secret::{MAX_SECRETS, Secret, wipe_stack};
use crate::verify::{Options, Webhook};

/// The most names of signatures in a layout.
const MAX_TAGS: usize = 16;
/// The most headers of a delivery: the signature's and one for each part, each of them twice.
const MAX_HEADERS: usize = 2 * (MAX_PARTS + 1);
/// The length of a text that is absent.
const ABSENT: i32 = -1;

/// Half the size of the standard library's.
#[cfg(all(target_family = "wasm", not(feature = "js")))]
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

thread_local! {
    static REGION: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
    static TIME: Cell<f64> = const { Cell::new(f64::NAN) };
}

/// The address of a region of this length.
#[wasm_bindgen]
pub fn reserve(length: usize) -> usize {
    REGION.with_borrow_mut(|region| {
        *region = vec![0; length];
        region.as_mut_ptr().addr()
    })
}

/// Judges what stands in the region: a description, secrets, and a delivery if
/// there is one. Returns the index of the secret that matched, or a code below 0.
/// Times are in milliseconds.
#[wasm_bindgen]
pub fn judge(past: f64, future: f64, max_body_bytes: usize, now: f64) -> i32 {
    let tolerance = Tolerance { past: number(past), future: number(future) };
    let verdict = judge_region(tolerance, max_body_bytes, number(now));
    wipe_stack();
    match verdict {
        Ok((key, time)) => {
            TIME.set(time);
            key
        }
        Err(code) => !(code as i32),
    }
}

/// Apart from [`judge`], so that what it leaves on the stack lies where that wipes.
#[inline(never)]
fn judge_region(tolerance: Tolerance, max_body_bytes: usize, now: u64) -> Result<(i32, f64), Code> {
    let region = Zeroizing::new(REGION.take());
    verdict(&region, tolerance, Options { max_body_bytes: Some(max_body_bytes), ..Options::default() }, now)
}

/// The signed time of the last delivery, or NaN.
#[wasm_bindgen]
pub fn timestamp() -> f64 {
    TIME.get()
}

fn verdict(region: &[u8], tolerance: Tolerance, options: Options, now: u64) -> Result<(i32, f64), Code> {
    let mut reader = Reader(region);
    let mut parts = [Part::Body; MAX_PARTS];
    let mut tags = [""; MAX_TAGS];
    let scheme = reader.scheme(&mut parts, &mut tags, tolerance).ok_or(Code::InvalidScheme)?;
    // One more than is allowed is enough to be refused.
    let count = reader.count().min(MAX_SECRETS.saturating_add(1));
    let secrets = (0..count).map(|_| match reader.number() {
        0 => Secret::Bytes(reader.bytes()),
        _ => Secret::Text(reader.text()),
    });
    let webhook = Webhook::new(&scheme, secrets, options).map_err(|error| error.code())?;
    if reader.0.is_empty() {
        return Ok((0, f64::NAN));
    }
    let (method, url) = (reader.optional_text(), reader.optional_text());
    let mut headers = [("", &[][..]); MAX_HEADERS];
    let headers = headers.get_mut(..reader.count()).ok_or(Code::InvalidScheme)?;
    headers.fill_with(|| (reader.text(), reader.bytes()));
    let (length, body) = reader.item();
    let length = usize::try_from(length).unwrap_or_default();
    let mut request = Request::new(headers, body);
    (request.method, request.url) = (method, url);
    // Of a body over the limit there is the length alone.
    request.outside = (length > body.len()).then_some(length);
    webhook.admit(&request).map_err(|error| error.code())?;
    if request.outside.is_some() {
        return Err(Code::BodyTooLarge);
    }
    let fields = Fields::new(&scheme, &request, request.body);
    let (signer, time) = webhook.prove(&fields, now).map_err(|error| error.code())?;
    let key = signer.and_then(|signer| i32::try_from(signer.key).ok()).ok_or(Code::SignatureMismatch)?;
    Ok((key, time.map_or(f64::NAN, host_number)))
}

/// Numbers of four bytes, and texts after their lengths.
struct Reader<'r>(&'r [u8]);

impl<'r> Reader<'r> {
    #[inline(never)]
    fn number(&mut self) -> i32 {
        let (number, rest) = self.0.split_first_chunk().unwrap_or((&[0; 4], &[]));
        self.0 = rest;
        i32::from_le_bytes(*number)
    }

    fn count(&mut self) -> usize {
        usize::try_from(self.number()).unwrap_or_default()
    }

    /// A length, which is below 0 for something that is not there, and the bytes.
    #[inline(never)]
    fn item(&mut self) -> (i32, &'r [u8]) {
        let length = self.number();
        let (bytes, rest) =
            self.0.split_at_checked(usize::try_from(length).unwrap_or_default()).unwrap_or_default();
        self.0 = rest;
        (length, bytes)
    }

    fn bytes(&mut self) -> &'r [u8] {
        self.item().1
    }

    fn text(&mut self) -> &'r str {
        self.optional_text().unwrap_or_default()
    }

    #[inline(never)]
    fn optional_text(&mut self) -> Option<&'r str> {
        let (length, bytes) = self.item();
        (length != ABSENT).then(|| std::str::from_utf8(bytes).unwrap_or_default())
    }

    /// What `js/slim/scheme.js` writes; `None` where that has more than there is room for.
    fn scheme<'s>(
        &mut self,
        parts: &'s mut [Part<'r>],
        tags: &'s mut [&'r str],
        tolerance: Tolerance,
    ) -> Option<Scheme<'s>>
    where
        'r: 's,
    {
        let method = self.text();
        let key = match self.number() {
            0 => KeyFormat::Utf8,
            _ => KeyFormat::Base64 { prefix: self.text() },
        };
        let place = Place::Field(Field::Header(self.text()));
        let encoding = match self.number() {
            0 => Encoding::Hex,
            1 => Encoding::HexAnyCase,
            _ => Encoding::Base64,
        };
        let layout = match self.number() {
            0 => Layout::Bare,
            1 => Layout::Prefixed(self.text()),
            2 => Layout::Versions(self.text()),
            _ => {
                let (separator, time) = (self.text(), self.text());
                let tags = tags.get_mut(..self.count())?;
                tags.fill_with(|| self.text());
                Layout::Pairs { separator, time, tags }
            }
        };
        let content = parts.get_mut(..self.count())?;
        content.fill_with(|| match self.number() {
            0 => Part::Body,
            1 => Part::Timestamp,
            2 => Part::Literal(self.text()),
            _ => Part::Field(Field::Header(self.text())),
        });
        let origin = match self.number() {
            0 => None,
            1 => Some(Origin::Signature),
            _ => Some(Origin::Field(Field::Header(self.text()))),
        };
        let unit = match self.number() {
            0 => Unit::Seconds,
            _ => Unit::Milliseconds,
        };
        Some(Scheme {
            method,
            key,
            signature: Signature { place, layout, encoding },
            content,
            timestamp: origin.map(|origin| Timestamp { origin, unit, tolerance }),
            ..Scheme::BODY_HMAC
        })
    }
}

/// A number of the host's, cut to what it can be here.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "`as` saturates")]
const fn number(number: f64) -> u64 {
    number as u64
}

/// A time for the host: where it has more than 15 digits, no clock is near it.
#[expect(clippy::cast_precision_loss, reason = "15 digits fit")]
const fn host_number(number: u64) -> f64 {
    number as f64
}
