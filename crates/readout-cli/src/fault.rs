//! A panic inside one document fails that document, with the place where it happened, and nothing else.

use std::cell::RefCell;
use std::panic::{self, AssertUnwindSafe, PanicHookInfo};
use std::sync::Once;

thread_local! {
    /// The panic that is being caught on this thread; nothing where panics are not caught.
    static CAUGHT: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// Runs `body`; a panic in it is given back as a reason instead of printed.
pub fn caught<T>(body: impl FnOnce() -> T) -> Result<T, String> {
    static HOOK: Once = Once::new();
    HOOK.call_once(keep_quietly);
    CAUGHT.set(Some(String::new()));
    let result = panic::catch_unwind(AssertUnwindSafe(body));
    let what = CAUGHT.take().unwrap_or_default();
    result.map_err(|_| format!("a fault in readout itself, please report it: {what}"))
}

/// Panics elsewhere are still printed as usual.
fn keep_quietly() {
    let usual = panic::take_hook();
    panic::set_hook(Box::new(move |info| {
        let catching = CAUGHT.with_borrow_mut(|caught| caught.as_mut().map(|what| *what = described(info)).is_some());
        if !catching {
            usual(info);
        }
    }));
}

fn described(info: &PanicHookInfo<'_>) -> String {
    let payload = info.payload();
    let literal = payload.downcast_ref::<&str>().copied();
    let words = literal.or_else(|| payload.downcast_ref::<String>().map(String::as_str)).unwrap_or("panic");
    info.location().map_or_else(|| words.to_string(), |at| format!("{words} ({}:{})", at.file(), at.line()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_becomes_a_reason() {
        let why = caught(|| -> u8 { panic!("no clause at {}", 7) }).expect_err("it panicked");
        assert!(why.starts_with("a fault in readout itself, please report it: no clause at 7 ("), "{why}");
        assert!(why.contains("fault.rs:"), "{why}");
    }

    #[test]
    fn an_answer_stays_an_answer() {
        assert_eq!(caught(|| 7), Ok(7));
    }
}
