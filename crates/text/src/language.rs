//! Which language a text is in: `Moscou a annoncé vendredi ...` is French, so it is not coded.
//!
//! Only the text itself is asked: what a page says of its language admits nothing. Text too short to tell passes as
//! English, because a wrong "no" loses a report and a wrong "yes" finds hardly an event in it.

use whatlang::{Lang, Script};

use crate::clean::boundary;

/// Bytes looked at: the beginning, and as much from the middle.
const SAMPLE: usize = 16 << 10;

/// Function words that are common in English and rare in other languages of the Latin script.
const ENGLISH: &[&str] = &[
    "about", "after", "against", "and", "are", "been", "but", "by", "for", "from", "has", "have", "he", "his", "its", "of", "on", "said", "she", "than",
    "that", "the", "their", "they", "this", "to", "was", "were", "which", "who", "will", "with", "would",
];

/// Function words of other languages of the Latin script that are no words of English.
const FOREIGN: &[&str] = &[
    "amb", "ang", "ao", "ar", "att", "auf", "av", "az", "bilen", "bir", "che", "cho", "com", "con", "cu", "cum", "các", "của", "da", "dan", "dans", "das",
    "de", "dei", "del", "della", "dem", "den", "dengan", "der", "des", "det", "di", "din", "dos", "du", "een", "egy", "ein", "eine", "el", "els", "em", "en",
    "esse", "est", "estas", "et", "ett", "että", "fra", "för", "gli", "het", "hogy", "ikke", "il", "ile", "im", "ini", "ir", "ist", "itu", "için", "jako",
    "je", "jest", "kad", "kaj", "kang", "kuti", "la", "lan", "las", "le", "les", "lo", "los", "là", "mga", "mit", "na", "nav", "neng", "ng", "nie", "niet",
    "non", "não", "och", "og", "oli", "op", "os", "pada", "para", "pel", "por", "pour", "på", "que", "qui", "quod", "sa", "se", "si", "sich", "się", "som",
    "sono", "su", "sur", "sy", "til", "uchun", "ukuthi", "um", "uma", "una", "und", "une", "untuk", "ve", "von", "voor", "và", "yang", "yn", "za", "zijn",
    "zu", "är", "és", "în", "że", "že", "și",
];

/// What was told of a text.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Verdict {
    /// ISO 639-1, or ISO 639-3 where the shorter list has none; null when it could not be told.
    pub lang: Option<String>,
    /// The English name of a language that is not coded.
    pub other: Option<&'static str>,
}

/// Tells the language of a text in any case: `MOSCOW SAYS` is English too.
pub(crate) fn judge(text: &str) -> Verdict {
    let sample = sample(text);
    let Some(info) = whatlang::detect(&sample) else {
        return Verdict { lang: None, other: None };
    };
    let other = || Verdict { lang: Some(code(info.lang()).to_owned()), other: Some(info.lang().eng_name()) };
    let english = || Verdict { lang: Some("en".to_owned()), other: None };
    if info.script() != Script::Latin {
        return other();
    }
    let count = Count::of(&sample);
    let found = info.lang() == Lang::Eng && (info.is_reliable() || count.words >= 8);
    if found || (count.english() >= 0.2 && count.words >= 5) {
        english()
    } else if count.is_clearly_other(info.confidence()) {
        other()
    } else {
        let lang = (count.english() >= 0.1).then(|| "en".to_owned());
        Verdict { lang, other: None }
    }
}

/// What words a text is made of.
#[derive(Debug, Default)]
struct Count {
    words: usize,
    english: usize,
    foreign: usize,
    /// Words with a letter outside ASCII.
    accented: usize,
}

impl Count {
    fn of(sample: &str) -> Count {
        let mut count = Count::default();
        let split = sample.split(|c: char| !c.is_alphabetic());
        for word in split.filter(|word| !word.is_empty()) {
            count.words += 1;
            count.english += usize::from(ENGLISH.binary_search(&word).is_ok());
            count.foreign += usize::from(FOREIGN.binary_search(&word).is_ok());
            count.accented += usize::from(!word.is_ascii());
        }
        count
    }

