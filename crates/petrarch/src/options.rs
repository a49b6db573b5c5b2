//! `petrarch/options.tsv` becomes how acts are coded: the settings that PETRARCH reads from its configuration.
//!
//! A row `comma_max` with 8 deletes clauses of at most eight words between two commas before anything is matched.

/// Settings, with PETRARCH's names and its usual values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Options {
    /// Whether an act needs a code on both sides.
    pub require_dyad: bool,
    /// Noun phrases without a code, of at most so many words, stand for themselves; 0 for none.
    pub new_actor_length: usize,
    /// Words of a clause between two commas that is left out; a most of 0 keeps all.
    pub comma: (usize, usize),
    /// The same for the words before the first comma.
    pub comma_begin: (usize, usize),
    /// The same for the words after the last comma.
    pub comma_end: (usize, usize),
}

impl Default for Options {
    fn default() -> Options {
        Options { require_dyad: true, new_actor_length: 0, comma: (2, 8), comma_begin: (0, 0), comma_end: (2, 8) }
    }
}

impl Options {
    /// Every option's name.
    pub const NAMES: [&'static str; 8] = ["comma_bmax", "comma_bmin", "comma_emax", "comma_emin", "comma_max", "comma_min", "new_actor_length", "require_dyad"];

    /// Sets an option by PETRARCH's name; false where name or value is not known.
    pub fn set(&mut self, name: &str, value: &str) -> bool {
        if name == "require_dyad" {
            self.require_dyad = value.eq_ignore_ascii_case("true");
            return self.require_dyad || value.eq_ignore_ascii_case("false");
        }
        let Ok(number) = value.parse() else { return false };
        match name {
            "new_actor_length" => self.new_actor_length = number,
            "comma_min" => self.comma.0 = number,
            "comma_max" => self.comma.1 = number,
            "comma_bmin" => self.comma_begin.0 = number,
            "comma_bmax" => self.comma_begin.1 = number,
            "comma_emin" => self.comma_end.0 = number,
            "comma_emax" => self.comma_end.1 = number,
            _ => return false,
        }
        true
    }

    /// The value of an option as it is written.
    pub fn get(&self, name: &str) -> String {
        let number = match name {
            "require_dyad" => return self.require_dyad.to_string(),
            "new_actor_length" => self.new_actor_length,
            "comma_min" => self.comma.0,
            "comma_max" => self.comma.1,
            "comma_bmin" => self.comma_begin.0,
            "comma_bmax" => self.comma_begin.1,
            "comma_emin" => self.comma_end.0,
            _ => self.comma_end.1,
        };
        number.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_can_be_set_and_comes_back() {
        for name in Options::NAMES {
            let mut options = Options::default();
            let value = if name == "require_dyad" { "false" } else { "17" };
            assert!(options.set(name, value), "{name}");
            assert_eq!(options.get(name), value);
        }
        assert!(!Options::default().set("comma_max", "many") && !Options::default().set("colour", "3"));
    }
}
