//! Each format, in good order: what becomes of its parts.

mod common;

use common::{gzip, one, read, record, response, texts};
use text::{Defaults, Format, Place};

#[test]
fn plain_text_keeps_byline_and_dateline() {
    let report = one(b"By Jane Roe\r\n\r\nLIMA, Nov 12 (Wire) - Protesters marched\r\nin Lima on Monday.\r\n", Format::Plain);
    assert_eq!(report.text, "By Jane Roe\n\nLIMA, Nov 12 (Wire) - Protesters marched in Lima on Monday.");
    assert_eq!((report.title, report.published, report.lang.as_deref()), (None, None, Some("en")));
    assert!(report.codable && report.notes.is_empty());
}

#[test]
fn defaults_fill_what_a_document_does_not_say() {
    let defaults = Defaults { published: Some("2022-11-12".into()), outlet: Some("Wire".into()) };
    let lines = br#"{"text": "Putin called Raisi."}
{"text": "Putin called Raisi.", "outlet": "Other", "published": 20221101}"#;
    let reports: Vec<_> = text::read(&lines[..], Format::Jsonl, &defaults).map(Result::unwrap).collect();
    assert_eq!(reports[0].published.as_deref(), Some("2022-11-12"));
    assert_eq!(reports[0].outlet.as_deref(), Some("Wire"));
    assert_eq!(reports[1].published.as_deref(), Some("2022-11-01"));
    assert_eq!(reports[1].outlet.as_deref(), Some("Other"));
}

#[test]
fn a_page_gives_its_article_and_what_its_head_says() {
    let report = one(include_bytes!("pages/talks.html"), Format::Html);
    assert_eq!(report.text, include_str!("pages/talks.txt").trim_end());
    assert_eq!(report.title.as_deref(), Some("Putin and Raisi discuss transport corridor"));
    assert_eq!(report.outlet.as_deref(), Some("Example Wire"));
    assert_eq!(report.published.as_deref(), Some("2022-11-12"));
    assert_eq!(report.url.as_deref(), Some("https://wire.example/world/putin-raisi?a=1&b=2"));
    assert_eq!(report.notes, Vec::<String>::new());
}

