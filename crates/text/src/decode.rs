//! Bytes become characters: `F\xfcrth`, declared or guessed to be windows-1252, becomes `Fürth`.
//!
//! The order is byte order mark, valid UTF-8, UTF-8 with a few broken bytes, the declared charset, a guess.
//! UTF-8 goes before the declaration because text is valid UTF-8 by accident almost never, and declarations are often wrong.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{DecoderResult, Encoding, UTF_8, UTF_16BE, UTF_16LE};

use crate::error::{ErrorKind, Fault};

/// How much of the text the guess looks at, from its first byte that is not ASCII.
const GUESSED_FROM: usize = 64 << 10;

/// Characters, and what had to be done to get them.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Decoded {
    pub text: String,
    pub notes: Vec<String>,
}

/// Decodes any bytes; `declared` is the charset that the HTTP header or the page names.
pub(crate) fn decode(bytes: &[u8], declared: Option<&str>) -> Decoded {
    if let Some((encoding, length)) = Encoding::for_bom(bytes) {
        return decode_as(encoding, bytes, length, false);
    }
    if let Some(encoding) = utf16_without_mark(bytes) {
        return decode_as(encoding, bytes, 0, true);
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Decoded { text: text.to_owned(), notes: Vec::new() };
    }
    if mostly_utf8(bytes) {
        return decode_as(UTF_8, bytes, 0, false);
    }
    match declared.and_then(|label| Encoding::for_label_no_replacement(label.trim().as_bytes())) {
        Some(encoding) if encoding != UTF_8 => decode_as(encoding, bytes, 0, false),
        _ => decode_as(guess(bytes), bytes, 0, true),
    }
}

/// Refuses what is no text at all.
///
/// # Errors
/// [`ErrorKind::NotText`] for file types that are known by their first bytes, and where control characters abound.
pub(crate) fn refuse_binary(bytes: &[u8], text: &str) -> Result<(), Fault> {
    const MAGIC: &[(&[u8], &str)] = &[
        (b"%PDF", "a PDF"),
        (b"PK\x03\x04", "a ZIP archive or an office document"),
        (b"\xd0\xcf\x11\xe0", "an office document"),
        (b"{\\rtf", "an RTF document"),
        (b"\x89PNG", "an image"),
        (b"\xff\xd8\xff", "an image"),
        (b"GIF8", "an image"),
        (b"\x7fELF", "a program"),
        (b"SQLite format 3", "a database"),
        (b"\x28\xb5\x2f\xfd", "zstd-compressed; decompress it first"),
        (b"BZh", "bzip2-compressed; decompress it first"),
        (b"\xfd7zXZ", "xz-compressed; decompress it first"),
    ];
    let known = MAGIC.iter().find(|(magic, _)| bytes.starts_with(magic));
    if let Some((_, what)) = known {
        let hint = if what.contains("first") { "" } else { "; convert it to text first" };
        return Err(Fault::new(ErrorKind::NotText, format!("this is {what}{hint}")));
    }
    let (mut control, mut all) = (0usize, 0usize);
    for c in text.chars() {
        all += 1;
        control += usize::from(matches!(c, '\0'..='\x08' | '\x0e'..='\x1f' | '\x7f'));
    }
    if control > 8 && control * 50 > all {
        let message = format!("this is not text: {control} of {all} characters are control characters");
        return Err(Fault::new(ErrorKind::NotText, message));
    }
    Ok(())
}

/// UTF-16 shows itself by a NUL in every second byte of its Latin letters.
fn utf16_without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = &bytes[..bytes.len().min(4096) & !1];
    let nuls = |odd: usize| head.iter().skip(odd).step_by(2).filter(|&&byte| byte == 0).count();
    let (even, odd) = (nuls(0), nuls(1));
    let enough = head.len() / 4;
    if head.len() < 8 {
        None
    } else if odd > enough && even * 10 < odd {
        Some(UTF_16LE)
    } else if even > enough && odd * 10 < even {
        Some(UTF_16BE)
    } else {
        None
    }
}

