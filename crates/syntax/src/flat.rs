//! The bytes of `assets/syntax.model` become named sections: tensors, lists of numbers, lists of texts.
//!
//! The file is little-endian: 8 bytes of magic, a 64-bit count of sections, then for each section 64 bytes: its name
//! (32 bytes, zero-padded), offset, length (64 bits each) and shape (four 32-bit sizes, 1 where there are fewer).
//! Sections start at multiples of 64. A list of `n` texts is `n + 1` 32-bit offsets and the UTF-8 bytes they cut.

use std::collections::HashMap;

use crate::model::ModelError;

const MAGIC: &[u8; 8] = b"syntax01";
const HEADER: usize = 16;
const ENTRY: usize = 64;
const NAME: usize = 32;

/// The bytes of a section and its shape.
type Section<'b> = (&'b [u8], [usize; 4]);

/// The directory of a flat file over its bytes.
pub struct FlatFile<'b> {
    sections: HashMap<&'b str, Section<'b>>,
}

impl<'b> FlatFile<'b> {
    /// Reads the directory; the sections stay where they are.
    pub fn open(bytes: &'b [u8]) -> Result<FlatFile<'b>, ModelError> {
        if bytes.get(..8) != Some(MAGIC) {
            return Err(ModelError::NotAModel);
        }
        let count = long(bytes, 8).ok_or(ModelError::Truncated)?;
        let directory = count.checked_mul(ENTRY).and_then(|length| bytes.get(HEADER..)?.get(..length));
        let entries = directory.ok_or(ModelError::Truncated)?.chunks_exact(ENTRY);
        let sections = entries.map(|entry| section(bytes, entry)).collect::<Option<_>>();
        Ok(FlatFile { sections: sections.ok_or(ModelError::Truncated)? })
    }

    fn section(&self, name: &str) -> Result<Section<'b>, ModelError> {
        self.sections.get(name).copied().ok_or_else(|| ModelError::Missing(name.to_owned()))
    }

    /// A tensor and its shape.
    pub fn tensor(&self, name: &str) -> Result<(Vec<f32>, [usize; 4]), ModelError> {
        let (bytes, shape) = self.section(name)?;
        if bytes.len() != 4 * shape.iter().product::<usize>() {
            return Err(ModelError::Shape(name.to_owned()));
        }
        Ok((bytes.as_chunks().0.iter().map(|&number| f32::from_le_bytes(number)).collect(), shape))
    }

    /// A tensor that must have this shape.
    pub fn shaped(&self, name: &str, shape: &[usize]) -> Result<Vec<f32>, ModelError> {
        let (values, found) = self.tensor(name)?;
        let fits = found[..shape.len()] == *shape && values.len() == shape.iter().product::<usize>();
        if fits { Ok(values) } else { Err(ModelError::Shape(name.to_owned())) }
    }

    /// A list of numbers.
    pub fn numbers(&self, name: &str) -> Result<Vec<u32>, ModelError> {
        let (bytes, _) = self.section(name)?;
        Ok(bytes.as_chunks().0.iter().map(|&number| u32::from_le_bytes(number)).collect())
    }

    /// A list of texts.
    pub fn texts(&self, name: &str) -> Result<Texts, ModelError> {
        let (bytes, shape) = self.section(name)?;
        let broken = || ModelError::Shape(name.to_owned());
        let (offsets, text) = bytes.split_at_checked(4 * (shape[0] + 1)).ok_or_else(broken)?;
        let text = str::from_utf8(text).map_err(|_| broken())?;
        let offsets: Vec<u32> = offsets.as_chunks().0.iter().map(|&number| u32::from_le_bytes(number)).collect();
        let cuts = offsets.is_sorted() && offsets.iter().all(|&offset| text.is_char_boundary(offset as usize));
        if cuts { Ok(Texts { offsets, text: text.into() }) } else { Err(broken()) }
    }
}

fn section<'b>(bytes: &'b [u8], entry: &'b [u8]) -> Option<(&'b str, Section<'b>)> {
    let name = str::from_utf8(&entry[..NAME]).ok()?.trim_end_matches('\0');
    let body = bytes.get(long(entry, NAME)?..)?.get(..long(entry, NAME + 8)?)?;
    let (shape, _) = entry[NAME + 16..].as_chunks();
    let size = |index: usize| shape.get(index).map(|&size| u32::from_le_bytes(size) as usize);
    Some((name, (body, [size(0)?, size(1)?, size(2)?, size(3)?])))
}

fn long(bytes: &[u8], at: usize) -> Option<usize> {
    Some(u64::from_le_bytes(*bytes.get(at..)?.first_chunk()?) as usize)
}

/// A list of texts in one allocation.
#[derive(Debug)]
pub struct Texts {
    offsets: Vec<u32>,
    text: Box<str>,
}

impl Texts {
    /// Number of texts.
    pub fn len(&self) -> usize {
        self.offsets.len() - 1
    }

    /// The text at an index.
    pub fn get(&self, index: usize) -> &str {
        &self.text[self.offsets[index] as usize..self.offsets[index + 1] as usize]
    }

    /// All texts in order.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        (0..self.len()).map(|index| self.get(index))
    }

    /// Index of a text in a sorted list.
    pub fn find(&self, text: &str) -> Option<usize> {
        let (mut low, mut high) = (0, self.len());
        while low < high {
            let middle = low.midpoint(high);
            match self.get(middle).cmp(text) {
                std::cmp::Ordering::Equal => return Some(middle),
                std::cmp::Ordering::Less => low = middle + 1,
                std::cmp::Ordering::Greater => high = middle,
            }
        }
        None
    }
}
