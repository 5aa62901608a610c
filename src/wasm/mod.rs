//! The boundaries to JavaScript: what crosses is turned into requests and verdicts here.

#[cfg(feature = "js")]
mod full;
#[cfg(feature = "slim")]
mod slim;
