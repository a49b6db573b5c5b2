//! A word becomes a key that ignores how it is spelt: case, accents, apostrophes, full stops.
//!
//! "Türkiye's", "Turkiye" and "TURKIYE" have one key; "U.S." and "US" have one key.

/// Key of a token; 0 for what carries no letters or digits ("'s", "-", ",").
pub type Key = u64;

const OFFSET: u64 = 0xcbf2_9ce4_8422_2325;
const PRIME: u64 = 0x0000_0100_0000_01b3;

/// The key of one token, which must hold no space.
pub fn key(token: &str) -> Key {
    let token = without_genitive(token);
    let mut hash = OFFSET;
    let mut any = false;
    for c in token.chars() {
        fold(c, |byte| {
            hash = (hash ^ u64::from(byte)).wrapping_mul(PRIME);
            any = true;
        });
    }
    if !any {
        return 0;
    }
    (hash ^ (hash >> 29)).wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1
}

/// The key under which the less usual bearer of a name stands: the American state of Georgia.
pub fn homonym(key: Key) -> Key {
    key.rotate_left(17) | 1
}

/// The keys of a phrase of any number of words; hyphens and slashes separate words.
pub fn keys(phrase: &str) -> impl Iterator<Item = Key> + '_ {
    words(phrase).map(key).filter(|&key| key != 0)
}

/// The words of a phrase.
pub fn words(phrase: &str) -> impl Iterator<Item = &str> {
    phrase.split([' ', '-', '/', '\u{2010}', '\u{2011}', '\u{2013}', '\u{00a0}']).filter(|word| !word.is_empty())
}

/// The words of a name, and whether each is an Arabic article joined by a hyphen ("al-" in "al-Assad").
pub fn name_words(name: &str) -> impl Iterator<Item = (&str, bool)> {
    let start = name.as_ptr() as usize;
    words(name).map(move |word| {
        let end = word.as_ptr() as usize - start + word.len();
        (word, is_article(word) && name[end..].starts_with('-'))
    })
}

/// The keys of a name; articles joined by a hyphen have one key however they are written.
pub fn name_keys(name: &str) -> impl Iterator<Item = (Key, bool)> + '_ {
    let article = key("al");
    let keys = name_words(name).map(move |(word, joined)| (if joined { article } else { key(word) }, joined));
    keys.filter(|(key, _)| *key != 0)
}

/// Whether a token is the Arabic article as names carry it.
pub fn is_article(token: &str) -> bool {
    token.eq_ignore_ascii_case("al") || token.eq_ignore_ascii_case("el")
}

/// A key that also ignores how a name was romanised: Zelenskiy and Zelensky, Shoygu and Shoigu, Raeisi and Raisi.
pub fn loose(token: &str) -> Key {
    let plain = plain(token);
    let mut out = String::with_capacity(plain.len());
    let mut last = ' ';
    for c in plain.chars() {
        let c = match c {
            'y' | 'j' | 'e' => 'i',
            'u' | 'w' => 'o',
            'q' | 'c' => 'k',
            'v' => 'f',
            'z' => 's',
            c => c,
        };
        let silent = c == 'h' && matches!(last, 'd' | 'k' | 'g' | 't');
        if c != last && !silent {
            out.push(c);
            last = c;
        }
    }
    key(out.trim_end_matches('i'))
}

/// Joins the key of the next token to that of a phrase; a phrase begins with 0.
pub fn join(phrase: u64, token: Key) -> u64 {
    (phrase.rotate_left(23) ^ token).wrapping_mul(0x9e37_79b9_7f4a_7c15)
}

/// The word in plain lower-case letters.
pub fn plain(token: &str) -> String {
    let mut out = Vec::with_capacity(token.len());
    token.chars().for_each(|c| fold(c, |byte| out.push(byte)));
    String::from_utf8_lossy(&out).into_owned()
}

fn without_genitive(token: &str) -> &str {
    let bytes = token.as_bytes();
    match bytes {
        [.., b'\'', b's' | b'S'] => &token[..token.len() - 2],
        [.., b's' | b'S'] if token.ends_with("\u{2019}s") || token.ends_with("\u{2019}S") => &token[..token.len() - 4],
        _ => token,
    }
}

