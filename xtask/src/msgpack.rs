//! MessagePack bytes become a [`Value`]: the format of the weights and tables in the package.

use std::borrow::Cow;

use anyhow::{Context, Result, bail};

/// A decoded value; integers are all kept as `i128` so that 64-bit hashes and small signed numbers share a variant.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    Nil,
    Bool(bool),
    Int(i128),
    Float(f64),
    Text(String),
    Bytes(Vec<u8>),
    List(Vec<Value>),
    Map(Vec<(Value, Value)>),
}

impl Value {
    /// Decodes one value; the input must hold exactly one.
    pub fn decode(bytes: &[u8]) -> Result<Value> {
        let mut reader = Reader { rest: bytes };
        let value = reader.value()?;
        if !reader.rest.is_empty() {
            bail!("{} bytes after the value", reader.rest.len());
        }
        Ok(value)
    }

    /// The entry of a map under a text or bytes key.
    pub fn get(&self, key: &str) -> Result<&Value> {
        self.entries()?.iter().find(|(name, _)| name.key() == key).map(|(_, value)| value).with_context(|| format!("no key {key}"))
    }

    /// The entry of a map under a number, if it has one.
    pub fn entry(&self, key: i128) -> Result<Option<&Value>> {
        let entry = self.entries()?.iter().find(|(name, _)| *name == Value::Int(key));
        Ok(entry.map(|(_, value)| value))
    }

    pub fn entries(&self) -> Result<&[(Value, Value)]> {
        match self {
            Value::Map(entries) => Ok(entries),
            other => bail!("not a map: {other:?}"),
        }
    }

    pub fn list(&self) -> Result<&[Value]> {
        match self {
            Value::List(items) => Ok(items),
            other => bail!("not a list: {other:?}"),
        }
    }

    pub fn text(&self) -> Result<&str> {
        match self {
            Value::Text(text) => Ok(text),
            other => bail!("not a text: {other:?}"),
        }
    }

    pub fn bytes(&self) -> Result<&[u8]> {
        match self {
            Value::Bytes(bytes) => Ok(bytes),
            other => bail!("not bytes: {other:?}"),
        }
    }

    pub fn int(&self) -> Result<i128> {
        match self {
            Value::Int(number) => Ok(*number),
            other => bail!("not an integer: {other:?}"),
        }
    }

    fn key(&self) -> Cow<'_, str> {
        match self {
            Value::Text(text) => text.into(),
            Value::Bytes(bytes) => String::from_utf8_lossy(bytes),
            other => format!("{other:?}").into(),
        }
    }
}

struct Reader<'b> {
    rest: &'b [u8],
}

impl<'b> Reader<'b> {
    fn take(&mut self, count: usize) -> Result<&'b [u8]> {
        let (head, rest) = self.rest.split_at_checked(count).context("the bytes end early")?;
        self.rest = rest;
        Ok(head)
    }

    /// A big-endian unsigned number of `count` bytes.
    fn number(&mut self, count: usize) -> Result<u64> {
        Ok(self.take(count)?.iter().fold(0, |number, &byte| number << 8 | u64::from(byte)))
    }

    fn length(&mut self, count: usize) -> Result<usize> {
        Ok(self.number(count)? as usize)
    }

    fn value(&mut self) -> Result<Value> {
        let code = self.number(1)? as u8;
        Ok(match code {
            0x00..=0x7f => Value::Int(code.into()),
            0x80..=0x8f => self.map(usize::from(code & 0x0f))?,
            0x90..=0x9f => self.items(usize::from(code & 0x0f))?,
            0xa0..=0xbf => self.string(usize::from(code & 0x1f))?,
            0xc0 => Value::Nil,
            0xc2 => Value::Bool(false),
            0xc3 => Value::Bool(true),
            0xc4..=0xc6 => {
                let length = self.length(1 << (code - 0xc4))?;
                Value::Bytes(self.take(length)?.to_vec())
            }
            0xca => Value::Float(f32::from_bits(self.number(4)? as u32).into()),
            0xcb => Value::Float(f64::from_bits(self.number(8)?)),
            0xcc..=0xcf => Value::Int(self.number(1 << (code - 0xcc))?.into()),
            0xd0 => Value::Int((self.number(1)? as i8).into()),
            0xd1 => Value::Int((self.number(2)? as i16).into()),
            0xd2 => Value::Int((self.number(4)? as i32).into()),
            0xd3 => Value::Int((self.number(8)? as i64).into()),
            0xd9..=0xdb => {
                let length = self.length(1 << (code - 0xd9))?;
                self.string(length)?
            }
            0xdc | 0xdd => {
                let length = self.length(2 << (code - 0xdc))?;
                self.items(length)?
            }
            0xde | 0xdf => {
                let length = self.length(2 << (code - 0xde))?;
                self.map(length)?
            }
            0xe0..=0xff => Value::Int((code as i8).into()),
            other => bail!("code {other:#x} is not used by these files"),
        })
    }

    fn string(&mut self, length: usize) -> Result<Value> {
        Ok(Value::Text(String::from_utf8(self.take(length)?.to_vec())?))
    }

    fn items(&mut self, count: usize) -> Result<Value> {
        (0..count).map(|_| self.value()).collect::<Result<_>>().map(Value::List)
    }

    fn map(&mut self, count: usize) -> Result<Value> {
        (0..count).map(|_| Ok((self.value()?, self.value()?))).collect::<Result<_>>().map(Value::Map)
    }
}