/// Whether the bytes are UTF-8 that something broke: as many sound characters outside ASCII as faults, or one fault at
/// the very end, where the text was cut inside a character.
fn mostly_utf8(bytes: &[u8]) -> bool {
    let (mut sound, mut faults, mut read) = (0usize, 0usize, 0usize);
    for chunk in bytes.utf8_chunks() {
        sound += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        read += chunk.valid().len() + chunk.invalid().len();
        let cut_short = read == bytes.len() && (sound > 0 || chunk.invalid().len() > 1);
        faults += usize::from(!chunk.invalid().is_empty() && !cut_short);
    }
    faults == 0 || (sound > 0 && sound >= faults)
}

/// The likeliest legacy encoding, told from the stretch that begins at the first byte outside ASCII.
fn guess(bytes: &[u8]) -> &'static Encoding {
    let first = bytes.iter().position(|byte| !byte.is_ascii()).unwrap_or(0).saturating_sub(256);
    let stretch = &bytes[first..bytes.len().min(first + GUESSED_FROM)];
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(stretch, true);
    detector.guess(None, Utf8Detection::Deny)
}

fn decode_as(encoding: &'static Encoding, bytes: &[u8], mark: usize, guessed: bool) -> Decoded {
    let (text, faulty) = encoding.decode_without_bom_handling(&bytes[mark..]);
    let mut notes = Vec::new();
    if guessed {
        notes.push(format!("no charset is declared; read as {}", encoding.name()));
    }
    if faulty {
        let at = mark + first_fault(encoding, &bytes[mark..]);
        let name = encoding.name();
        notes.push(format!("broken encoding: what is not {name} was replaced, the first of it at byte {at}"));
    }
    Decoded { text: text.into_owned(), notes }
}

/// Offset of the first bytes that the encoding does not have.
fn first_fault(encoding: &'static Encoding, bytes: &[u8]) -> usize {
    let mut decoder = encoding.new_decoder_without_bom_handling();
    let mut buffer = [0u8; 4096];
    let mut read = 0;
    loop {
        let (result, more, _) = decoder.decode_to_utf8_without_replacement(&bytes[read..], &mut buffer, true);
        read += more;
        match result {
            DecoderResult::Malformed(length, after) => {
                return read.saturating_sub(usize::from(length + after));
            }
            DecoderResult::InputEmpty => return read,
            DecoderResult::OutputFull => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(bytes: &[u8], declared: Option<&str>, text: &str, note: &str) {
        let decoded = decode(bytes, declared);
        assert_eq!(decoded.text, text);
        let notes = decoded.notes.join("; ");
        assert!(if note.is_empty() { notes.is_empty() } else { notes.contains(note) }, "{notes}");
    }

    #[test]
    fn charsets() {
        check("Erdoğan".as_bytes(), None, "Erdoğan", "");
        check(b"\xef\xbb\xbfTalks", None, "Talks", "");
        check(b"\xff\xfeT\0a\0", None, "Ta", "");
        check(b"\xfe\xff\0T\0a", None, "Ta", "");
        check(b"T\0a\0l\0k\0s\0 \0", None, "Talks ", "UTF-16LE");
        check("Erdoğan".as_bytes(), Some("iso-8859-1"), "Erdoğan", "");
        check(b"Erdo\xf0an", Some("iso-8859-9"), "Erdoğan", "");
        check(b"The two leaders\x92 talks in F\xfcrth", None, "The two leaders’ talks in Fürth", "windows-1252");
        check(b"", None, "", "");
    }

    #[test]
    fn broken_bytes_are_named_by_offset() {
        check(b"Erdo\xc4\x9fan met \xffRaisi", None, "Erdoğan met \u{fffd}Raisi", "byte 13");
        check(b"cut in a character: \xe2\x80", None, "cut in a character: \u{fffd}", "byte 20");
        check(b"\xef\xbb\xbfab\xff", None, "ab\u{fffd}", "byte 5");
        check(b"\x81\x40 \xff\xff", Some("shift_jis"), "\u{3000} \u{fffd}\u{fffd}", "byte 3");
    }

    #[test]
    fn binary_is_refused() {
        let noise: Vec<u8> = (0..4000u32).map(|i| (i.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
        for bytes in [&b"%PDF-1.7 ..."[..], b"PK\x03\x04", &noise] {
            let decoded = decode(bytes, None);
            assert_eq!(refuse_binary(bytes, &decoded.text).unwrap_err().kind, ErrorKind::NotText);
        }
        assert!(refuse_binary(b"Talks\0", "Talks\0").is_ok());
    }
}
