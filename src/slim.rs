//! The boundary to JavaScript of `hookseal/slim`: conversion only, no decisions.
//!
//! Nothing is kept between two calls but the last signed time: `js/slim.js` writes
//! all that a verdict depends on into one region, which is cleared afterwards, and
//! what leaves is numbers.

#![expect(unreachable_pub, reason = "the exports of the wasm")]

use std::cell::{Cell, RefCell};

use wasm_bindgen::prelude::wasm_bindgen;
use zeroize::Zeroizing;

use crate::error::Code;
use crate::fields::Fields;
use crate::request::Request;
use crate::scheme::{
    Encoding, Field, Form, KeyFormat, Layout, MAX_PARTS, Origin, Part, Place, Scheme, Signature, Timestamp,
    Tolerance, Unit,
};
use crate::secret::{MAX_SECRETS, Secret, wipe_stack};
use crate::verify::{Options, Webhook};

/// The most names of signatures in a layout, and the most headers of a delivery.
const MAX_TEXTS: usize = 32;
/// The length of a text that is absent, and of a header that is there more than once.
const ABSENT: i32 = -1;
const REPEATED: i32 = -2;

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
    verdict(&region, tolerance, Options { max_body_bytes, ..Options::default() }, now)
}

/// The signed time of the last delivery, or NaN.
#[wasm_bindgen]
pub fn timestamp() -> f64 {
    TIME.get()
}

fn verdict(region: &[u8], tolerance: Tolerance, options: Options, now: u64) -> Result<(i32, f64), Code> {
    let mut reader = Reader(region);
    let mut parts = [Part::Body; MAX_PARTS];
    let mut tags = [""; MAX_TEXTS];
    let mut forms = [(Field::Header(""), Form::Any); MAX_PARTS];
    let lists = (&mut parts[..], &mut tags[..], &mut forms[..]);
    let scheme = reader.scheme(lists, tolerance).ok_or(Code::InvalidScheme)?;
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
    let (method_length, method) = reader.item();
    let mut headers = Vec::new();
    for _ in 0..reader.count().min(MAX_TEXTS) {
        let name = reader.text();
        let (length, value) = reader.item();
        headers.push((name, value));
        if length == REPEATED {
            headers.push((name, value));
        }
    }
    let (length, body) = reader.item();
    let length = usize::try_from(length).unwrap_or_default();
    let mut request = Request::new(&headers, body);
    request.method = (method_length != ABSENT).then(|| std::str::from_utf8(method).unwrap_or_default());
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

/// Where the lists of a scheme stay while it is used: its parts, its tags, its forms.
type Lists<'s, 'r> = (&'s mut [Part<'r>], &'s mut [&'r str], &'s mut [(Field<'r>, Form)]);

/// Numbers of four bytes, and texts after their lengths.
struct Reader<'r>(&'r [u8]);

impl<'r> Reader<'r> {
    fn number(&mut self) -> i32 {
        let (number, rest) = self.0.split_first_chunk().unwrap_or((&[0; 4], &[]));
        self.0 = rest;
        i32::from_le_bytes(*number)
    }

    fn count(&mut self) -> usize {
        usize::try_from(self.number()).unwrap_or_default()
    }

    /// A length, which is below 0 for something that is not there, and the bytes.
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
        std::str::from_utf8(self.bytes()).unwrap_or_default()
    }

    /// `None` for what `js/slim.js` does not write.
    fn scheme<'s>(&mut self, (parts, tags, forms): Lists<'s, 'r>, tolerance: Tolerance) -> Option<Scheme<'s>>
    where
        'r: 's,
    {
        let method = self.text();
        let key = match self.number() {
            0 => KeyFormat::Utf8,
            1 => KeyFormat::Base64 { prefix: self.text() },
            _ => return None,
        };
        let place = Place::Field(Field::Header(self.text()));
        let encoding = match self.number() {
            0 => Encoding::Hex,
            1 => Encoding::HexAnyCase,
            2 => Encoding::Base64,
            _ => return None,
        };
        let layout = match self.number() {
            0 => Layout::Bare,
            1 => Layout::Prefixed(self.text()),
            2 => Layout::Versions(self.text()),
            3 => {
                let (separator, time) = (self.text(), self.text());
                let count = self.count();
                let tags = tags.get_mut(..count)?;
                for tag in &mut *tags {
                    *tag = self.text();
                }
                Layout::Pairs { separator, time, tags }
            }
            _ => return None,
        };
        let count = self.count();
        let content = parts.get_mut(..count)?;
        for part in &mut *content {
            *part = match self.number() {
                0 => Part::Body,
                1 => Part::Timestamp,
                2 => Part::Literal(self.text()),
                3 => Part::Field(Field::Header(self.text())),
                _ => return None,
            };
        }
        let count = self.count();
        let forms = forms.get_mut(..count)?;
        for form in &mut *forms {
            let field = Field::Header(self.text());
            *form = match self.number() {
                0 => (field, Form::Plain),
                1 => (field, Form::Url),
                _ => return None,
            };
        }
        let origin = match self.number() {
            0 => None,
            1 => Some(Origin::Signature),
            2 => Some(Origin::Field(Field::Header(self.text()))),
            _ => return None,
        };
        let unit = match self.number() {
            0 => Unit::Seconds,
            1 => Unit::Milliseconds,
            2 => Unit::SecondsOrMilliseconds,
            _ => return None,
        };
        Some(Scheme {
            method,
            key,
            signature: Signature { place, layout, encoding },
            content,
            forms,
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
