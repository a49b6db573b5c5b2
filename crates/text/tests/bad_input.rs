//! Hostile and broken inputs: every one ends soon, names what is wrong and where, and loses no other document.

mod common;

use std::time::{Duration, Instant};

use common::{gzip, one, read, record, response, texts};
use text::{ErrorKind, Format, Place, limits};

const SENTENCE: &str = "Russian forces attacked the town on Monday, officials said, and three people died there.";

/// Reads within a time that allows for a busy machine; a page that slips past the bounds takes many minutes.
fn timed(name: &str, bytes: &[u8], format: Format) -> Vec<Result<text::Report, text::ReadError>> {
    let start = Instant::now();
    let all = read(bytes, format);
    let took = start.elapsed();
    eprintln!("{name}: {} bytes in {took:?}", bytes.len());
    assert!(took < Duration::from_secs(60), "{name} took {took:?}");
    all
}

#[test]
fn hostile_pages_end_soon_and_keep_their_text() {
    let paragraphs = format!("<p>{SENTENCE}</p>").repeat(20);
    let attributes: String = (0..50_000).map(|i| format!(" a{i}=1")).collect();
    let distinct: String = (0..1000).map(|i| format!("<font x={i}>")).collect();
    let pages = [
        ("20,000 nested div", format!("{}{paragraphs}", "<div>".repeat(20_000))),
        ("30,000 nested span", format!("{}{paragraphs}", "<span>".repeat(30_000))),
        ("30,000 nested lists", format!("{}{paragraphs}", "<ul><li>".repeat(15_000))),
        ("nested tables", format!("{}{paragraphs}", "<table><tr><td>".repeat(10_000))),
        ("unclosed bold in blocks", format!("{}{paragraphs}", "<div><b>x</div>".repeat(15_000))),
        ("links closed outside blocks", format!("{}{paragraphs}", "<a><div>x</a>".repeat(15_000))),
        ("spans closed outside blocks", format!("{}{paragraphs}", "<span><div>x</span>".repeat(15_000))),
        ("nested buttons", format!("{}{paragraphs}", "<p><button><div>x</p>".repeat(10_000))),
        ("distinct formatting", format!("{distinct}{}{paragraphs}", "<p>x".repeat(1000))),
        ("50,000 attributes", format!("<div{attributes}>{paragraphs}</div>")),
        ("50,000 attributes on a link", format!("<a href=x{attributes}>y</a>{paragraphs}")),
        ("unclosed comments", format!("{paragraphs}{}", "<!--".repeat(100_000))),
        ("unclosed scripts", format!("{paragraphs}{}", "<script>".repeat(100_000))),
        ("stray ends", format!("{paragraphs}{}", "</div></b></td>".repeat(20_000))),
        ("foreign content", format!("{paragraphs}{}", "<svg><math><foreignObject>".repeat(20_000))),
    ];
    for (name, page) in pages {
        let mut all = timed(name, page.as_bytes(), Format::Html);
        assert!(all.pop().unwrap().unwrap().text.contains(SENTENCE), "{name}");
    }
    let deep = one(format!("{}{paragraphs}", "<div>".repeat(20_000)).as_bytes(), Format::Html);
    assert!(deep.notes.iter().any(|note| note.contains("deeper than 128")), "{:?}", deep.notes);
}

#[test]
fn large_pages_are_cut_with_a_note() {
    let flat = "<p>Kyiv protested at once.</p>".repeat(limits::TAGS + 10);
    let report = timed("too many tags", flat.as_bytes(), Format::Html).pop().unwrap().unwrap();
    assert!(report.notes.iter().any(|note| note.contains("tags")), "{:?}", report.notes);
    assert!(report.text.len() <= limits::TEXT);
    let long = format!("<p>{}</p>", SENTENCE.repeat(limits::PAGE / SENTENCE.len() + 10));
    let report = timed("too many bytes", long.as_bytes(), Format::Html).pop().unwrap().unwrap();
    assert!(report.notes.iter().any(|note| note.contains("bytes of the page")), "{:?}", report.notes);
}

