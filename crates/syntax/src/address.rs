//! A word becomes yes or no: whether it is a web address, which then stays one token (`news.example.org/today`).
//!
//! The rule is a scheme, a user, a host, a port and a path, of which only the host must be there. The original is a
//! backtracking expression; every part of it ends where its characters end, so here one pass over the word is enough.

use crate::chars::{CharClass, is_decimal, is_word};

/// Longest label of a domain name and longest top level, in characters.
const LONGEST: usize = 63;

/// Whether the word is an address; `domain` holds the letters of top-level domains.
pub fn is_address(word: &str, domain: &CharClass) -> bool {
    let starts = [Some(0), after_scheme(word)];
    starts.into_iter().flatten().any(|start| {
        let hosts = word[start..].match_indices('@').filter(|&(at, _)| at > 0).map(|(at, _)| start + at + 1);
        std::iter::once(start).chain(hosts).any(|host| is_host(&word[host..], domain))
    })
}

/// One past `scheme://`, where the word starts with one.
fn after_scheme(word: &str) -> Option<usize> {
    let (scheme, _) = word.split_once("://")?;
    let fits = scheme.chars().count() >= 2 && scheme.chars().all(|char| is_word(char) || "+-.".contains(char));
    fits.then_some(scheme.len() + 3)
}

/// Whether the text is a host with at most a port and a path after it.
fn is_host(text: &str, domain: &CharClass) -> bool {
    is_public_number(text) || is_domain_name(text, domain)
}

/// Labels with a full stop after each, then a top-level domain.
fn is_domain_name(text: &str, domain: &CharClass) -> bool {
    let mut rest = text;
    while let Some(length) = label(rest) {
        rest = &rest[length + 1..];
        let top = rest.chars().take(LONGEST).take_while(|&char| domain.contains(char));
        let mut end = 0;
        for (count, char) in top.enumerate() {
            end += char.len_utf8();
            if count > 0 && is_port_and_path(&rest[end..]) {
                return true;
            }
        }
    }
    false
}

/// Bytes of the label at the start of the text, if one with a full stop after it is there.
fn label(text: &str) -> Option<usize> {
    let edge = |char: char| char.is_ascii_alphanumeric() || ('\u{a1}'..='\u{ffff}').contains(&char);
    let length = text.find(|char| !(edge(char) || char == '_' || char == '-'))?;
    let label = &text[..length];
    let fits = label.starts_with(edge) && label.ends_with(edge) && label.chars().count() <= LONGEST + 1;
    (fits && text[length..].starts_with('.')).then_some(length)
}

/// Whether nothing is left but a port and a path.
fn is_port_and_path(text: &str) -> bool {
    let is_path = |text: &str| text.is_empty() || text.starts_with(['/', '?', '#']);
    let Some(port) = text.strip_prefix(':') else {
        return is_path(text);
    };
    let mut end = 0;
    for (count, char) in port.chars().take(5).take_while(|&char| is_decimal(char)).enumerate() {
        end += char.len_utf8();
        if count > 0 && is_path(&port[end..]) {
            return true;
        }
    }
    false
}

/// Four numbers of a public network, such as `8.8.8.8`.
fn is_public_number(text: &str) -> bool {
    let end = text.find(|char: char| !(char.is_ascii_digit() || char == '.')).unwrap_or(text.len());
    let parts: Vec<&str> = text[..end].split('.').take(5).collect();
    let [first, second, third, last] = parts[..] else {
        return false;
    };
    let number = |part: &str, low: u32, high: u32| {
        let padded = part.len() > 1 && part.starts_with('0');
        let value = part.parse().ok().filter(|value| part.len() <= 3 && (low..=high).contains(value));
        value.filter(|_| !padded)
    };
    // The middle numbers may have a leading zero or one, as `1?\d{1,2}` says.
    let middle = |part: &str| {
        let digits = part.len() <= 2 && !part.is_empty();
        digits || number(part, 100, 255).is_some()
    };
    let (Some(one), Some(_)) = (number(first, 1, 223), number(last, 1, 254)) else {
        return false;
    };
    let private = match (one, second) {
        (10 | 127, _) | (169, "254") | (192, "168") => true,
        (172, second) => number(second, 16, 31).is_some(),
        _ => false,
    };
    middle(second) && middle(third) && !private && is_port_and_path(&text[end..])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(word: &str, expected: bool) {
        let domain = CharClass::new(&[0x61, 0x7a]);
        assert_eq!(is_address(word, &domain), expected, "{word}");
    }

    #[test]
    fn addresses_are_known_by_their_host() {
        check("example.org", true);
        check("https://news.example.co.uk:8080/a?b#c", true);
        check("desk@example.org", true);
        check("git+ssh://example.org/x", true);
        check("8.8.8.8", true);
        check("8.8.8.8/path", true);
    }

    #[test]
    fn other_words_are_not() {
        check("U.S.", false);
        check("a.b", false);
        check("example.ORG", false);
        check("example..org", false);
        check("-example.org", false);
        check("192.168.1.1", false);
        check("example.org:1", false);
        check("3.14", false);
    }
}
