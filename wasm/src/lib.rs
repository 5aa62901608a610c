//! Exports what the crate does, and has nothing of its own.

use hookseal as _;
