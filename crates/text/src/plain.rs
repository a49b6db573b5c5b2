//! A text file becomes one document: its bytes are decoded, and its lines are left to [`crate::paragraphs`].

use crate::decode;
use crate::error::Fault;
use crate::report::Draft;

/// Decodes one plain text.
///
/// # Errors
/// [`ErrorKind::NotText`](crate::ErrorKind::NotText) for PDFs, images, noise.
pub(crate) fn draft(bytes: &[u8], charset: Option<&str>) -> Result<Draft, Fault> {
    let decoded = decode::decode(bytes, charset);
    decode::refuse_binary(bytes, &decoded.text)?;
    Ok(Draft { body: decoded.text, notes: decoded.notes, ..Draft::default() })
}
