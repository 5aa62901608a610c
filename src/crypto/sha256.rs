//! SHA-256 and HMAC-SHA256, of messages in pieces. The compression function,
//! the buffering and the padding are RustCrypto's; what is here is RFC 2104,
//! section 2, with its two keyed blocks compressed once. By parts, since a host
//! may hash the longest of them, which the crate `hmac`, which other hashes use, has no
//! place for.

use sha2::Sha256;
use sha2::digest::Output;
use sha2::digest::block_api::{Buffer, EagerHash, FixedOutputCore as _, UpdateCore as _};
use subtle::{Choice, ConstantTimeEq as _};
use zeroize::Zeroizing;

use super::message::HashAround;

type Core = <Sha256 as EagerHash>::Core;
pub(crate) type Digest = [u8; 32];

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

/// A function of its own: each kind of pieces would have its copy otherwise.
#[inline(never)]
fn pad(core: &mut Core, buffer: &mut Buffer<Core>) -> Digest {
    let mut digest = Output::<Core>::default();
    core.finalize_fixed_core(buffer, &mut digest);
    digest.into()
}

/// Whether any of these is the code. All are compared, in constant time.
pub(crate) fn is_among(code: &Digest, presented: &[Digest]) -> bool {
    presented.iter().fold(Choice::from(0), |found, one| found | one.ct_eq(code)).into()
}

/// An HMAC's key, ready for use. Zeroised on drop.
#[derive(Clone)]
pub(crate) struct HmacSha256 {
    inner: Core,
    outer: Core,
    /// What the inner hash begins with, for the host.
    block: Zeroizing<[u8; 64]>,
}

impl HmacSha256 {
    /// A key of any length.
    pub(crate) fn new(secret: &[u8]) -> Self {
        let short = Zeroizing::new(if secret.len() > 64 { digest([secret]) } else { [0; 32] });
        let secret = if secret.len() > 64 { short.as_slice() } else { secret };
        let mut block = Zeroizing::new([0x5C; 64]);
        for (byte, secret) in block.iter_mut().zip(secret) {
            *byte ^= secret;
        }
        let mut outer = Core::default();
        outer.update_blocks(&[(*block).into()]);
        for byte in block.iter_mut() {
            *byte ^= 0x5C ^ 0x36;
        }
        let mut inner = Core::default();
        inner.update_blocks(&[(*block).into()]);
        Self { inner, outer, block }
    }

    /// The code of a message.
    pub(crate) fn sign<'p>(&self, pieces: impl IntoIterator<Item = &'p [u8]>) -> Digest {
        let inner = Zeroizing::new(finish(self.inner.clone(), pieces));
        finish(self.outer.clone(), [inner.as_slice()])
    }

    /// The code of a message whose body stays with the host, from the pieces
    /// before and after it.
    pub(crate) fn sign_around_body<'p, P: Iterator<Item = &'p [u8]>>(
        &self,
        hash: HashAround,
        before: &dyn Fn() -> P,
        after: &dyn Fn() -> P,
    ) -> Digest {
        let length = |pieces: P| pieces.map(<[u8]>::len).sum::<usize>();
        let split = length(before()).saturating_add(self.block.len());
        let end = length(after()).saturating_add(split);
        // Of its final length from the start: what grows leaves copies of the key behind.
        let mut around = Zeroizing::new(Vec::with_capacity(end.saturating_add(size_of::<Digest>())));
        around.extend_from_slice(self.block.as_slice());
        before().chain(after()).for_each(|piece| around.extend_from_slice(piece));
        around.extend_from_slice(&[0; size_of::<Digest>()]);
        (hash.0)(&mut around, split);
        finish(self.outer.clone(), around.get(end..))
    }
}
