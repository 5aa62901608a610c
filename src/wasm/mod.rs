//! The boundaries to JavaScript: what crosses is turned into requests and verdicts here.

#[cfg(feature = "evidence-js")]
mod evidence;
#[cfg(feature = "js")]
mod full;
#[cfg(all(feature = "js", feature = "full"))]
mod lab;
#[cfg(feature = "js")]
mod number;
#[cfg(feature = "js")]
mod region;
#[cfg(feature = "slim")]
mod slim;
#[cfg(feature = "js")]
mod state;
#[cfg(feature = "js")]
mod table;
#[cfg(feature = "js")]
mod words;
