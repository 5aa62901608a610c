//! Whether the time of a refusal tells how much of a signature was right, in the way of
//! dudect (Reparaz, Balasch and Verbauwhede, "Dude, is my code constant time?", 2016):
//! classes interleaved at random, slow measurements cut off at a hundred percentiles of
//! both classes together, and Welch's t for each. `cargo bench --bench timing`; the same
//! for the package is `bench/constant-time.js`.
#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::arithmetic_side_effects,
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss
)]

use std::hint::black_box;
use std::process::ExitCode;
use std::time::{Instant, SystemTime};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use hookseal::{Options, Request, Signing, Webhook};

const BODY: &[u8] = br#"{"id":"b7f5b1e4-3c0d-4a4e-9a53-0d7e2f1c6a90"}"#;
/// Secrets per scheme: each text is near to the code of one and far from the others'.
const RECEIVERS: usize = 16;
/// Measurements per scheme, of three classes.
const MEASUREMENTS: usize = 6_000_000;
/// First measurements left out: caches, branch predictors, the clock's first calls.
const WARM_UP: usize = 50_000;
/// The |t| from which dudect takes two classes for distinguishable.
const FINDING: f64 = 4.5;

/// The fewest measurements that a t is taken of.
const FEWEST: f64 = 1000.0;

/// The places of the three classes: the right signature but for one bit of its first or
/// of its last byte, and another secret's but for one bit of its last.
const FIRST: usize = 0;
const LAST: usize = 1;
const OTHER: usize = 2;
/// Of each class, how many receivers further the right signature is taken, and which of
/// its two changes is made. A table: a branch would leave the class in the predictor.
const CLASSES: [(usize, usize); 3] = [(0, FIRST), (0, LAST), (1, LAST)];

/// How the bytes of a signature are written.
#[derive(Clone, Copy)]
enum Text {
    Hex,
    Base64,
    /// A token, whose bytes are the text.
    Bare,
}

impl Text {
    fn read(self, text: &str) -> Vec<u8> {
        match self {
            Self::Hex => hex::decode(text).unwrap(),
            Self::Base64 => STANDARD.decode(text).unwrap(),
            Self::Bare => text.into(),
        }
    }

    fn write(self, bytes: Vec<u8>) -> String {
        match self {
            Self::Hex => hex::encode(bytes),
            Self::Base64 => STANDARD.encode(bytes),
            Self::Bare => String::from_utf8(bytes).unwrap(),
        }
    }
}

/// A scheme, what stands before its signature, and the function that is timed.
struct Case {
    scheme: &'static str,
    prefix: &'static str,
    text: Text,
    accepts: fn(&Receiver, &str) -> bool,
}

const CONTROL: Case = Case { scheme: "github", prefix: "sha256=", text: Text::Hex, accepts: stops_early };
const CASES: [Case; 4] = [
    Case { accepts: verifies, ..CONTROL },
    Case { scheme: "shopify", prefix: "", text: Text::Base64, accepts: verifies },
    Case { scheme: "gitlab", prefix: "", text: Text::Bare, accepts: verifies },
    Case { scheme: "alloy-bearer", prefix: "Bearer ", text: Text::Bare, accepts: verifies },
];

/// A Webhook of one secret, and the header that it accepts.
struct Receiver {
    webhook: Webhook<'static>,
    header: String,
    right: String,
    /// The places and the characters that make the first and the last byte wrong.
    changes: [(usize, u8); 2],
}

fn verifies(receiver: &Receiver, shown: &str) -> bool {
    let headers = [(receiver.header.as_str(), shown.as_bytes())];
    receiver.webhook.verify(Request::new(&headers, BODY), 0).is_ok()
}

/// The control, which must be found: a comparison that stops at the first difference.
fn stops_early(receiver: &Receiver, shown: &str) -> bool {
    let signed = receiver.webhook.sign(BODY, &Signing::default()).unwrap();
    signed.first().unwrap().1.bytes().zip(shown.bytes()).all(|(one, other)| one == other)
}

/// The character that changes one bit of a byte of the signature. In hex a digit stays a
/// digit and a letter a letter: decoding, which may take its time, does the same for all.
fn change(case: &Case, right: &str, is_last: bool) -> (usize, u8) {
    let mut bytes = case.text.read(right.strip_prefix(case.prefix).unwrap());
    let byte = if is_last { bytes.last_mut() } else { bytes.first_mut() };
    *byte.unwrap() ^= 1;
    let wrong = [case.prefix, &case.text.write(bytes)].concat();
    let mut changed = wrong.bytes().enumerate().zip(right.bytes()).filter(|((_, one), other)| one != other);
    changed.next().unwrap().0
}

fn receiver(case: &Case, random: &mut Random) -> Receiver {
    let secret = format!("{:016x}{:016x}", random.next(), random.next());
    let scheme = hookseal::named(case.scheme).unwrap();
    let webhook = Webhook::new(scheme, [secret.as_str()], Options::default()).unwrap();
    let (header, right) = webhook.sign(BODY, &Signing::default()).unwrap().swap_remove(0);
    let changes = [false, true].map(|is_last| change(case, &right, is_last));
    let receiver = Receiver { webhook, header, right, changes };
    assert!((case.accepts)(&receiver, &receiver.right), "{} refuses a genuine delivery", case.scheme);
    receiver
}