#[test]
fn days_of_pages() {
    let cases = [
        (r#"<meta name="pubdate" content="Nov 12, 2022">"#, Some("2022-11-12")),
        (r#"<meta property="article:modified_time" content="2022-11-12">"#, None),
        (r#"<h1>Talks</h1><time datetime="2022-11-12T08:30">Saturday</time>"#, Some("2022-11-12")),
        (r#"<time datetime="2022-11-12T08:30">Saturday</time><h1>Talks</h1>"#, None),
        (r#"<span itemprop="datePublished" content="2022-11-12"></span>"#, Some("2022-11-12")),
        (r#"<meta name="date" content="2001-01-01"><meta itemprop="datePublished" content="2022-11-12">"#, Some("2022-11-12")),
        (r#"<link rel="canonical" href="https://wire.example/2022/11/12/talks">"#, Some("2022-11-12")),
        (r#"<script type="application/ld+json">{broken</script>"#, None),
    ];
    for (head, day) in cases {
        let report = one(format!("{head}<p>Putin called Raisi on Monday.</p>").as_bytes(), Format::Html);
        assert_eq!(report.published.as_deref(), day, "{head}");
    }
}

#[test]
fn short_and_old_pages_keep_all_their_text() {
    let cases = [
        ("<p>Putin called Raisi.<p>Kyiv <b>protested</b>.", "Putin called Raisi.\n\nKyiv protested."),
        ("<title>Talks</title><body>Putin called Raisi.<br><br>Kyiv protested.", "Talks\n\nPutin called Raisi.\n\nKyiv protested."),
        ("<pre>Protesters marched\nin Lima.\n\nKyiv protested.</pre>", "Protesters marched in Lima.\n\nKyiv protested."),
        ("<nav>Home</nav><p>R&amp;D talks &#147;ended&#148;.</p><footer>(c)</footer>", "R&D talks “ended”."),
        ("<P>3 < 4, Raisi said.</P><!-- <p>no</p> --><script>no</script>", "3 < 4, Raisi said."),
    ];
    for (page, text) in cases {
        assert_eq!(one(page.as_bytes(), Format::Html).text, text, "{page}");
    }
}

#[test]
fn charsets_of_pages() {
    let cases: [&[u8]; 3] = [
        b"<meta charset=windows-1252><p>Talks in F\xfcrth ended.</p>",
        b"<meta http-equiv='Content-Type' content='text/html; charset=iso-8859-1'><p>Talks in F\xfcrth ended.</p>",
        "<meta charset=iso-8859-1><p>Talks in Fürth ended.</p>".as_bytes(),
    ];
    for page in cases {
        assert_eq!(one(page, Format::Html).text, "Talks in Fürth ended.");
    }
}

#[test]
fn lines_of_json() {
    let lines = "\u{feff}{\"id\": 7, \"title\": \"Talks\", \"text\": \"Putin called Raisi.\\n\\nKyiv protested.\", \"url\": \"u\"}\n\
        \n\
        {\"id\": \"b\", \"html\": \"<p>Putin called Raisi.</p>\", \"published\": \"Nov 12, 2022\", \"extra\": [1, {}]}\r\n\
        {\"text\": \"Putin called Raisi.\", \"published\": \"soon\", \"title\": null, \"lang\": \"fr\"}";
    let reports: Vec<_> = read(lines.as_bytes(), Format::Jsonl).into_iter().map(Result::unwrap).collect();
    assert_eq!((reports[0].id.as_str(), reports[0].text.as_str()), ("7", "Talks\n\nPutin called Raisi.\n\nKyiv protested."));
    assert_eq!((reports[1].id.as_str(), reports[1].published.as_deref()), ("b", Some("2022-11-12")));
    assert_eq!(reports[2].notes, ["the day of publication `soon` could not be read"]);
    assert!(reports[2].codable && reports[2].id.len() == 16);
}

#[test]
fn feeds_of_three_kinds() {
    let rss = br#"<?xml version="1.0" encoding="ISO-8859-1"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/">
        <channel><title>Example Wire</title><link>https://wire.example/</link>
        <item><title>Talks in F&#252;rth &amp; Lima</title><link>https://wire.example/1</link><guid>1</guid>
        <pubDate>Sat, 12 Nov 2022 23:30:00 -0500</pubDate><description>&lt;p&gt;Putin called Raisi in F&#252;rth.&lt;/p&gt;</description></item>
        <item><title>Protest</title><link>https://wire.example/2</link><content:encoded><![CDATA[<p>Kyiv protested.</p><p>It won.</p>]]></content:encoded></item>
        </channel></rss>"#;
    let reports: Vec<_> = read(rss, Format::Feed).into_iter().map(Result::unwrap).collect();
    assert_eq!(reports[0].text, "Talks in Fürth & Lima\n\nPutin called Raisi in Fürth.");
    assert_eq!(reports[0].published.as_deref(), Some("2022-11-12"));
    assert_eq!(reports[0].outlet.as_deref(), Some("Example Wire"));
    assert_eq!(reports[0].url.as_deref(), Some("https://wire.example/1"));
    assert_eq!(reports[0].notes, ["the feed holds a summary only"]);
    assert_eq!(reports[1].text, "Protest\n\nKyiv protested.\n\nIt won.");

    let atom = r#"<feed xmlns="http://www.w3.org/2005/Atom"><title>Wire</title><entry><title>Talks</title><id>urn:1</id>
        <published>2022-11-12T08:30:00Z</published><content type="html">&lt;p&gt;Putin called Raisi.&lt;/p&gt;</content></entry></feed>"#;
    let json = r#"{"version": "https://jsonfeed.org/version/1.1", "title": "Wire", "items": [{"id": "1", "title": "Talks",
        "url": "https://wire.example/1", "date_published": "2022-11-12T08:30:00Z", "content_text": "Putin called\nthe president.\n\nKyiv protested."}]}"#;
    let texts = [(atom, "Talks\n\nPutin called Raisi."), (json, "Talks\n\nPutin called the president.\n\nKyiv protested.")];
    for (feed, text) in texts {
        let report = one(feed.as_bytes(), Format::Feed);
        let day = report.published.as_deref();
        assert_eq!((report.text.as_str(), day), (text, Some("2022-11-12")));
    }
}

#[test]
fn archives_give_their_pages() {
    let page = "<p>Talks in F\u{fc}rth ended.</p>";
    let latin: Vec<u8> = page.chars().map(|c| c as u8).collect();
    let parts = [
        record("warcinfo", "", "application/warc-fields", b"software: test\r\n"),
        record("request", "https://a.example/", "application/http; msgtype=request", b"GET / HTTP/1.1\r\n\r\n"),
        response("https://a.example/", "Content-Type: text/html; charset=ISO-8859-1", &latin),
        response("https://b.example/", "Content-Type: image/png", b"\x89PNG"),
        response("https://c.example/", "Content-Type: text/html\r\nContent-Encoding: gzip", &gzip(page.as_bytes())),
        response("https://d.example/", "Content-Type: text/html\r\nTransfer-Encoding: chunked", b"4\r\n<p>T\r\n8;x=1\r\nalks end\r\n4\r\ned.\n\r\n0\r\n\r\n"),
        record("conversion", "https://e.example/", "text/plain", "Talks in Fürth ended.".as_bytes()),
        record("response", "https://f.example/", "application/http", b"HTTP/1.1 302 Found\r\nContent-Type: text/html\r\n\r\nmoved"),
    ];
    let plain = parts.concat();
    let zipped: Vec<u8> = parts.iter().flat_map(|part| gzip(part)).collect();
    let expected = ["Talks in Fürth ended.", "Talks in Fürth ended.", "Talks ended.", "Talks in Fürth ended."];
    assert_eq!(texts(&plain, Format::Warc), expected);
    assert_eq!(texts(&zipped, Format::Warc), expected);
    let report = read(&plain, Format::Warc).remove(0).unwrap();
    assert_eq!((report.url.as_deref(), report.notes), (Some("https://a.example/"), vec!["crawled 2022-11-12".to_owned()]));
    let place = text::items(&plain[..], Format::Warc).next().unwrap().unwrap().place();
    assert!(matches!(place, Place::Record { number: 3, offset } if plain[offset as usize..].starts_with(b"WARC/1.0")));
}

#[test]
fn gzip_is_seen_through_in_every_format() {
    assert_eq!(one(&gzip(b"Putin called Raisi."), Format::Plain).text, "Putin called Raisi.");
    assert_eq!(one(&gzip(br#"{"text": "Putin called Raisi."}"#), Format::Jsonl).text, "Putin called Raisi.");
}

#[test]
fn other_languages_are_read_but_not_coded() {
    let text = "Moscou a annoncé vendredi de nouvelles frappes contre des cibles militaires dans l'est du pays, selon \
                un communiqué du ministère de la défense.";
    let report = one(format!("<html lang=en><p>{text}</p>").as_bytes(), Format::Html);
    assert_eq!((report.codable, report.lang.as_deref(), report.text.as_str()), (false, Some("fr"), text));
    assert_eq!(report.notes, ["not coded: the text is French, not English"]);
}
