//! Causes that lie in times and clocks.

use super::entry::Entry;

const CLOCK: &str = "Let this machine's clock follow NTP, and pass now in milliseconds, or leave it out.";

pub(super) const CAUSES: &[Entry] = &[
    Entry::new(
        "time_old",
        "Timestamp outside the tolerance zone: too old",
        "the signature is good, and the signed time lies further back than the tolerance",
    )
    .from("A replay, a captured delivery in a test, a late retry or a queue, a clock that is ahead.")
    .fix("Verify before queueing; widen tolerance for late retries; fix now in tests."),
    Entry::new(
        "time_ahead",
        "Timestamp in the future: this machine's clock is behind",
        "the signature is good, and the signed time lies ahead of this machine's clock",
    )
    .from("Containers and virtual machines whose clock has stopped or drifted.")
    .fix(CLOCK),
    Entry::new(
        "time_zone",
        "Timestamp off by whole hours: a time zone",
        "the signature is good, and the signed time is ahead by whole hours: a local time was taken for UTC",
    )
    .from("`datetime.utcnow().timestamp()`, `new Date(text)` without an offset, a clock set to local time.")
    .fix(CLOCK),
    Entry::new(
        "time_unit",
        "Timestamp in milliseconds where seconds are expected",
        "the signature is good, and the signed time is in another unit than the scheme's",
    )
    .from("`Date.now()` for seconds, `time.time()` for milliseconds, in senders and in tests.")
    .fix("Have the sender sign the scheme's unit, or describe it with the unit that it has."),
    Entry::new(
        "time_now_in_seconds",
        "now given in seconds instead of milliseconds",
        "the signature is good, and now is in seconds: it has to be in milliseconds",
    )
    .from("`time()`, `Date.now() / 1000`.")
    .fix("now: Date.now()"),
    Entry::new(
        "time_malformed",
        "Signed timestamp is not a time",
        "the signature is good, and the signed time is none as the scheme writes it",
    )
    .from("Home-made senders, floats, local date formats.")
    .fix("Have the sender write it as the scheme says."),
    Entry::new(
        "time_moved",
        "Characters moved between the signed time and what is signed beside it",
        "the signature is good, and the signed time is none as the scheme writes it: with nothing between them, characters can have been moved from it to what is signed beside it, or the other way",
    )
    .from("Whoever has one genuine delivery and makes another of it; a sender of one's own that writes another unit.")
    .fix("Leave it refused. A scheme of your own is better with a mark between its time and the body."),
    Entry::new(
        "time_changed",
        "Timestamp header changed on the way",
        "the header of the signed time was changed: the sender signed another one, some seconds away",
    )
    .from("Gateways that write the header anew, tests that sign and send at two moments.")
    .fix("Pass the header as it came."),
    Entry::new(
        "time_rewritten",
        "Timestamp header in another unit or form than was signed",
        "the header of the signed time was written anew in another unit or form",
    )
    .from("Frameworks and gateways that parse dates, clients that send milliseconds and sign seconds.")
    .fix("Pass the header as it came."),
    Entry::new(
        "time_of_item",
        "Timestamp of an item of the batch outside the tolerance zone",
        "an item of the batch is signed at a time outside of the tolerance, or at none: that says nothing of the other items",
    )
    .from("A replay, an item of an earlier batch put into another, a clock that is off.")
    .fix("Verify before queueing; pass now in milliseconds, or leave it out."),
    Entry::new("time_missing", "Timestamp header is missing", "the header of the signed time is missing")
        .from("Proxies with a list of headers that pass, code that hands over the signature alone.")
        .fix("Pass all headers."),
];
