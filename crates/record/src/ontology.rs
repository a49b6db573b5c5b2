//! The closed sets of PLOVER that the record format itself depends on: event types, quad classes, sectors.
//!
//! Modes, contexts, scores and CAMEO codes are open to revision and live in the knowledge.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Declares a field-less enum whose variants are written as given words.
macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $word:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
        pub enum $name { $($(#[$vdoc])* #[serde(rename = $word)] $variant),+ }

        impl $name {
            /// Every value, in the order of the ontology.
            pub const ALL: &[$name] = &[$($name::$variant),+];

            /// The word that stands for it in records.
            pub fn as_str(self) -> &'static str {
                match self { $($name::$variant => $word),+ }
            }

            /// The value that a word stands for.
            pub fn from_word(word: &str) -> Option<$name> {
                match word { $($word => Some($name::$variant),)+ _ => None }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                out.write_str(self.as_str())
            }
        }
    };
}

words! {
    /// The sixteen PLOVER event types.
    EventType {
        /// Agrees, offers or promises to cooperate.
        Agree = "AGREE",
        /// Meets, visits, talks, calls.
        Consult = "CONSULT",
        /// Praises, endorses, sympathises, recognises, signs.
        Support = "SUPPORT",
        /// Gives way in words.
        Concede = "CONCEDE",
        /// Cooperates materially, for mutual benefit.
        Cooperate = "COOPERATE",
        /// Gives a material benefit.
        Aid = "AID",
        /// Gives way in deeds.
        Retreat = "RETREAT",
        /// Asks, demands, orders.
        Request = "REQUEST",
        /// Disapproves, accuses, investigates.
        Accuse = "ACCUSE",
        /// Refuses or denies what was asked.
        Reject = "REJECT",
        /// Threatens or warns forcefully.
        Threaten = "THREATEN",
        /// Demonstrates, strikes, riots.
        Protest = "PROTEST",
        /// Reduces relations.
        Sanction = "SANCTION",
        /// Moves forces short of using them.
        Mobilize = "MOBILIZE",
        /// Represses or restricts short of violence.
        Coerce = "COERCE",
        /// Does physical harm.
        Assault = "ASSAULT",
    }
}

words! {
    /// The four quad classes.
    Quad {
        /// Words of cooperation.
        VerbalCooperation = "verbal-cooperation",
        /// Deeds of cooperation.
        MaterialCooperation = "material-cooperation",
        /// Words of conflict.
        VerbalConflict = "verbal-conflict",
        /// Deeds of conflict.
        MaterialConflict = "material-conflict",
    }
}

words! {
    /// PLOVER's actor sectors.
    Sector {
        /// Police.
        Cop = "COP",
        /// Executive and ministries.
        Gov = "GOV",
        /// Courts and prosecutors.
        Jud = "JUD",
        /// Parliaments.
        Leg = "LEG",
        /// Armed forces.
        Mil = "MIL",
        /// Pro-government militia.
        Prm = "PRM",
        /// Parties.
        Pty = "PTY",
        /// Rebels.
        Reb = "REB",
        /// Intelligence services.
        Spy = "SPY",
        /// Armed men not identified.
        Uaf = "UAF",
        /// Unknown.
        Unk = "UNK",
        /// Farming.
        Agr = "AGR",
        /// Business.
        Bus = "BUS",
        /// Criminals.
        Crm = "CRM",
        /// Civilians.
        Cvl = "CVL",
        /// Education.
        Edu = "EDU",
        /// Elites and former officials.
        Eli = "ELI",
        /// Press.
        Jrn = "JRN",
        /// Labour.
        Lab = "LAB",
        /// Health.
        Med = "MED",
        /// Refugees and migrants.
        Ref = "REF",
        /// Opposition.
        Opp = "OPP",
        /// Authorities of regions that are not recognised states.
        Pre = "PRE",
        /// Religious bodies.
        Rel = "REL",
        /// Civil society.
        Soc = "SOC",
        /// Intergovernmental bodies.
        Igo = "IGO",
        /// United Nations.
        Uno = "UNO",
        /// European Union.
        Eur = "EUR",
        /// Non-governmental organisations.
        Ngo = "NGO",
        /// Transnational Islamist movements.
        Ism = "ISM",
        /// Other transnational armed groups.
        Img = "IMG",
        /// Multinational firms.
        Mnc = "MNC",
    }
}