/// Nanoseconds of each measurement, by class. All classes are written from the same texts
/// to the same place, and before each the receiver judges any of them: nothing but the
/// relation of text and secret differs, neither in the caches nor in the branch predictor,
/// to which hex is known that was decoded just before (7 ns, if it is always the same).
fn measure(case: &Case, random: &mut Random) -> [Vec<f64>; 3] {
    let receivers: Vec<_> = (0..RECEIVERS).map(|_| receiver(case, random)).collect();
    let mut times = [const { Vec::new() }; 3];
    let (mut shown, mut text) = (Vec::new(), String::new());
    for round in 0..WARM_UP + MEASUREMENTS {
        let (at, class) = (random.below(RECEIVERS), random.below(3));
        let (further, changed) = *CLASSES.get(class).unwrap();
        let owner = receivers.get((at + further) % RECEIVERS).unwrap();
        let (place, character) = *owner.changes.get(changed).unwrap();
        shown.clear();
        shown.extend_from_slice(owner.right.as_bytes());
        *shown.get_mut(place).unwrap() = character;
        text.clear();
        text.push_str(std::str::from_utf8(&shown).unwrap());
        let receiver = receivers.get(at).unwrap();
        let before = receivers.get(random.below(RECEIVERS)).unwrap();
        black_box((case.accepts)(black_box(receiver), black_box(&before.right)));
        let start = Instant::now();
        let is_accepted = (case.accepts)(black_box(receiver), black_box(&text));
        let elapsed = start.elapsed();
        assert!(!is_accepted, "{} accepts a forgery", case.scheme);
        if round >= WARM_UP {
            times.get_mut(class).unwrap().push(elapsed.as_nanos() as f64);
        }
    }
    times
}

/// Of the times that are not cut off.
struct Moments {
    count: f64,
    mean: f64,
    /// Of the mean.
    variance: f64,
}

fn moments(times: &[f64], cut: f64) -> Moments {
    let kept = || times.iter().filter(|time| **time <= cut);
    let count = kept().count() as f64;
    let mean = kept().sum::<f64>() / count;
    let squares: f64 = kept().map(|time| (time - mean).powi(2)).sum();
    Moments { count, mean, variance: squares / (count - 1.0) / count }
}

/// The value below which this share of a sorted list lies.
fn quantile(sorted: &[f64], share: f64) -> f64 {
    *sorted.get((share * (sorted.len() - 1) as f64) as usize).unwrap()
}

fn sorted(mut times: Vec<f64>) -> Vec<f64> {
    times.sort_unstable_by(f64::total_cmp);
    times
}

/// The largest |t| (Welch's), over dudect's percentiles and without a cut.
fn largest_t(one: &[f64], other: &[f64]) -> f64 {
    let both = sorted([one, other].concat());
    let shares = (1..=100).map(|step| 1.0 - 0.5_f64.powf(f64::from(step) / 10.0)).chain([1.0]);
    let found = shares.map(|share| {
        let cut = quantile(&both, share);
        let (one, other) = (moments(one, cut), moments(other, cut));
        let t = (one.mean - other.mean).abs() / (one.variance + other.variance).sqrt();
        if one.count.min(other.count) < FEWEST { 0.0 } else { t }
    });
    found.fold(0.0, f64::max)
}

/// Prints both comparisons of a case, and says whether one is a finding.
fn report(name: &str, case: &Case, random: &mut Random) -> bool {
    let times = measure(case, random).map(sorted);
    let pairs = [("last byte, first byte", LAST, FIRST), ("last byte, another's", LAST, OTHER)];
    let found = pairs.map(|(pair, one, other)| {
        let (one, other) = (times.get(one).unwrap(), times.get(other).unwrap());
        let count = one.len() + other.len();
        let (median, difference) = (quantile(one, 0.5), quantile(one, 0.5) - quantile(other, 0.5));
        let t = largest_t(one, other);
        println!("{name:13}   {pair:21}   {count:8}   {median:9.0}   {difference:10.0}   {t:5.1}");
        t > FINDING
    });
    found.contains(&true)
}

/// xorshift64: the order has to be unrelated to the classes, not unforeseeable.
struct Random(u64);

impl Random {
    fn new() -> Self {
        Self(SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap().as_nanos() as u64 | 1)
    }

    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    fn below(&mut self, end: usize) -> usize {
        (self.next() >> 32) as usize % end
    }
}

fn main() -> ExitCode {
    let mut random = Random::new();
    println!("scheme          compared                measured   median ns   difference     |t|");
    let is_seen = report("the control", &CONTROL, &mut random);
    let findings = CASES.map(|case| report(case.scheme, &case, &mut random));
    match (is_seen, findings.contains(&true)) {
        (true, false) => ExitCode::SUCCESS,
        (true, true) => {
            eprintln!(
                "a |t| over {FINDING}: the classes can be told apart, or the machine was busy; run it again"
            );
            ExitCode::FAILURE
        }
        (false, _) => {
            eprintln!("the control was not found: the machine is too busy for this measurement");
            ExitCode::FAILURE
        }
    }
}
