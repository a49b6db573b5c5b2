//! What holds for any bytes in any format.

mod common;

use proptest::prelude::*;
use text::{Format, fuzzing};

/// Markup, text and noise in any order: closer to what breaks readers than noise alone.
fn soup() -> impl Strategy<Value = Vec<u8>> {
    const PIECES: &[&str] = &[
        "<div>",
        "</div>",
        "<p>",
        "</p>",
        "<b>",
        "<a href=x",
        ">",
        "<table>",
        "<td>",
        "</table>",
        "<!--",
        "-->",
        "<script>",
        "</script>",
        "<pre>",
        "<title>",
        "&amp;",
        "&#0;",
        "<br>",
        "{\"text\": \"",
        "\"}",
        "\n",
        "\r\n",
        "\n\n",
        "WARC/1.0\r\n",
        "Content-Length: 5\r\n",
        "WARC-Type: response\r\n",
        "HTTP/1.1 200 OK\r\n",
        "Content-Type: text/html\r\n",
        "\r\n\r\n",
        "<rss version=\"2.0\"><channel>",
        "<item>",
        "</item>",
        "<description>",
        "</description>",
        "<![CDATA[",
        "]]>",
        "Putin called Raisi on Monday. ",
        "The two leaders met\nin Lima and said that",
        "\u{a0}\u{ad}\u{200b}",
        "\t  ",
        "\0",
        "Nov 12, 2022",
        "é",
        "“",
        "\u{feff}",
        "-\n",
        "<pre>\n\n",
    ];
    let piece = prop_oneof![
        4 => proptest::sample::select(PIECES).prop_map(|piece| piece.as_bytes().to_vec()),
        1 => proptest::collection::vec(any::<u8>(), 0..8),
    ];
    proptest::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_in_any_format(bytes in proptest::collection::vec(any::<u8>(), 0..400), format in proptest::sample::select(Format::ALL)) {
        fuzzing::check(&bytes, format);
    }

    #[test]
    fn any_soup_in_any_format(bytes in soup(), format in proptest::sample::select(Format::ALL)) {
        fuzzing::check(&bytes, format);
    }

    #[test]
    fn clean_text_stays_as_it_is(bytes in soup()) {
        for first in common::read(&bytes, Format::Plain).into_iter().flatten() {
            let second = common::one(first.text.as_bytes(), Format::Plain);
            prop_assert_eq!(&first.text, &second.text);
            prop_assert_eq!(first.id, second.id);
        }
    }

    #[test]
    fn any_words_as_a_day(words in "\\PC{0,40}|[0-9 :./,T-]{0,24}|([0-9]{1,4}|Nov|[ ,:-]){0,8}") {
        fuzzing::day(words.as_bytes());
    }
}
