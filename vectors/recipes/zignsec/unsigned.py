"""ZignSec's products that do not sign: the sender's address is all there is."""

from recipes.zignsec.deliveries import BODY, SHORT, UNSIGNED, read, xml
from tools.verdicts import refused

unsigned = UNSIGNED.vector

VECTORS = [
    unsigned(
        "documented",
        "A product that does not sign, from a documented address: the sender is vouched for, the body is not",
        BODY,
        source="137.117.208.108",
        sourceAddresses=["documented"],
    ),
    unsigned(
        "documented-additional", "One of the vendor's additional addresses", SHORT, source="137.117.212.13", sourceAddresses=["documented"]
    ),
    unsigned(
        "xml",
        "XML of an unsigned product",
        xml("<method>sms</method>"),
        read(method="sms"),
        source="137.117.211.152",
        sourceAddresses=["documented"],
    ),
    unsigned(
        "extended", "The vendor's addresses and one's own", SHORT, source="198.51.100.7", sourceAddresses=["documented", "198.51.100.7"]
    ),
    unsigned(
        "mapped",
        "The IPv4 address as a dual-stack socket reports it",
        SHORT,
        source="::ffff:137.117.208.108",
        sourceAddresses=["documented"],
    ),
    unsigned("ipv4-block", "The last address of a block", SHORT, source="198.51.100.127", sourceAddresses=["198.51.100.64/26"]),
    unsigned("ipv4-everything", "A block of no fixed bits", SHORT, source="203.0.113.9", sourceAddresses=["0.0.0.0/0"]),
    unsigned("ipv6", "One address, written in two ways", SHORT, source="2001:DB8:0:0:0:0:0:1", sourceAddresses=["2001:db8::1"]),
    unsigned(
        "ipv6-block",
        "Within an IPv6 block that ends inside a byte",
        SHORT,
        source="2001:db8:8fff::1",
        sourceAddresses=["2001:db8:8000::/36"],
    ),
    unsigned(
        "no-list",
        "Without a signature or a list there is nothing to check",
        SHORT,
        refused("unsigned", "construct"),
        source="137.117.208.108",
    ),
    *(
        unsigned(name, comment, SHORT, refused("source_not_allowed"), source=source, sourceAddresses=listed)
        for name, comment, source, listed in [
            ("elsewhere", "An address that is not listed", "137.117.208.109", ["documented"]),
            ("replaced", "One's own list replaces the vendor's", "137.117.208.108", ["198.51.100.7"]),
            ("beyond-ipv4-block", "The address after the block", "198.51.100.128", ["198.51.100.64/26"]),
            ("beyond-ipv6-block", "The block after", "2001:db8:9000::1", ["2001:db8:8000::/36"]),
            ("no-address", "A list is set and the address is not known", None, ["documented"]),
            ("address-list", "A forwarded chain is not an address", "137.117.208.108, 203.0.113.9", ["documented"]),
            ("address-with-port", "Nor is an address with its port", "137.117.208.108:443", ["documented"]),
            ("address-octal", "Leading zeros mean different things to different readers", "137.117.208.0108", ["documented"]),
        ]
    ),
    unsigned(
        "not-zignsec",
        "A listed sender, another body",
        "hello",
        refused("malformed_payload", "payload"),
        source="137.117.208.108",
        sourceAddresses=["documented"],
    ),
]
