//! Id_tokens in the form of OpenID Connect's, made for the test: what is made is described by a
//! [`Plan`], which attacks change.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use hookseal::evidence::Refusal;
use hookseal::evidence::id_token::{Expected, IdToken, Keys, Proven};
use ring::hmac;

use crate::apple::Owner as Ec;
use crate::keys::{Owner as Rsa, key};

/// When the test's tokens are judged: 2026-11-01T12:00:00Z; they were issued a second before.
pub(crate) const NOW: u64 = 1_793_534_400_000;
pub(crate) const ISSUER: &str = "https://issuer.example";
pub(crate) const CLIENT: &str = "client-1";
pub(crate) const NONCE: &str = "n-0S6_WzA2Mj";
pub(crate) const SUBJECT: &str = "248289761001";

pub(crate) const RS256: &str = r#"{"alg":"RS256","typ":"JWT","kid":"rsa-1"}"#;
pub(crate) const ES256: &str = r#"{"alg":"ES256","typ":"JWT","kid":"ec-1"}"#;
const CLAIMS: &str = r#"{"iss":"https://issuer.example","sub":"248289761001","aud":"client-1","nonce":"n-0S6_WzA2Mj","exp":1793537999,"iat":1793534399,"nbf":1793534399,"auth_time":1793534390,"acr":"urn:example:high","amr":["pin","hwk"],"azp":"client-1","name":"Åsa Ek","later":12345678901234567890}"#;

/// Who signs.
#[derive(Clone)]
pub(crate) enum Signer {
    Rsa(Rsa),
    Ec(Ec),
    /// With a shared secret.
    Secret(Vec<u8>),
    Nobody,
}

/// A token to be made, and the keys that it is judged with.
#[derive(Clone)]
pub(crate) struct Plan {
    pub(crate) header: String,
    pub(crate) claims: String,
    pub(crate) signer: Signer,
    pub(crate) keys: String,
    /// Changes of what is not signed.
    pub(crate) signature: fn(Vec<u8>) -> Vec<u8>,
    pub(crate) token: fn(String) -> String,
}

/// What was made.
pub(crate) struct Made {
    pub(crate) token: String,
    pub(crate) keys: String,
}

impl Default for Plan {
    fn default() -> Self {
        let others = [
            r#"{"kty":"OKP","crv":"Ed25519","kid":"ed-1","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}"#
                .to_owned(),
            rsa_jwk(Rsa::Customer, r#""kid":"enc-1","use":"enc""#),
        ];
        let own = [
            rsa_jwk(Rsa::Leaf, r#""kid":"rsa-1","use":"sig","alg":"RS256""#),
            ec_jwk(Ec::Leaf, r#""kid":"ec-1","key_ops":["verify"]"#),
        ];
        Self {
            header: RS256.to_owned(),
            claims: CLAIMS.to_owned(),
            signer: Signer::Rsa(Rsa::Leaf),
            keys: set(&[others, own].concat()),
            signature: |bytes| bytes,
            token: |text| text,
        }
    }
}

/// A set of keys.
pub(crate) fn set(keys: &[String]) -> String {
    format!(r#"{{"keys":[{}]}}"#, keys.join(","))
}

/// A key as its issuer publishes it, with these members beside its numbers.
pub(crate) fn rsa_jwk(owner: Rsa, members: &str) -> String {
    let n = URL_SAFE_NO_PAD.encode(modulus(owner));
    format!(r#"{{"kty":"RSA",{members},"n":"{n}","e":"AQAB"}}"#)
}

/// A key's modulus: behind it, an RSAPublicKey has the five bytes of its exponent.
pub(crate) fn modulus(owner: Rsa) -> &'static [u8] {
    let public = key(owner).public();
    let length = if owner == Rsa::Root { 512 } else { 256 };
    &public[public.len() - 5 - length..public.len() - 5]
}

pub(crate) fn ec_jwk(owner: Ec, members: &str) -> String {
    let point = owner.public();
    let [x, y] = [&point[1..33], &point[33..]].map(|bytes| URL_SAFE_NO_PAD.encode(bytes));
    format!(r#"{{"kty":"EC",{members},"crv":"P-256","x":"{x}","y":"{y}"}}"#)
}

impl Plan {
    pub(crate) fn changed(change: impl FnOnce(&mut Self)) -> Self {
        let mut plan = Self::default();
        change(&mut plan);
        plan
    }

    /// One text of the claims in the place of another, which is there.
    pub(crate) fn claim(&mut self, from: &str, to: &str) {
        assert!(self.claims.contains(from), "{from}");
        self.claims = self.claims.replacen(from, to, 1);
    }

    /// The same of the header.
    pub(crate) fn head(&mut self, from: &str, to: &str) {
        assert!(self.header.contains(from), "{from}");
        self.header = self.header.replacen(from, to, 1);
    }

    /// Signed by the key of the curve.
    pub(crate) fn by_curve(&mut self) {
        (self.header, self.signer) = (ES256.to_owned(), Signer::Ec(Ec::Leaf));
    }

    pub(crate) fn make(&self) -> Made {
        let [header, claims] = [&self.header, &self.claims].map(|text| URL_SAFE_NO_PAD.encode(text));
        let message = format!("{header}.{claims}");
        let signature = (self.signature)(self.signer.sign(message.as_bytes()));
        let token = (self.token)(format!("{message}.{}", URL_SAFE_NO_PAD.encode(signature)));
        Made { token, keys: self.keys.clone() }
    }
}

impl Signer {
    pub(crate) fn sign(&self, message: &[u8]) -> Vec<u8> {
        match self {
            Self::Rsa(owner) => key(*owner).sign(message, false),
            Self::Ec(owner) => owner.sign(message, false),
            Self::Secret(secret) => {
                hmac::sign(&hmac::Key::new(hmac::HMAC_SHA256, secret), message).as_ref().to_vec()
            }
            Self::Nobody => Vec::new(),
        }
    }
}

impl Made {
    pub(crate) fn verify(&self, expected: &Expected<'_>) -> Result<Proven, Refusal> {
        IdToken { token: &self.token }.verify(&Keys::new(&self.keys)?, expected, NOW)
    }
}
