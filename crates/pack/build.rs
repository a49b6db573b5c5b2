//! The embedded knowledge becomes one file of linked and indexed names, so that no program has to index them again.

use std::path::PathBuf;

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    let names = knowledge::Knowledge::pack().expect("the embedded names can be packed");
    let out = PathBuf::from(std::env::var("OUT_DIR").expect("cargo sets it"));
    std::fs::write(out.join("names.pack"), names).expect("the build folder is writable");
}
