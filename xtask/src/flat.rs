//! Named tensors and lists become one flat file; `crates/syntax/src/flat.rs` describes it and reads it.

use anyhow::{Result, ensure};

const ALIGN: usize = 64;
const ENTRY: usize = 64;
const NAME: usize = 32;

/// Collects sections; their order is the order in the file.
#[derive(Default)]
pub struct FlatFile {
    sections: Vec<(String, [u32; 4], Vec<u8>)>,
}

impl FlatFile {
    /// Little-endian numbers of four bytes, with their shape.
    pub fn tensor(&mut self, name: &str, shape: &[usize], bytes: Vec<u8>) -> Result<()> {
        ensure!(shape.len() <= 4 && bytes.len() == 4 * shape.iter().product::<usize>(), "{name}: shape {shape:?} of {} bytes", bytes.len());
        let mut dims = [1; 4];
        for (dim, &size) in dims.iter_mut().zip(shape) {
            *dim = size as u32;
        }
        self.push(name, dims, bytes)
    }

    /// A list of 32-bit numbers.
    pub fn numbers(&mut self, name: &str, numbers: &[u32]) -> Result<()> {
        self.tensor(name, &[numbers.len()], numbers.iter().flat_map(|number| number.to_le_bytes()).collect())
    }

    /// A list of texts: `n + 1` offsets, then the bytes.
    pub fn texts<T: AsRef<str>>(&mut self, name: &str, texts: &[T]) -> Result<()> {
        let mut bytes = Vec::new();
        let mut offset = 0u32;
        for text in texts {
            bytes.extend(offset.to_le_bytes());
            offset += text.as_ref().len() as u32;
        }
        bytes.extend(offset.to_le_bytes());
        for text in texts {
            bytes.extend(text.as_ref().as_bytes());
        }
        self.push(name, [texts.len() as u32, 1, 1, 1], bytes)
    }

    fn push(&mut self, name: &str, dims: [u32; 4], bytes: Vec<u8>) -> Result<()> {
        ensure!(name.len() <= NAME, "{name} is longer than {NAME} bytes");
        self.sections.push((name.to_owned(), dims, bytes));
        Ok(())
    }

    /// The file: magic, directory, sections.
    pub fn finish(self, magic: &[u8; 8]) -> Vec<u8> {
        let mut file = magic.to_vec();
        file.extend((self.sections.len() as u64).to_le_bytes());
        let mut offset = (file.len() + self.sections.len() * ENTRY).next_multiple_of(ALIGN);
        for (name, dims, bytes) in &self.sections {
            file.extend(name.as_bytes());
            file.extend(vec![0; NAME - name.len()]);
            file.extend((offset as u64).to_le_bytes());
            file.extend((bytes.len() as u64).to_le_bytes());
            dims.iter().for_each(|dim| file.extend(dim.to_le_bytes()));
            offset = (offset + bytes.len()).next_multiple_of(ALIGN);
        }
        for (_, _, bytes) in &self.sections {
            file.resize(file.len().next_multiple_of(ALIGN), 0);
            file.extend(bytes);
        }
        file
    }
}