#[test]
fn ten_megabytes_in_one_line_are_read() {
    let words = "Protesters marched in Lima. ".repeat(400_000);
    let report = timed("plain", words.as_bytes(), Format::Plain).pop().unwrap().unwrap();
    assert!(report.text.len() > limits::TEXT - 100 && report.notes[0].starts_with("cut at byte"));
    let line = format!("{{\"id\": \"a\", \"text\": \"{words}\"}}\n{{\"id\": \"b\", \"text\": \"Kyiv protested.\"}}");
    let all = timed("JSONL", line.as_bytes(), Format::Jsonl);
    assert_eq!(all.iter().map(|report| report.as_ref().unwrap().id.as_str()).collect::<Vec<_>>(), ["a", "b"]);
    let letters = "x".repeat(10_000_000);
    timed("one word", letters.as_bytes(), Format::Plain);
}

#[test]
fn pages_cut_anywhere_are_read() {
    let page = include_str!("pages/talks.html");
    for end in (0..page.len()).step_by(97) {
        for result in read(&page.as_bytes()[..end], Format::Html) {
            assert!(result.is_ok_and(|report| !report.text.is_empty()) || end < 400, "{end}");
        }
    }
    let open = one(format!("<p>{SENTENCE}</p><p class=\"x").as_bytes(), Format::Html);
    assert_eq!(open.notes, ["the page breaks off inside a tag or comment"]);
}

#[test]
fn a_bad_line_loses_no_other() {
    let deep = format!("{{\"text\": {}1{}}}", "[".repeat(100_000), "]".repeat(100_000));
    let lines = format!(
        "{{\"text\": \"Putin called Raisi.\"}}\n{{\"text\": \"broken\n[1, 2]\n{{\"id\": \"e\", \"text\": \" \"}}\n{deep}\n\
         {{\"id\": 1, \"text\": \"Kyiv protested.\"}}"
    );
    let all = texts(lines.as_bytes(), Format::Jsonl);
    assert_eq!((all[0].as_str(), all[5].as_str()), ("Putin called Raisi.", "Kyiv protested."));
    assert!(all[1].starts_with("! line 2: not a JSON object") && all[1].contains("one line"), "{}", all[1]);
    assert!(all[2].starts_with("! line 3: not a JSON object") && all[2].contains("array"), "{}", all[2]);
    assert_eq!(all[3], "! line 4 (e): no text: the document is empty or holds no word");
    assert!(all[4].starts_with("! line 5: no text"), "{}", all[4]);
    let broken = read(b"{\"text\": \"Kyiv\xff protested at once.\"}", Format::Jsonl).remove(0).unwrap();
    assert!(broken.notes[0].contains("windows-1252"), "{:?}", broken.notes);
}

#[test]
fn archives_cut_short_name_the_record() {
    let page = format!("<p>{SENTENCE}</p>");
    let first = response("https://a.example/", "Content-Type: text/html", page.as_bytes());
    let second = response("https://b.example/", "Content-Type: text/html", page.as_bytes());
    let whole = [first.clone(), second.clone()].concat();
    for cut in [5, 40, 200] {
        let all = read(&whole[..whole.len() - cut], Format::Warc);
        assert_eq!(all[0].as_ref().unwrap().text, SENTENCE);
        let error = all[1].as_ref().unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Truncated, "{error}");
        assert_eq!(error.place(), Place::Record { number: 2, offset: first.len() as u64 });
    }
    let zipped = [gzip(&first), gzip(&second)].concat();
    for cut in 1..zipped.len() {
        let all = read(&zipped[..cut], Format::Warc);
        let good = all.iter().filter(|result| result.is_ok()).count();
        assert!(good + usize::from(all.last().is_some_and(Result::is_err)) == all.len(), "{cut}: {all:?}");
        assert!(good == 0 || cut > gzip(&first).len() / 2);
    }
}

