//! What a page says of itself: day of publication, address, outlet, title.
//!
//! `<meta property="article:published_time" content="2022-11-12T08:30:00Z">` gives the day. Only statements count: the
//! day of the last change, or a date somewhere in the text, is not the day of publication.

use serde_json::Value;

use super::tags::Tag;
use super::words;
use crate::day;
use crate::report::Draft;

/// Names under which pages give the day of publication, best first.
const PUBLISHED: &[&str] = &[
    "article:published_time",
    "datepublished",
    "og:published_time",
    "article:published",
    "og:article:published_time",
    "parsely-pub-date",
    "sailthru.date",
    "citation_publication_date",
    "citation_date",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.date",
    "dcterms.created",
    "dc.date",
    "dc.date.created",
    "publication_date",
    "publish-date",
    "publish_date",
    "publishdate",
    "pubdate",
    "cxenseparse:recs:publishtime",
    "article.published",
    "date",
    "displaydate",
    "originalpublicationdate",
    "article_date_original",
    "timestamp",
];

/// Statements gathered from the tags of a page.
#[derive(Debug, Default)]
pub(crate) struct Meta {
    /// The best statement of the day, and its rank.
    day: Option<(usize, String)>,
    time: Option<String>,
    canonical: Option<String>,
    og_url: Option<String>,
    site: Option<String>,
    og_title: Option<String>,
    title: Option<String>,
    in_article: bool,
}

impl Meta {
    /// Notes what a start tag states.
    pub fn see(&mut self, name: &str, tag: &Tag) {
        match name {
            "meta" => self.see_meta(tag),
            "link" if tag.get("rel").is_some_and(|rel| rel.eq_ignore_ascii_case("canonical")) => {
                keep(&mut self.canonical, tag.get("href"));
            }
            "article" | "h1" => self.in_article = true,
            "time" => self.see_time(tag),
            _ => {
                if tag.get("itemprop").is_some_and(|prop| prop.eq_ignore_ascii_case("datePublished")) {
                    self.offer(1, tag.get("datetime").or(tag.get("content")));
                }
            }
        }
    }

    /// Notes the words of the title element.
    pub fn see_title(&mut self, title: &str) {
        keep(&mut self.title, Some(title));
    }

    /// Notes the day in a block of linked data.
    pub fn see_linked_data(&mut self, json: &str) {
        if let Ok(data) = serde_json::from_str::<Value>(json.trim()) {
            let found = published_in(&data, true).or_else(|| published_in(&data, false));
            self.offer(1, found);
        }
    }

    fn see_meta(&mut self, tag: &Tag) {
        let key = tag.get("property").or(tag.get("name")).or(tag.get("itemprop")).unwrap_or_default().to_ascii_lowercase();
        let content = tag.get("content");
        match key.as_str() {
            "og:site_name" => keep(&mut self.site, content),
            "og:title" => keep(&mut self.og_title, content),
            "og:url" => keep(&mut self.og_url, content),
            _ => {
                if let Some(rank) = PUBLISHED.iter().position(|known| *known == key) {
                    self.offer(rank, content);
                }
            }
        }
    }

    /// A time element states the day where it says so, or where it is the first behind the headline.
    fn see_time(&mut self, tag: &Tag) {
        let says_so = tag.get("pubdate").is_some() || tag.get("itemprop").is_some_and(|prop| prop.eq_ignore_ascii_case("datePublished"));
        if says_so {
            self.offer(1, tag.get("datetime"));
        } else if self.in_article {
            keep(&mut self.time, tag.get("datetime"));
        }
    }

    fn offer(&mut self, rank: usize, value: Option<&str>) {
        let better = self.day.as_ref().is_none_or(|(old, _)| rank < *old);
        if let Some(value) = value.filter(|value| better && day::parse(value).is_some()) {
            self.day = Some((rank, value.to_owned()));
        }
    }

    /// The statements as the parts of a document.
    pub fn draft(self, notes: &mut Vec<String>) -> Draft {
        let clean = |text: Option<String>| text.map(|text| words(&text)).filter(|text| !text.is_empty());
        let url = clean(self.canonical).or(clean(self.og_url)).filter(|url| url.starts_with("http"));
        let stated = self.day.map(|(_, day)| day).or(self.time.filter(|time| day::parse(time).is_some()));
        let published = stated.or_else(|| {
            let day = url.as_deref().and_then(day_in_url)?;
            notes.push("the day of publication is taken from the address".to_owned());
            Some(day)
        });
        Draft { title: clean(self.og_title).or(clean(self.title)), outlet: clean(self.site), published, url, ..Draft::default() }
    }
}

/// Keeps the first value that is not empty.
fn keep(field: &mut Option<String>, value: Option<&str>) {
    if field.is_none() {
        *field = value.map(str::trim).filter(|value| !value.is_empty()).map(str::to_owned);
    }
}

/// `datePublished` of an article in linked data, or of anything. It nests no deeper than the JSON parser allows.
fn published_in(data: &Value, of_article: bool) -> Option<&str> {
    match data {
        Value::Array(items) => items.iter().find_map(|item| published_in(item, of_article)),
        Value::Object(fields) => {
            let kind = fields.get("@type").map(Value::to_string).unwrap_or_default();
            let is_article = ["Article", "Posting", "Report"].iter().any(|word| kind.contains(word));
            let day = fields.get("datePublished").and_then(Value::as_str).filter(|_| is_article || !of_article);
            day.or_else(|| fields.values().find_map(|value| published_in(value, of_article)))
        }
        _ => None,
    }
}

/// `https://example.org/2022/11/12/talks` was published on 2022-11-12.
fn day_in_url(url: &str) -> Option<String> {
    let parts: Vec<&str> = url.split(['/', '-']).collect();
    parts.windows(3).find_map(|window| {
        let sized = window[0].len() == 4 && window[1].len() == 2 && window[2].len() == 2;
        day::parse(&window.join("-")).filter(|_| sized)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_in_addresses() {
        assert_eq!(day_in_url("https://example.org/world/2022/11/12/talks").as_deref(), Some("2022-11-12"));
        assert_eq!(day_in_url("https://example.org/talks-2022-11-12.html"), None);
        assert_eq!(day_in_url("https://example.org/2022/99/12/talks"), None);
    }
}