    /// Share of English function words.
    fn english(&self) -> f64 {
        self.english as f64 / self.words.max(1) as f64
    }

    /// A detector is sure of names, headlines and tables of earnings too. The proof is that the function words of
    /// English are wanting where those of another language, or its letters, are there.
    fn is_clearly_other(&self, confidence: f64) -> bool {
        let (words, english) = (self.words, self.english());
        let wanting = match words {
            0..=7 => false,
            8..=24 => confidence > 0.9 && english < 0.04,
            _ => (confidence > 0.9 && english < 0.15) || (confidence > 0.3 && english < 0.05),
        };
        wanting && (self.foreign * 12 >= words || self.accented * 8 >= words)
    }
}

fn sample(text: &str) -> String {
    let head = &text[..boundary(text, SAMPLE)];
    if text.len() <= 2 * SAMPLE {
        return text.to_lowercase();
    }
    let from = boundary(text, text.len() / 2);
    let middle = &text[from..boundary(text, from + SAMPLE)];
    format!("{head} {middle}").to_lowercase()
}

/// ISO 639-1 of the languages that the detector knows and that have one.
fn code(lang: Lang) -> &'static str {
    const CODES: &[(&str, &str)] = &[
        ("afr", "af"),
        ("aka", "ak"),
        ("amh", "am"),
        ("ara", "ar"),
        ("aze", "az"),
        ("bel", "be"),
        ("ben", "bn"),
        ("bul", "bg"),
        ("cat", "ca"),
        ("ces", "cs"),
        ("cmn", "zh"),
        ("cym", "cy"),
        ("dan", "da"),
        ("deu", "de"),
        ("ell", "el"),
        ("eng", "en"),
        ("epo", "eo"),
        ("est", "et"),
        ("fin", "fi"),
        ("fra", "fr"),
        ("guj", "gu"),
        ("heb", "he"),
        ("hin", "hi"),
        ("hrv", "hr"),
        ("hun", "hu"),
        ("hye", "hy"),
        ("ind", "id"),
        ("ita", "it"),
        ("jav", "jv"),
        ("jpn", "ja"),
        ("kan", "kn"),
        ("kat", "ka"),
        ("khm", "km"),
        ("kor", "ko"),
        ("lat", "la"),
        ("lav", "lv"),
        ("lit", "lt"),
        ("mal", "ml"),
        ("mar", "mr"),
        ("mkd", "mk"),
        ("mya", "my"),
        ("nep", "ne"),
        ("nld", "nl"),
        ("nob", "nb"),
        ("ori", "or"),
        ("pan", "pa"),
        ("pes", "fa"),
        ("pol", "pl"),
        ("por", "pt"),
        ("ron", "ro"),
        ("rus", "ru"),
        ("sin", "si"),
        ("slk", "sk"),
        ("slv", "sl"),
        ("sna", "sn"),
        ("spa", "es"),
        ("srp", "sr"),
        ("swe", "sv"),
        ("tam", "ta"),
        ("tel", "te"),
        ("tgl", "tl"),
        ("tha", "th"),
        ("tuk", "tk"),
        ("tur", "tr"),
        ("ukr", "uk"),
        ("urd", "ur"),
        ("uzb", "uz"),
        ("vie", "vi"),
        ("yid", "yi"),
        ("zul", "zu"),
    ];
    let three = lang.code();
    CODES.binary_search_by_key(&three, |(long, _)| long).map_or(three, |at| CODES[at].1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages() {
        let english = [
            "Putin called Raisi.",
            "Protesters marched in Lima on Monday.",
            "MOSCOW SAYS IT WILL ANSWER NEW SANCTIONS. THE KREMLIN SAID ON FRIDAY THAT THE EU HAD CLOSED THE DOOR.",
            "Erdoğan meets Mitsotakis in Athens",
            "Raisi, Putin discuss Syria",
            "Sri Lanka: Rajapaksa flees, Wickremesinghe sworn in",
            "Hun Sen, Prayuth Chan-ocha meet Aung San Suu Kyi, Jokowi, Duterte, Lee Hsien Loong in Phnom Penh",
            "Venezuela's Maduro, Colombia's Petro, Brazil's Lula sign Amazon declaration in Belém",
            "ELECTRO RENT CORP 3RD QTR FEB 28 NET\n\nShr 18 cts vs 21 cts. Net 1,123,000 vs 1,345,000. Revs 20.1 mln vs \
             18.2 mln. Nine mths. Shr 55 cts vs 62 cts. Net 3,389,000 vs 3,850,000. Revs 60.2 mln vs 55.3 mln.",
            "42",
            "",
        ];
        for text in english {
            assert_eq!(judge(text).other, None, "{text}");
        }
        let others = [
            (
                "fr",
                "Moscou a annoncé vendredi de nouvelles frappes contre des cibles militaires dans l'est du pays, selon un communiqué du ministère de la défense.",
            ),
            (
                "es",
                "El presidente viajó el lunes a Bogotá para reunirse con su homólogo colombiano y firmar un acuerdo sobre la frontera entre los dos países.",
            ),
            (
                "de",
                "Die Bundesregierung hat am Freitag neue Sanktionen gegen Russland angekündigt, wie ein Sprecher des Auswärtigen Amtes in Berlin mitteilte.",
            ),
            (
                "nl",
                "De regering heeft vrijdag nieuwe sancties tegen Rusland aangekondigd, zei een woordvoerder van het ministerie van Buitenlandse Zaken in Den Haag.",
            ),
            ("pt", "O presidente viajou na segunda-feira a Lisboa para se reunir com o primeiro-ministro português e assinar um acordo sobre a imigração."),
            (
                "it",
                "Il governo ha annunciato venerdì nuove sanzioni contro la Russia, ha detto un portavoce del ministero degli Esteri a Roma dopo la riunione.",
            ),
            ("id", "Presiden mengunjungi Jakarta pada hari Senin untuk bertemu dengan para menteri dan menandatangani perjanjian baru tentang perdagangan."),
            ("tr", "Cumhurbaşkanı pazartesi günü Ankara'da gazetecilere yaptığı açıklamada yeni yaptırımların kabul edilemez olduğunu söyledi."),
            ("ru", "Президент России провёл переговоры с коллегой."),
            ("uk", "Президент України провів переговори зі своїм колегою щодо постачання зброї та її використання."),
            ("ar", "التقى الرئيس نظيره الإيراني في طهران"),
            ("zh", "中国外交部发言人周五表示反对制裁"),
            ("el", "Ο πρωθυπουργός συναντήθηκε με τον πρόεδρο"),
        ];
        for (lang, text) in others {
            let verdict = judge(text);
            assert!(verdict.other.is_some(), "{text}: {verdict:?}");
            assert_eq!(verdict.lang.as_deref(), Some(lang), "{text}");
        }
    }

    #[test]
    fn tables_are_sorted_and_whole() {
        assert!(ENGLISH.is_sorted() && FOREIGN.is_sorted());
        assert!(!ENGLISH.iter().any(|word| FOREIGN.contains(word)));
        for &lang in Lang::all() {
            assert_eq!(code(lang).len(), 2, "{lang:?}");
        }
    }

    #[test]
    fn english_with_foreign_quotes_is_english() {
        let text = "The minister said \u{201c}nous avons décidé de fermer la frontière pendant trois jours\u{201d}, \
                    and that the army would be sent to the north of the country after the talks.";
        assert_eq!(judge(text), Verdict { lang: Some("en".into()), other: None });
    }
}
