//! A character becomes yes or no: the character classes of Python's `str` methods and of the tokenizer rules.

use unicode_general_category::{GeneralCategory as Category, get_general_category};

/// Python's `isspace`: Unicode white space and the four separators of the control block.
pub fn is_space(char: char) -> bool {
    char.is_whitespace() || ('\u{1c}'..='\u{1f}').contains(&char)
}

/// Python's `isalpha`: letters only, not the vowel signs that Rust's `is_alphabetic` takes in.
pub fn is_alpha(char: char) -> bool {
    use Category::{LowercaseLetter, ModifierLetter, OtherLetter, TitlecaseLetter, UppercaseLetter};
    if char.is_ascii() {
        return char.is_ascii_alphabetic();
    }
    matches!(get_general_category(char), UppercaseLetter | LowercaseLetter | TitlecaseLetter | ModifierLetter | OtherLetter)
}

/// A decimal digit of any script: `\d` in a pattern.
pub fn is_decimal(char: char) -> bool {
    char.is_ascii_digit() || !char.is_ascii() && get_general_category(char) == Category::DecimalNumber
}

/// Python's `isdigit`: decimal digits, superscripts, circled and other single digits; not fractions, not numerals.
pub fn is_digit(char: char) -> bool {
    is_decimal(char) || !char.is_ascii() && DIGIT_SIGNS.iter().any(|&(low, high)| (low..=high).contains(&char))
}

/// Characters with the Unicode property `Numeric_Type=Digit`.
const DIGIT_SIGNS: &[(char, char)] = &[
    ('²', '³'),
    ('¹', '¹'),
    ('\u{1369}', '\u{1371}'),
    ('\u{19da}', '\u{19da}'),
    ('\u{2070}', '\u{2070}'),
    ('\u{2074}', '\u{2079}'),
    ('\u{2080}', '\u{2089}'),
    ('\u{2460}', '\u{2468}'),
    ('\u{2474}', '\u{247c}'),
    ('\u{2488}', '\u{2490}'),
    ('\u{24ea}', '\u{24ea}'),
    ('\u{24f5}', '\u{24fd}'),
    ('\u{24ff}', '\u{24ff}'),
    ('\u{2776}', '\u{277e}'),
    ('\u{2780}', '\u{2788}'),
    ('\u{278a}', '\u{2792}'),
    ('\u{10a40}', '\u{10a43}'),
    ('\u{10e60}', '\u{10e68}'),
    ('\u{11052}', '\u{1105a}'),
    ('\u{1f100}', '\u{1f10a}'),
];

/// `\w` in a pattern: letters, anything numeric, the underscore.
pub fn is_word(char: char) -> bool {
    char == '_' || is_alpha(char) || is_digit(char) || char.is_numeric()
}

/// A set of characters.
#[derive(Debug)]
pub struct CharClass {
    /// Bit per ASCII character.
    ascii: u128,
    /// Sorted ranges, both ends inside.
    ranges: Box<[(u32, u32)]>,
}

impl CharClass {
    /// A class from sorted ranges, given as low, high, low, high and so on.
    pub fn new(bounds: &[u32]) -> CharClass {
        let ranges: Box<[(u32, u32)]> = bounds.as_chunks().0.iter().map(|&[low, high]| (low, high)).collect();
        let within = |code: u32| ranges.iter().any(|&(low, high)| (low..=high).contains(&code));
        let ascii = (0..128).filter(|&code| within(code)).fold(0, |bits, code| bits | 1 << code);
        CharClass { ascii, ranges }
    }

    /// Whether the character belongs to the class.
    pub fn contains(&self, char: char) -> bool {
        let code = char as u32;
        if code < 128 {
            return self.ascii >> code & 1 == 1;
        }
        let at = self.ranges.partition_point(|&(_, high)| high < code);
        self.ranges.get(at).is_some_and(|&(low, _)| low <= code)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_and_digits_are_pythons() {
        let check = |char, alpha, digit| assert_eq!((is_alpha(char), is_digit(char)), (alpha, digit), "{char}");
        check('é', true, false);
        check('ि', false, false); // a vowel sign
        check('²', false, true);
        check('½', false, false);
        check('Ⅳ', false, false);
        check('٣', false, true);
    }

    #[test]
    fn classes_hold_their_ranges() {
        let class = CharClass::new(&[0x61, 0x63, 0xe0, 0xe2]);
        let inside: String = "`abcdßàáâã".chars().filter(|&char| class.contains(char)).collect();
        assert_eq!(inside, "abcàáâ");
    }
}
