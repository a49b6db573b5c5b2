//! The closed label sets of the weights: Penn tags, coarse parts of speech, ClearNLP relations, OntoNotes entities.

/// Declares a field-less enum with the label that the weights use for each variant.
macro_rules! labels {
    ($(#[$doc:meta])* $name:ident { $($variant:ident = $label:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[allow(missing_docs)]
        pub enum $name { $($variant),+ }

        impl $name {
            /// Every label.
            pub const ALL: &[$name] = &[$($name::$variant),+];

            /// The label as the weights write it.
            pub fn as_str(self) -> &'static str {
                match self { $($name::$variant => $label),+ }
            }

            /// The variant of a label.
            pub fn from_label(label: &str) -> Option<$name> {
                match label { $($label => Some($name::$variant),)+ _ => None }
            }
        }
    };
}

labels! {
    /// Fine-grained Penn Treebank tag (OntoNotes set).
    Tag {
        Dollar = "$", CloseQuote = "''", Comma = ",", LeftBracket = "-LRB-", RightBracket = "-RRB-", Period = ".", Colon = ":",
        Add = "ADD", Afx = "AFX", Cc = "CC", Cd = "CD", Dt = "DT", Ex = "EX", Fw = "FW", Hyph = "HYPH", In = "IN",
        Jj = "JJ", Jjr = "JJR", Jjs = "JJS", Ls = "LS", Md = "MD", Nfp = "NFP", Nn = "NN", Nnp = "NNP", Nnps = "NNPS",
        Nns = "NNS", Pdt = "PDT", Pos = "POS", Prp = "PRP", PrpS = "PRP$", Rb = "RB", Rbr = "RBR", Rbs = "RBS", Rp = "RP",
        Sym = "SYM", To = "TO", Uh = "UH", Vb = "VB", Vbd = "VBD", Vbg = "VBG", Vbn = "VBN", Vbp = "VBP", Vbz = "VBZ",
        Wdt = "WDT", Wp = "WP", WpS = "WP$", Wrb = "WRB", Xx = "XX", Space = "_SP", OpenQuote = "``",
    }
}

labels! {
    /// Coarse part of speech.
    Pos {
        Adj = "ADJ", Adp = "ADP", Adv = "ADV", Aux = "AUX", Cconj = "CCONJ", Det = "DET", Intj = "INTJ", Noun = "NOUN",
        Num = "NUM", Part = "PART", Pron = "PRON", Propn = "PROPN", Punct = "PUNCT", Sconj = "SCONJ", Sym = "SYM",
        Verb = "VERB", X = "X", Space = "SPACE",
    }
}

labels! {
    /// ClearNLP dependency relation of a token to its head.
    Dep {
        Root = "ROOT", Acl = "acl", Acomp = "acomp", Advcl = "advcl", Advmod = "advmod", Agent = "agent", Amod = "amod",
        Appos = "appos", Attr = "attr", Aux = "aux", Auxpass = "auxpass", Case = "case", Cc = "cc", Ccomp = "ccomp",
        Compound = "compound", Conj = "conj", Csubj = "csubj", Csubjpass = "csubjpass", Dative = "dative", Dep = "dep",
        Det = "det", Dobj = "dobj", Expl = "expl", Intj = "intj", Mark = "mark", Meta = "meta", Neg = "neg", Nmod = "nmod",
        Npadvmod = "npadvmod", Nsubj = "nsubj", Nsubjpass = "nsubjpass", Nummod = "nummod", Oprd = "oprd",
        Parataxis = "parataxis", Pcomp = "pcomp", Pobj = "pobj", Poss = "poss", Preconj = "preconj", Predet = "predet",
        Prep = "prep", Prt = "prt", Punct = "punct", Quantmod = "quantmod", Relcl = "relcl", Xcomp = "xcomp",
    }
}

labels! {
    /// OntoNotes entity type.
    EntityLabel {
        Cardinal = "CARDINAL", Date = "DATE", Event = "EVENT", Fac = "FAC", Gpe = "GPE", Language = "LANGUAGE", Law = "LAW",
        Loc = "LOC", Money = "MONEY", Norp = "NORP", Ordinal = "ORDINAL", Org = "ORG", Percent = "PERCENT",
        Person = "PERSON", Product = "PRODUCT", Quantity = "QUANTITY", Time = "TIME", WorkOfArt = "WORK_OF_ART",
    }
}
