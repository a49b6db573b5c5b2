//! Short texts become mentions that mean whom they should, over the real parser and the embedded knowledge.
//!
//! Skipped, and said so, where the weights have not been built (`cargo xtask assets`).

use std::sync::OnceLock;

use knowledge::Knowledge;
use names::{Form, Names};
use syntax::{Model, Parse, Parser};

fn model() -> Option<&'static Model> {
    static MODEL: OnceLock<Option<Model>> = OnceLock::new();
    let load = || {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../assets/syntax.model");
        std::fs::read(path).ok().and_then(|bytes| Model::load(&bytes).ok())
    };
    MODEL.get_or_init(load).as_ref()
}

fn knowledge() -> &'static Knowledge {
    static KNOWLEDGE: OnceLock<Knowledge> = OnceLock::new();
    KNOWLEDGE.get_or_init(|| Knowledge::load(&[]).0)
}

/// What a mention means: codes joined by `+`, or names where there are no codes; `place` where it is located.
fn meaning(names: &Names, mention: &names::Mention) -> String {
    let one = |&at: &usize| {
        let participant = names.entities[at].participant(None);
        participant.code.or(participant.name).unwrap_or_else(|| "?".to_string())
    };
    let all: Vec<String> = mention.refers.iter().map(one).collect();
    let place = if mention.located { "place " } else { "" };
    if all.is_empty() { "?".to_string() } else { format!("{place}{}", all.join("+")) }
}

/// The mentions of a phrase in a text, by its words; several where it stands several times.
fn answers(parse: &Parse<'_>, names: &Names, phrase: &str) -> Vec<String> {
    let words = |mention: &&names::Mention| parse.span(mention.tokens.clone()).of(parse.text) == phrase || parse.word(mention.head) == phrase;
    names.mentions.iter().filter(words).map(|mention| meaning(names, mention)).collect()
}

/// Checks whom phrases mean on 2022-11-12: `phrase = CODE`, where a phrase that stands twice has two codes, and `none` is no mention.
fn check(text: &str, expected: &[&str]) {
    let Some(model) = model() else {
        eprintln!("skipped: no assets/syntax.model");
        return;
    };
    let parse = Parser::new(model).parse(text);
    let names = names::find(&parse, knowledge(), Some("2022-11-12"));
    for line in expected {
        let (phrase, wanted) = line.split_once(" = ").expect("phrase = CODE");
        let found = answers(&parse, &names, phrase);
        let found = if found.is_empty() { "none".to_string() } else { found.join(" ") };
        assert_eq!(found, wanted, "{phrase:?} in {text:?}\n{}", all(&parse, &names));
    }
}

fn all(parse: &Parse<'_>, names: &Names) -> String {
    let line = |mention: &names::Mention| format!("{} = {}", parse.span(mention.tokens.clone()).of(parse.text), meaning(names, mention));
    names.mentions.iter().map(line).collect::<Vec<_>>().join("\n")
}

#[test]
fn titles_names_and_counterparts() {
    check(
        "Estonian Prime Minister Kaja Kallas and her Finnish counterpart, Sanna Marin, met in Tallinn on Friday.",
        &["Kallas = ESTGOV", "Marin = FINGOV", "counterpart = FINGOV", "her = ESTGOV", "Tallinn = place EST"],
    );
    check("French President Emmanuel Macron spoke. Macron warned that he would wait.", &["Macron = FRAGOV FRAGOV", "he = FRAGOV"]);
    check("The Turkish president arrived in Astana.", &["president = TURGOV", "Astana = place KAZ"]);
    check("Presidents Vladimir Putin and Recep Tayyip Erdogan agreed on grain.", &["Putin = RUSGOV", "Erdogan = TURGOV"]);
    check("Former US President Donald Trump attacked the press.", &["Trump = USAELI"]);
    check("Zelenskiy thanked the Polish foreign minister.", &["Zelenskiy = UKRGOV", "minister = POLGOV"]);
}

#[test]
fn plurals_mean_several() {
    check(
        "Turkish President Recep Tayyip Erdogan and Greek Prime Minister Kyriakos Mitsotakis met on Monday. The two leaders shook hands. They promised calm.",
        &["leaders = TURGOV+GRCGOV", "They = TURGOV+GRCGOV"],
    );
    check("Armenia and Azerbaijan signed a truce. Both sides withdrew their troops.", &["sides = ARM+AZE", "their = ARM+AZE", "troops = ARMMIL+AZEMIL"]);
    check("India and China traded accusations. The two countries share a long border.", &["countries = IND+CHN"]);
    check("The German and French governments protested.", &["governments = DEUGOV+FRAGOV"]);
}

#[test]
fn countries_capitals_and_seats() {
    check("Ankara said it would block the deal.", &["Ankara = TUR", "it = TUR"]);
    check("Protesters gathered in Ankara.", &["Protesters = CVL", "Ankara = place TUR"]);
    check("The White House condemned the raid.", &["House = USAGOV"]);
    check("The European Union and the United Nations called for restraint.", &["Union = EUR", "Nations = UNO"]);
    check("Shelling hit the town of Izium.", &["Izium = place Izium"]);
    check("Beijing summoned the Japanese ambassador.", &["Beijing = CHN", "ambassador = JPNGOV"]);
    check("Brazil's army denied the report.", &["army = BRAMIL", "Brazil = BRA"]);
}