#[test]
fn archives_with_broken_records_go_on() {
    let page = format!("<p>{SENTENCE}</p>");
    let good = response("https://a.example/", "Content-Type: text/html", page.as_bytes());
    let no_length = b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://n.example/\r\n\r\n".to_vec();
    let no_head = record("response", "https://h.example/", "application/http", b"HTTP/1.1 200 OK");
    let brotli = response("https://r.example/", "Content-Type: text/html\r\nContent-Encoding: br", b"\x8b\x02\x80\x00");
    let bytes = [b"noise\nmore noise\n".to_vec(), good.clone(), no_length, good.clone(), no_head, brotli, good].concat();
    let kinds: Vec<_> = read(&bytes, Format::Warc).into_iter().map(|result| result.map(|_| ()).map_err(|e| e.kind())).collect();
    use ErrorKind::{Malformed, Unsupported};
    assert_eq!(kinds, [Err(Malformed), Ok(()), Err(Malformed), Ok(()), Err(Malformed), Err(Unsupported), Ok(())]);
}

#[test]
fn compression_bombs_are_bounded() {
    let bomb = gzip(&vec![b' '; 200 << 20]);
    let body = response("https://a.example/", "Content-Type: text/html\r\nContent-Encoding: gzip", &bomb);
    assert!(timed("page", &body, Format::Warc)[0].is_err());
    assert!(timed("file", &bomb, Format::Plain)[0].is_err());
    let line = timed("line", &gzip(&vec![b'x'; 200 << 20]), Format::Jsonl);
    assert_eq!(line[0].as_ref().unwrap_err().kind(), ErrorKind::TooLarge);
}

#[test]
fn feeds_that_break_off_give_their_whole_entries() {
    let rss = "<rss version=\"2.0\"><channel><title>Wire</title><item><title>One</title><description>Putin called Raisi.\
               </description></item><item><title>Two</title><descr";
    let all = texts(rss.as_bytes(), Format::Feed);
    assert_eq!(all[0], "One\n\nPutin called Raisi.");
    assert!(all[1].contains("breaks off"), "{}", all[1]);
    let nested = format!("<rss version=\"2.0\"><channel><item><title>One</title>{}", "<a>".repeat(200_000));
    assert!(timed("nested feed", nested.as_bytes(), Format::Feed)[0].is_err());
    let nested = format!(
        "<feed xmlns=\"http://www.w3.org/2005/Atom\"><entry><content type=\"xhtml\">{}x{}</content></entry></feed>",
        "<div>".repeat(50_000),
        "</div>".repeat(50_000)
    );
    timed("nested content", nested.as_bytes(), Format::Feed);
}

#[test]
fn what_is_no_text_is_refused() {
    let noise: Vec<u8> = (0..100_000u64).map(|i| (i.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 40) as u8).collect();
    let cases: [(&[u8], ErrorKind); 6] = [
        (b"", ErrorKind::NoText),
        (b" \n\t\n", ErrorKind::NoText),
        (b"--- * ---", ErrorKind::NoText),
        (b"%PDF-1.7\n%\xe2\xe3", ErrorKind::NotText),
        (b"PK\x03\x04\x14\0", ErrorKind::NotText),
        (&noise, ErrorKind::NotText),
    ];
    for (bytes, kind) in cases {
        for format in [Format::Plain, Format::Html] {
            let all = read(bytes, format);
            assert_eq!(all.len(), 1);
            assert_eq!(all[0].as_ref().unwrap_err().kind(), kind, "{format}");
        }
    }
    assert!(read(b"", Format::Jsonl).is_empty() && read(b"", Format::Warc).is_empty());
    assert_eq!(read(b"", Format::Feed)[0].as_ref().unwrap_err().kind(), ErrorKind::Malformed);
    for format in [Format::Jsonl, Format::Feed, Format::Warc] {
        assert!(timed("noise", &noise, format).iter().all(Result::is_err));
    }
}
