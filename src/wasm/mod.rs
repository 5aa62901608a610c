//! The boundary to JavaScript: what crosses is turned into requests and verdicts here.

mod engine;
pub(crate) mod js_sha256;
pub(crate) mod region;
pub(crate) mod state;
pub(crate) mod table;
pub(crate) mod words;
