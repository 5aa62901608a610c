//! Payloads and events for serde: written by any of its formats, and read into any type that
//! derives `Deserialize`. A feature of the crate; no wasm of the npm package has it.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde::de::value::{Error, MapDeserializer, SeqDeserializer};
use serde::de::{
    Deserialize, DeserializeSeed, Deserializer, EnumAccess, IntoDeserializer, VariantAccess, Visitor,
};
use serde::forward_to_deserialize_any;
use serde::ser::{Serialize, SerializeMap as _, SerializeStruct as _, Serializer};

use crate::document::{Members, Value};
use crate::verify::Event;

impl Serialize for Value<'_> {
    /// A number is an integer where it is written as one and 64 bits hold it, an `f64` where
    /// that holds it as near as JavaScript needs it ([`Value::to_json`]), and otherwise its text:
    /// no id becomes another, and no authentic event cannot be written.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Null => serializer.serialize_unit(),
            Self::Bool(truth) => serializer.serialize_bool(*truth),
            Self::Number(text) => match Number::of(text) {
                Some(Number::Unsigned(number)) => serializer.serialize_u64(number),
                Some(Number::Signed(number)) => serializer.serialize_i64(number),
                Some(Number::Float(number)) if !self.to_json().starts_with('"') => {
                    serializer.serialize_f64(number)
                }
                _ => serializer.serialize_str(text),
            },
            Self::Text(text) => serializer.serialize_str(text),
            Self::List(items) => serializer.collect_seq(items),
            Self::Object(members) => members.serialize(serializer),
        }
    }
}

impl Serialize for Members<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.iter().count()))?;
        for (name, value) in self.iter() {
            map.serialize_entry(name, value)?;
        }
        map.end()
    }
}

impl<B: AsRef<[u8]>> Serialize for Event<'_, B> {
    /// As the npm package's `JSON.stringify(event)`: `kind`, `scheme`, `covers`, `keyIndex`,
    /// `timestamp` (milliseconds), `id`, `replayKey`, `payload` (left out where it cannot be
    /// read), and `body` in base64. What there is none of is left out.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut written = serializer.serialize_struct("Event", 9)?;
        written.serialize_field("kind", "event")?;
        written.serialize_field("scheme", self.scheme().name)?;
        written.serialize_field("covers", self.covers().as_str())?;
        macro_rules! optional {
            ($($name:literal: $value:expr),+) => { $(match $value {
                Some(value) => written.serialize_field($name, &value)?,
                None => written.skip_field($name)?,
            })+ };
        }
        optional! {
            "keyIndex": self.key_index(),
            "timestamp": self.timestamp(),
            "id": self.id(),
            "replayKey": self.replay_key(),
            "payload": self.payload().ok()
        }
        written.serialize_field("body", &STANDARD.encode(self.body()))?;
        written.end()
    }
}

/// A number of JSON, as what holds it.
enum Number {
    Unsigned(u64),
    Signed(i64),
    Float(f64),
}

impl Number {
    /// `None` where it is beyond every `f64`.
    fn of(text: &str) -> Option<Self> {
        let unsigned = || text.parse().ok().map(Self::Unsigned);
        // `-0` is a number that no integer is.
        let signed = || text.parse().ok().filter(|number| *number != 0).map(Self::Signed);
        let float = || text.parse().ok().filter(|number: &f64| number.is_finite()).map(Self::Float);
        unsigned().or_else(signed).or_else(float)
    }
}

impl Value<'_> {
    /// Reads the value into a type of yours, from JSON, XML or a form alike. Texts can be borrowed
    /// from the value. XML and forms have texts where JSON may have numbers.
    ///
    /// # Errors
    /// What serde says of a value that is not the type's: it may repeat what was sent.
    pub fn deserialize<'de, T: Deserialize<'de>>(&'de self) -> Result<T, Error> {
        T::deserialize(self)
    }
}

impl<'de> IntoDeserializer<'de, Error> for &'de Value<'_> {
    type Deserializer = Self;

    fn into_deserializer(self) -> Self {
        self
    }
}

impl<'de> Deserializer<'de> for &'de Value<'_> {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self {
            Value::Null => visitor.visit_unit(),
            Value::Bool(truth) => visitor.visit_bool(*truth),
            Value::Number(text) => match Number::of(text) {
                Some(Number::Unsigned(number)) => visitor.visit_u64(number),
                Some(Number::Signed(number)) => visitor.visit_i64(number),
                Some(Number::Float(number)) => visitor.visit_f64(number),
                None => Err(serde::de::Error::custom("a number that no 64 bits hold")),
            },
            Value::Text(text) => visitor.visit_borrowed_str(text),
            Value::List(items) => {
                let mut items = SeqDeserializer::new(items.iter());
                let value = visitor.visit_seq(&mut items)?;
                items.end().map(|()| value)
            }
            Value::Object(members) => {
                let mut members = MapDeserializer::new(members.iter());
                let value = visitor.visit_map(&mut members)?;
                members.end().map(|()| value)
            }
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self {
            Value::Null => visitor.visit_none(),
            _ => visitor.visit_some(self),
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Error> {
        visitor.visit_newtype_struct(self)
    }

    /// A text is a variant without content; an object of one member a variant of its name.
    fn deserialize_enum<V: Visitor<'de>>(
        self,
        name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        match self {
            Value::Text(text) => text.as_ref().into_deserializer().deserialize_enum(name, variants, visitor),
            Value::Object(members) => {
                let mut members = members.iter();
                match (members.next(), members.next()) {
                    (Some((name, value)), None) => visitor.visit_enum(Variant { name, value }),
                    _ => Err(serde::de::Error::custom("expected an object of one member")),
                }
            }
            _ => Err(serde::de::Error::custom("expected a text, or an object of one member")),
        }
    }

    fn deserialize_unit_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Error> {
        self.deserialize_any(visitor)
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit
        seq tuple tuple_struct map struct identifier ignored_any
    }
}

/// A variant and its content.
struct Variant<'de, 'a> {
    name: &'de str,
    value: &'de Value<'a>,
}

impl<'de> EnumAccess<'de> for Variant<'de, '_> {
    type Error = Error;
    type Variant = Self;

    fn variant_seed<V: DeserializeSeed<'de>>(self, seed: V) -> Result<(V::Value, Self), Error> {
        let name = seed.deserialize(serde::de::value::BorrowedStrDeserializer::new(self.name))?;
        Ok((name, self))
    }
}

impl<'de> VariantAccess<'de> for Variant<'de, '_> {
    type Error = Error;

    fn unit_variant(self) -> Result<(), Error> {
        Deserialize::deserialize(self.value)
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Result<T::Value, Error> {
        seed.deserialize(self.value)
    }

    fn tuple_variant<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, Error> {
        self.value.deserialize_seq(visitor)
    }

    fn struct_variant<V: Visitor<'de>>(
        self,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        self.value.deserialize_map(visitor)
    }
}
