//! Which addresses a delivery may come from.

use std::fmt;
use std::net::IpAddr;

use crate::scheme::Scheme;

/// An allow-list of IPv4 and IPv6 addresses and CIDR blocks.
#[derive(Clone, Debug)]
pub struct Sources(Vec<Network>);

/// An entry of a [`Sources`] list that is neither an address nor a CIDR block,
/// or `"documented"` where the vendor documents none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InvalidSource(String);

impl InvalidSource {
    /// The entry.
    #[must_use]
    pub fn entry(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for InvalidSource {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "not an IP address or CIDR block: {}", self.0)
    }
}

impl std::error::Error for InvalidSource {}

/// The entry that stands for all that the vendor documents.
const DOCUMENTED: &str = "documented";

impl Sources {
    /// Reads addresses, CIDR blocks, and `"documented"`, which stands for all
    /// that the vendor of `scheme` documents.
    ///
    /// # Errors
    /// The first entry that is none of them.
    #[inline(never)]
    pub fn new(scheme: &Scheme<'_>, entries: &[&str]) -> Result<Self, InvalidSource> {
        let mut networks = Vec::new();
        for &entry in entries {
            let texts = if entry == DOCUMENTED { scheme.sources } else { &[entry] };
            let known = networks.len();
            networks.extend(texts.iter().filter_map(|text| Network::read(text)));
            if networks.len() == known {
                return Err(InvalidSource(entry.into()));
            }
        }
        Ok(Self(networks))
    }

    pub(crate) fn allow(&self, address: IpAddr) -> bool {
        self.0.iter().any(|network| network.contains(address))
    }
}

/// A CIDR block. IPv4 is kept in its IPv6-mapped form (RFC 4291, 2.5.5.2), in
/// which some servers report it.
#[derive(Clone, Copy, Debug)]
struct Network {
    address: u128,
    length: u32,
}

impl Network {
    /// Reads `address` or `address/length`.
    fn read(text: &str) -> Option<Self> {
        let (address, length) = match text.split_once('/') {
            Some((address, length)) => (address, Some(length)),
            None => (text, None),
        };
        let address: IpAddr = address.parse().ok()?;
        let (width, mapped): (u32, u32) = if address.is_ipv4() { (32, 96) } else { (128, 0) };
        let length = match length {
            Some(digits) if digits.bytes().all(|byte| byte.is_ascii_digit()) => digits.parse().ok()?,
            Some(_) => return None,
            None => width,
        };
        let length = (length <= width).then(|| length.saturating_add(mapped))?;
        Some(Self { address: bits(address), length })
    }

    fn contains(self, address: IpAddr) -> bool {
        let differing = self.address ^ bits(address);
        let host_bits = 128_u32.saturating_sub(self.length);
        let is_v4 = |bits: u128| bits >> 32 == 0xFFFF;
        differing.checked_shr(host_bits).unwrap_or(0) == 0 && is_v4(self.address) == is_v4(bits(address))
    }
}

fn bits(address: IpAddr) -> u128 {
    match address {
        IpAddr::V4(address) => address.to_ipv6_mapped().to_bits(),
        IpAddr::V6(address) => address.to_bits(),
    }
}
