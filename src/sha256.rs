//! SHA-256 and HMAC-SHA256, of messages in pieces. The compression function,
//! the buffering and the padding are RustCrypto's; what is here is RFC 2104,
//! section 2, with its two keyed blocks compressed once. By parts, since a host
//! may hash the longest of them; with the crate `hmac`, which other hashes use,
//! the small wasm would be a kilobyte larger.

use std::slice;

use sha2::Sha256;
use sha2::digest::Output;
use sha2::digest::block_api::{Buffer, EagerHash, FixedOutputCore as _, UpdateCore as _};
use zeroize::Zeroizing;

type Core = <Sha256 as EagerHash>::Core;
pub(crate) type Digest = [u8; DIGEST];
const DIGEST: usize = 32;

/// SHA-256.
pub(crate) fn digest<'p>(pieces: impl IntoIterator<Item = &'p [u8]>) -> Digest {
    finish(Core::default(), pieces)
}

/// Hashes what follows the blocks that `core` has seen.
fn finish<'p>(mut core: Core, pieces: impl IntoIterator<Item = &'p [u8]>) -> Digest {
    let mut buffer = Buffer::<Core>::default();
    for piece in pieces {
        buffer.digest_blocks(piece, |blocks| core.update_blocks(blocks));
    }
    pad(&mut core, &mut buffer)
}

/// Not generic: code that is would be compiled once for each kind of pieces.
#[inline(never)]
fn pad(core: &mut Core, buffer: &mut Buffer<Core>) -> Digest {
    let mut digest = Output::<Core>::default();
    core.finalize_fixed_core(buffer, &mut digest);
    digest.into()
}

/// An HMAC's key, ready for use. Zeroised on drop.
#[derive(Clone)]
pub(crate) struct HmacSha256 {
    inner: Core,
    outer: Core,
    /// The padded key that the inner hash begins with: JavaScript hashes it before a body.
    block: Zeroizing<[u8; BLOCK]>,
}

/// The length of a block of SHA-256.
const BLOCK: usize = 64;
/// RFC 2104, section 2.
const INNER_PAD: u8 = 0x36;
const OUTER_PAD: u8 = 0x5C;

impl HmacSha256 {
    /// A key of any length. Made where it stays: a move would leave a copy behind.
    pub(crate) fn new(secret: &[u8]) -> Box<Self> {
        let block = Zeroizing::new([OUTER_PAD; BLOCK]);
        let mut key = Box::new(Self { inner: Core::default(), outer: Core::default(), block });
        if secret.len() > BLOCK {
            key.prepare(Zeroizing::new(digest([secret])).as_slice());
        } else {
            key.prepare(secret);
        }
        key
    }

    fn prepare(&mut self, secret: &[u8]) {
        for (byte, secret) in self.block.iter_mut().zip(secret) {
            *byte ^= secret;
        }
        self.outer.update_blocks(slice::from_ref((&*self.block).into()));
        for byte in self.block.iter_mut() {
            *byte ^= OUTER_PAD ^ INNER_PAD;
        }
        self.inner.update_blocks(slice::from_ref((&*self.block).into()));
    }

    /// The code of a message.
    pub(crate) fn sign<'p>(&self, pieces: impl IntoIterator<Item = &'p [u8]>) -> Digest {
        let inner = Zeroizing::new(finish(self.inner.clone(), pieces));
        finish(self.outer.clone(), [inner.as_slice()])
    }

    /// The code of a message whose body JavaScript hashes, from the pieces
    /// before and after it.
    #[cfg(feature = "js")]
    pub(crate) fn sign_around_body<P: AsRef<[u8]>>(&self, before: &[P], after: &[P]) -> Digest {
        // Of the right size at once: growing would leave the key in freed memory.
        let mut around = Zeroizing::new(Vec::with_capacity(length(before, length(after, BLOCK + DIGEST))));
        around.extend_from_slice(self.block.as_slice());
        for piece in before {
            around.extend_from_slice(piece.as_ref());
        }
        let split = around.len();
        for piece in after {
            around.extend_from_slice(piece.as_ref());
        }
        let end = around.len();
        around.extend_from_slice(&[0; DIGEST]);
        crate::host::sha256_around_body(&mut around, split);
        finish(self.outer.clone(), around.get(end..))
    }
}

/// The length of some pieces, and of what else there is.
#[cfg(feature = "js")]
fn length<P: AsRef<[u8]>>(pieces: &[P], more: usize) -> usize {
    pieces.iter().fold(more, |length, piece| length.saturating_add(piece.as_ref().len()))
}
