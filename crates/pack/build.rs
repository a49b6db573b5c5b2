//! The embedded knowledge becomes one file of indexed names and read rules, so that no program has to do that again.

use std::path::PathBuf;

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    let packed = knowledge::Knowledge::pack().expect("the embedded knowledge can be packed");
    let out = PathBuf::from(std::env::var("OUT_DIR").expect("cargo sets it"));
    std::fs::write(out.join("knowledge.pack"), packed).expect("the build folder is writable");
}