/// Feeds the plain form of a character.
fn fold(c: char, mut feed: impl FnMut(u8)) {
    if c.is_ascii() {
        if c.is_ascii_alphanumeric() {
            feed(c.to_ascii_lowercase() as u8);
        } else if c == '&' {
            b"and".iter().copied().for_each(feed);
        } else if c == '+' {
            // "OPEC+" is not "OPEC".
            b"plus".iter().copied().for_each(feed);
        }
        return;
    }
    let plain = latin(c);
    if !plain.is_empty() {
        plain.bytes().for_each(feed);
    } else if c.is_alphanumeric() && !('\u{02b0}'..='\u{036f}').contains(&c) {
        let mut buffer = [0; 4];
        for lower in c.to_lowercase() {
            lower.encode_utf8(&mut buffer).bytes().for_each(&mut feed);
        }
    }
}

/// The base letters of an accented Latin letter.
fn latin(c: char) -> &'static str {
    match c {
        'À'..='Å' | 'à'..='å' | 'Ā'..='ą' | 'ǎ' | 'ạ' | 'ả' | 'ấ' | 'ầ' | 'ẩ' | 'ẫ' | 'ậ' | 'ắ' | 'ằ' | 'ə' | 'Ə' => "a",
        'Æ' | 'æ' => "ae",
        'Ç' | 'ç' | 'Ć'..='č' => "c",
        'Ð' | 'ð' | 'Ď'..='đ' | 'ḍ' | 'Ḍ' => "d",
        'È'..='Ë' | 'è'..='ë' | 'Ē'..='ě' | 'ẹ' | 'ẻ' | 'ẽ' | 'ế' | 'ề' | 'ể' | 'ễ' | 'ệ' => "e",
        'Ĝ'..='ģ' | 'ǧ' | 'Ǧ' => "g",
        'Ĥ'..='ħ' | 'ḥ' | 'Ḥ' | 'ḫ' => "h",
        'Ì'..='Ï' | 'ì'..='ï' | 'Ĩ'..='ı' | 'ị' | 'ỉ' => "i",
        'Ĵ' | 'ĵ' => "j",
        'Ķ'..='ĸ' | 'ḳ' => "k",
        'Ĺ'..='ł' => "l",
        'Ñ' | 'ñ' | 'Ń'..='ŋ' => "n",
        'Ò'..='Ö' | 'Ø' | 'ò'..='ö' | 'ø' | 'Ō'..='ő' | 'ơ' | 'Ơ' | 'ọ' | 'ỏ' | 'ố' | 'ồ' | 'ổ' | 'ỗ' | 'ộ' | 'ớ' | 'ờ' | 'ở' | 'ỡ' | 'ợ' => {
            "o"
        }
        'Œ' | 'œ' => "oe",
        'Ŕ'..='ř' => "r",
        'Ś'..='š' | 'Ș' | 'ș' | 'ṣ' | 'Ṣ' => "s",
        'ß' => "ss",
        'Ţ'..='ŧ' | 'Ț' | 'ț' | 'ṭ' | 'Ṭ' => "t",
        'Þ' | 'þ' => "th",
        'Ù'..='Ü' | 'ù'..='ü' | 'Ũ'..='ų' | 'ư' | 'Ư' | 'ụ' | 'ủ' | 'ứ' | 'ừ' | 'ử' | 'ữ' | 'ự' => "u",
        'Ŵ' | 'ŵ' => "w",
        'Ý' | 'ý' | 'ÿ' | 'Ŷ'..='Ÿ' | 'ỳ' | 'ỵ' | 'ỷ' | 'ỹ' => "y",
        'Ź'..='ž' | 'ẓ' | 'Ẓ' => "z",
        _ => "",
    }
}

#[cfg(test)]
mod tests {
    use super::{key, keys, plain};

    #[test]
    fn spelling_is_folded() {
        assert_eq!(key("Türkiye’s"), key("turkiye"));
        assert_eq!(key("U.S."), key("US"));
        assert_eq!(key("Sana'a"), key("Sanaa"));
        assert_ne!(key("Mali"), key("Malia"));
        assert_eq!(plain("Łódź"), "lodz");
    }

    #[test]
    fn marks_have_no_key() {
        assert_eq!(key("-"), 0);
        assert_eq!(key("'s"), 0);
        assert_eq!(keys("Guinea-Bissau").count(), 2);
    }
}
