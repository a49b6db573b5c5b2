//! Annotated XML becomes plain text and the spans that elements cover: just enough markup for the measuring sets.

/// An element that covered some text.
pub struct Element {
    /// Its start tag, with attributes.
    pub tag: String,
    /// Bytes of the plain text.
    pub span: (usize, usize),
}

impl Element {
    /// An attribute of the start tag.
    pub fn attribute(&self, name: &str) -> Option<&str> {
        let from = self.tag.find(&format!(" {name}=\""))? + name.len() + 3;
        self.tag[from..].split('"').next()
    }
}

/// Plain text, and every element named `wanted` in it, in order of their ends.
pub fn strip(marked: &str, wanted: &str) -> (String, Vec<Element>) {
    let (mut text, mut open, mut found) = (String::new(), Vec::new(), Vec::new());
    for (at, piece) in marked.split('<').enumerate() {
        let (tag, rest) = if at == 0 { ("", piece) } else { piece.split_once('>').unwrap_or(("", piece)) };
        if tag.split_whitespace().next() == Some(wanted) && !tag.ends_with('/') {
            open.push((tag.to_string(), text.len()));
        } else if tag.strip_prefix('/') == Some(wanted)
            && let Some((tag, start)) = open.pop()
        {
            found.push(Element { tag, span: (start, text.len()) });
        }
        text.push_str(&unescape(rest));
    }
    (text, found)
}

/// What stands in the first element of a name; nothing where there is none.
pub fn inner<'t>(marked: &'t str, name: &str) -> Option<&'t str> {
    let start = marked.find(&format!("<{name}>")).map(|at| at + name.len() + 2)?;
    let end = marked[start..].find(&format!("</{name}>"))? + start;
    Some(&marked[start..end])
}

/// The five entities of XML.
pub fn unescape(text: &str) -> String {
    if !text.contains('&') {
        return text.to_string();
    }
    text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&apos;", "'").replace("&amp;", "&")
}