#[test]
fn near_misses() {
    check("Denzel Washington visited a school.", &["Washington = Denzel Washington"]);
    check("Washington imposed sanctions on a bank.", &["Washington = USA"]);
    check("Georgia's parliament met in Tbilisi.", &["Georgia = GEO", "parliament = GEOLEG"]);
    check("They told us to leave.", &["us = none"]);
    check("Roast turkey was served.", &["turkey = none"]);
    check("It was clear that the talks had failed.", &["It = none"]);
    check("The statement was short. It was signed on Monday.", &["It = none"]);
}

#[test]
fn roles_with_modifiers() {
    check("Turkish prosecutors ordered the arrest of two journalists.", &["prosecutors = TURJUD", "journalists = JRN"]);
    check("An Iran-backed militia shelled the town.", &["militia = UAF"]);
    check("Police in Kenya fired tear gas.", &["Police = KENCOP"]);
    check("Gunmen killed three people.", &["Gunmen = UAF", "people = CVL"]);
    check("Western leaders met.", &["leaders = GOV"]);
    check("Iranian state television showed the drones.", &["television = IRNJRN"]);
    check("Ukrainians fled the shelling.", &["Ukrainians = UKRCVL"]);
    check("The government and people of Serbia mourned.", &["government = SRBGOV", "people = SRBCVL"]);
    check("A spokesman for the Polish foreign ministry said the envoy had left.", &["spokesman = POLGOV", "ministry = POLGOV"]);
}

#[test]
fn pronouns() {
    check("Sweden said on Monday that it had sent the guns.", &["it = SWE"]);
    check("Angela Merkel met Emmanuel Macron, and she praised him.", &["she = DEUELI", "him = FRAGOV"]);
    check("The Kremlin said its troops were safe.", &["its = RUSGOV", "troops = RUSMIL"]);
    check("Nurses marched through the city. They demanded higher pay.", &["They = MED"]);
    check("The rebels, who hold the town, refused.", &["who = REB"]);
    check("\u{201c}We will not yield,\u{201d} Hungary said.", &["We = HUN"]);
}

#[test]
fn names_with_hyphens_signs_and_titles() {
    check("Fighters of ISIS-K left the valley.", &["K = ISM"]);
    check("The PML-N lost the vote.", &["N = PAKPTY"]);
    check("Police arrested two members of MS-13.", &["MS-13 = IMG"]);
    check("The envoy met Chinese President Xi Jinping.", &["Chinese President Xi Jinping = CHNGOV"]);
    check("Soldiers of the 101st Airborne Division landed.", &["Division = USAMIL"]);
    check("NATO and Nato are one.", &["NATO = IGO", "Nato = IGO"]);
}

#[test]
fn one_name_of_a_country_and_of_a_state_elsewhere() {
    check("Voters in Georgia and Alabama queued for hours.", &["Georgia = place USA"]);
    check("Russian troops left Georgia.", &["Georgia = GEO"]);
}

#[test]
fn bare_names_and_titles_need_evidence() {
    check("Jones scored twice, and Graham saved a penalty.", &["Jones = Jones", "Graham = Graham"]);
    check("The captain thanked the squad.", &["captain = ?", "squad = ?"]);
    check("Critics praised the play.", &["Critics = ?"]);
    check("President Joe Biden flew home. The club president resigned.", &["president = ?"]);
    check("A Taliban spokesman denied it.", &["spokesman = AFGGOV"]);
}

#[test]
fn bodies_named_by_what_they_are() {
    check("The Mossad spy agency denied the report.", &["agency = ISRSPY"]);
    check("Sweden's parliament passed the bill.", &["parliament = SWELEG", "Sweden = SWE"]);
    check("Turkish intelligence found the camp.", &["intelligence = TURSPY"]);
    check("The minister had no intelligence about the raid.", &["intelligence = none"]);
    check("The Merkel government fell.", &["government = DEUGOV"]);
    check("A Milan court freed him.", &["court = ITAJUD"]);
    check("NATO warplanes struck the port.", &["warplanes = IGO"]);
    check("Islamic State militants fled.", &["militants = ISM"]);
}

#[test]
fn misspelt_names_are_the_one_nearby() {
    check("Pakistani Prime Minister Shehbaz Sharif flew home. Officials said Sharief was tired.", &["Sharif = PAKGOV", "Sharief = PAKGOV"]);
}

#[test]
fn one_head_has_one_mention() {
    let Some(model) = model() else { return };
    let text = "Spain's King Felipe VI and Queen Letizia visited Rabat, the capital of Morocco, with their ministers.";
    let parse = Parser::new(model).parse(text);
    let found = names::find(&parse, knowledge(), None);
    assert!(found.mentions.windows(2).all(|pair| pair[0].head < pair[1].head));
    assert!(found.mentions.iter().all(|mention| mention.tokens.contains(&mention.head) && mention.extent.contains(&mention.head)));
    assert!(found.mentions.iter().any(|mention| mention.form == Form::Pronoun));
}
