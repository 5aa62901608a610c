//! Documents that are not the profile, or say something else than was signed.

use hookseal::evidence::Code::{DigestMismatch, SignatureMismatch, UnsupportedProfile};

use super::Attack;
use crate::keys::Owner;
use crate::pki::content;

pub(super) const ATTACKS: &[Attack] = &[
    (
        "a second bankIdSignedData",
        |plan| {
            plan.xml = |xml| {
                let data = &xml[xml.find("<bankIdSignedData").unwrap()..xml.find("</Object>").unwrap()];
                xml.replace("</Object>", &format!("{data}</Object>"))
            }
        },
        UnsupportedProfile,
    ),
    (
        "a second Object",
        |plan| {
            plan.xml = |xml| {
                let data = &xml[xml.find("<Object>").unwrap()..xml.find("</Signature>").unwrap()];
                xml.replace("</Signature>", &format!("{data}</Signature>"))
            }
        },
        UnsupportedProfile,
    ),
    (
        "the Object before SignedInfo",
        |plan| {
            plan.xml = |xml| {
                let at = xml.find("<Object>").unwrap();
                let data = xml[at..xml.find("</Signature>").unwrap()].to_owned();
                xml.replace(&data, "").replace("<SignedInfo", &format!("{data}<SignedInfo"))
            }
        },
        UnsupportedProfile,
    ),
    (
        "the whole wrapped in another element",
        |plan| {
            plan.xml = |xml| {
                xml.replace("<Signature ", "<Wrapper><Signature ")
                    .replace("</Signature>", "</Signature></Wrapper>")
            }
        },
        UnsupportedProfile,
    ),
    (
        "an Id twice",
        |plan| plan.content = plan.content.replace("<env>", r#"<env Id="bidSignedData">"#),
        UnsupportedProfile,
    ),
    (
        "an Id in another case",
        |plan| plan.content = plan.content.replace("<env>", r#"<env ID="bidSignedData">"#),
        UnsupportedProfile,
    ),
    (
        "an id deep inside",
        |plan| plan.content = plan.content.replace("<ai>", r#"<ai id="x">"#),
        UnsupportedProfile,
    ),
    (
        "Id of the data in another case",
        |plan| plan.signed_data = |xml| xml.replace(" Id=", " ID="),
        UnsupportedProfile,
    ),
    (
        "the references change places",
        |plan| {
            plan.signed_info = |xml| {
                xml.replace("#bidSignedData", "#x")
                    .replace("#bidKeyInfo", "#bidSignedData")
                    .replace("#x", "#bidKeyInfo")
            }
        },
        UnsupportedProfile,
    ),
    (
        "a third reference",
        |plan| {
            plan.signed_info = |xml| {
                let reference =
                    xml[xml.rfind("<Reference").unwrap()..xml.find("</SignedInfo>").unwrap()].to_owned();
                xml.replace("</SignedInfo>", &format!("{reference}</SignedInfo>"))
            }
        },
        UnsupportedProfile,
    ),
    (
        "one reference alone",
        |plan| {
            plan.signed_info = |xml| {
                let reference =
                    xml[xml.rfind("<Reference").unwrap()..xml.find("</SignedInfo>").unwrap()].to_owned();
                xml.replace(&reference, "")
            }
        },
        UnsupportedProfile,
    ),
    (
        "a reference without its Type",
        |plan| {
            plan.signed_info =
                |xml| xml.replace(r#" Type="http://www.bankid.com/signature/v1.0.0/types""#, "")
        },
        UnsupportedProfile,
    ),
    (
        "a reference to the whole document",
        |plan| plan.signed_info = |xml| xml.replace("#bidSignedData", ""),
        UnsupportedProfile,
    ),
    (
        "a reference to another document",
        |plan| plan.signed_info = |xml| xml.replace("#bidSignedData", "http://example.com/"),
        UnsupportedProfile,
    ),
    (
        "an XPath transform",
        |plan| {
            plan.signed_info = |xml| {
                xml.replacen(
                    "http://www.w3.org/TR/2001/REC-xml-c14n-20010315\"></Transform>",
                    "http://www.w3.org/TR/1999/REC-xpath-19991116\"></Transform>",
                    1,
                )
            }
        },
        UnsupportedProfile,
    ),
    (
        "RSA with SHA-1",
        |plan| {
            plan.signed_info =
                |xml| xml.replace("2001/04/xmldsig-more#rsa-sha256", "2000/09/xmldsig#rsa-sha1")
        },
        UnsupportedProfile,
    ),
    (
        "a digest with SHA-1",
        |plan| plan.signed_info = |xml| xml.replace("2001/04/xmlenc#sha256", "2000/09/xmldsig#sha1"),
        UnsupportedProfile,
    ),
    (
        "HMAC",
        |plan| {
            plan.signed_info =
                |xml| xml.replace("2001/04/xmldsig-more#rsa-sha256", "2000/09/xmldsig#hmac-sha1")
        },
        UnsupportedProfile,
    ),
    (
        "another canonical form",
        |plan| {
            plan.signed_info = |xml| xml.replacen("TR/2001/REC-xml-c14n-20010315", "2001/10/xml-exc-c14n#", 1)
        },
        UnsupportedProfile,
    ),
    (
        "a comment in the data",
        |plan| plan.content = plan.content.replace("<fsib>", "<!-- --><fsib>"),
        UnsupportedProfile,
    ),
    (
        "a comment in a text",
        |plan| plan.xml = |xml| xml.replace("<funcId>Ident", "<funcId>Ident<!-- -->"),
        UnsupportedProfile,
    ),
    (
        "CDATA",
        |plan| plan.content = plan.content.replace("<fsib>0", "<fsib><![CDATA[0]]>"),
        UnsupportedProfile,
    ),
    (
        "a processing instruction",
        |plan| plan.content = plan.content.replace("<fsib>", "<?x y?><fsib>"),
        UnsupportedProfile,
    ),
    ("an entity", |plan| plan.content = plan.content.replace("<fsib>0", "<fsib>&x;"), UnsupportedProfile),
    (
        "a character reference",
        |plan| plan.content = plan.content.replace("<fsib>0", "<fsib>&#48;"),
        UnsupportedProfile,
    ),
    (
        "a document type",
        |plan| {
            plan.xml =
                |xml| xml.replace("?><Signature", "?><!DOCTYPE Signature [<!ENTITY x \"y\">]><Signature")
        },
        UnsupportedProfile,
    ),
    (
        "a billion laughs",
        |plan| {
            plan.xml = |xml| {
                xml.replace(
                    "?><Signature",
                    "?><!DOCTYPE a [<!ENTITY b \"c\"><!ENTITY d \"&b;&b;\">]><Signature",
                )
            }
        },
        UnsupportedProfile,
    ),
    (
        "a prefix",
        |plan| {
            plan.xml = |xml| {
                xml.replace("<Signature xmlns=", "<ds:Signature xmlns:ds=")
                    .replace("</Signature>", "</ds:Signature>")
            }
        },
        UnsupportedProfile,
    ),
    (
        "a prefix within",
        |plan| {
            plan.content = plan.content.replace("<ai>", "<x:ai xmlns:x=\"u\">").replace("</ai>", "</x:ai>")
        },
        UnsupportedProfile,
    ),
    (
        "another namespace within",
        |plan| plan.content = plan.content.replace("<ai>", "<ai xmlns=\"u\">"),
        UnsupportedProfile,
    ),
    (
        "an attribute that is inherited",
        |plan| plan.xml = |xml| xml.replace("<Object>", "<Object xml:lang=\"sv\">"),
        UnsupportedProfile,
    ),
    (
        "white space between elements",
        |plan| plan.content = plan.content.replace("<clientInfo>", "\n<clientInfo>"),
        UnsupportedProfile,
    ),
    (
        "an element closed at once",
        |plan| plan.content = plan.content.replace("<fsib>0</fsib>", "<fsib/>"),
        UnsupportedProfile,
    ),
    (
        "single quotes",
        |plan| plan.content = plan.content.replace("charset=\"UTF-8\"", "charset='UTF-8'"),
        UnsupportedProfile,
    ),
    (
        "attributes out of order",
        |plan| {
            plan.content = plan
                .content
                .replace(r#"charset="UTF-8" visible="wysiwys""#, r#"visible="wysiwys" charset="UTF-8""#)
        },
        UnsupportedProfile,
    ),
    (
        "what was not seen",
        |plan| plan.content = plan.content.replace("wysiwys", "hidden"),
        UnsupportedProfile,
    ),
    (
        "a format that says something",
        |plan| plan.content = plan.content.replace(" visible=", " format=\"a &lt;b\" visible="),
        UnsupportedProfile,
    ),
    (
        "a name twice",
        |plan| plan.content = plan.content.replace("</srvInfo>", "<name>QQ==</name></srvInfo>"),
        UnsupportedProfile,
    ),
    (
        "a function twice",
        |plan| plan.content = plan.content.replace("<version>", "<funcId>Signing</funcId><version>"),
        UnsupportedProfile,
    ),
    ("a function that is none", |plan| plan.content = content("Other"), UnsupportedProfile),
    (
        "17 levels",
        |plan| {
            plan.content =
                plan.content.replace("<fsib>0", &format!("<fsib>{}{}", "<a>".repeat(20), "</a>".repeat(20)))
        },
        UnsupportedProfile,
    ),
    (
        "513 elements",
        |plan| plan.content = plan.content.replace("<fsib>0", &format!("<fsib>{}", "<a></a>".repeat(513))),
        UnsupportedProfile,
    ),
    (
        "no declaration",
        |plan| plan.xml = |xml| xml[xml.find("<Signature").unwrap()..].to_owned(),
        UnsupportedProfile,
    ),
    (
        "another declaration",
        |plan| plan.xml = |xml| xml.replace("standalone=\"no\"", "standalone=\"yes\""),
        UnsupportedProfile,
    ),
    (
        "a declaration in part",
        |plan| plan.xml = |xml| xml.replace(" encoding=\"UTF-8\" standalone=\"no\"", ""),
        UnsupportedProfile,
    ),
    (
        "a line break behind the declaration",
        |plan| plan.xml = |xml| xml.replace("?>", "?>\n"),
        UnsupportedProfile,
    ),
    ("a line break at the end", |plan| plan.xml = |xml| format!("{xml}\n"), UnsupportedProfile),
    ("a zero at the end", |plan| plan.xml = |xml| format!("{xml}\0"), UnsupportedProfile),
    ("text after the end", |plan| plan.xml = |xml| format!("{xml}<x></x>"), UnsupportedProfile),
    ("a byte order mark", |plan| plan.xml = |xml| format!("\u{feff}{xml}"), UnsupportedProfile),
    ("other data", |plan| plan.xml = |xml| xml.replace("<fsib>0", "<fsib>1"), DigestMismatch),
    (
        "other certificates",
        |plan| {
            plan.xml = |xml| xml.replace("</X509Certificate></X509Data>", "\n</X509Certificate></X509Data>")
        },
        DigestMismatch,
    ),
    (
        "the digests change places",
        |plan| {
            plan.signed_info = |xml| {
                let [first, second] =
                    [xml.find("<DigestValue>").unwrap() + 13, xml.rfind("<DigestValue>").unwrap() + 13];
                [
                    &xml[..first],
                    &xml[second..second + 44],
                    &xml[first + 44..second],
                    &xml[first..first + 44],
                    &xml[second + 44..],
                ]
                .concat()
            }
        },
        DigestMismatch,
    ),
    ("signed by another key", |plan| plan.xml_signer = Owner::Attacker, SignatureMismatch),
];
