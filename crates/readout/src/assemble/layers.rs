//! Places, times, mentions and sentences become the lines of the optional layers.

use record::{MentionRecord, PlaceRecord, SentenceRecord, TimeRecord};

use super::Scene;

impl Scene<'_> {
    pub(super) fn place_layer(&self) -> Vec<PlaceRecord> {
        self.places.iter().map(|place| place.record(&self.report.id, self.parse.text)).collect()
    }

    pub(super) fn time_layer(&self) -> Vec<TimeRecord> {
        self.times.iter().map(|time| time.record(&self.report.id, self.parse.text)).collect()
    }

    pub(super) fn mention_layer(&self) -> Vec<MentionRecord> {
        let line = |mention: &names::Mention| {
            let span = self.parse.span(mention.extent.clone());
            MentionRecord {
                doc: self.report.id.clone(),
                text: span.of(self.parse.text).to_string(),
                span,
                kind: mention.kind,
                participants: self.names.participants(mention, self.parse.text, span),
                chains: mention.refers.iter().map(|&at| at as u32).collect(),
            }
        };
        self.names.mentions.iter().filter(|mention| mention.marked).map(line).collect()
    }

    pub(super) fn sentence_layer(&self) -> Vec<SentenceRecord> {
        let line = |(index, range): (usize, &std::ops::Range<usize>)| SentenceRecord {
            doc: self.report.id.clone(),
            index: index as u32,
            span: self.parse.span(range.clone()),
        };
        self.parse.sentences.iter().enumerate().map(line).collect()
    }
}
