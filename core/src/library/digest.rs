//! SHA-256 of a file, and the ids that are derived from it.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use super::Moment;

/// A text that is not the hexadecimal form of a digest or an id.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("\"{found}\" is not an id ({digits} hexadecimal digits); list the sets to see their ids")]
pub struct NotHex {
    /// The text, its first characters.
    pub found: String,
    /// How many digits are due.
    pub digits: usize,
}

/// A SHA-256 digest; lower-case hexadecimal as text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Digest([u8; 32]);

impl Digest {
    /// The digest of some bytes.
    pub fn of(bytes: &[u8]) -> Self {
        Self(Sha256::digest(bytes).into())
    }

    pub(super) fn of_hasher(hasher: Sha256) -> Self {
        Self(hasher.finalize().into())
    }
}

/// A set's name for ever: derived from when it began and what was recorded, so that the same set is the same
/// wherever it is restored or saved again. Lower-case hexadecimal as text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct SetId([u8; 16]);

impl SetId {
    /// The id of a set that began at `started`; `recorded` is the digest of its track, else of its film's beginning.
    pub fn derive(started: Moment, recorded: Option<Digest>) -> Self {
        let mut hasher = Sha256::new();
        hasher.update(started.utc_ms().to_le_bytes());
        hasher.update(recorded.map_or([0; 32], |digest| digest.0));
        let mut id = [0; 16];
        id.iter_mut().zip(hasher.finalize()).for_each(|(to, from)| *to = from);
        Self(id)
    }
}

fn hex(bytes: &[u8], f: &mut fmt::Formatter<'_>) -> fmt::Result {
    bytes.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
}

fn from_hex<const N: usize>(text: &str) -> Result<[u8; N], NotHex> {
    let wrong = || NotHex { found: text.chars().take(80).collect(), digits: 2 * N };
    if text.len() != 2 * N || text.bytes().any(|b| !matches!(b, b'0'..=b'9' | b'a'..=b'f')) {
        return Err(wrong());
    }
    let mut out = [0; N];
    for (byte, at) in out.iter_mut().zip((0..).step_by(2)) {
        let pair = text.get(at..at + 2).ok_or_else(wrong)?;
        *byte = u8::from_str_radix(pair, 16).map_err(|_| wrong())?;
    }
    Ok(out)
}

impl fmt::Display for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        hex(&self.0, f)
    }
}

impl fmt::Display for SetId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        hex(&self.0, f)
    }
}

impl FromStr for Digest {
    type Err = NotHex;
    fn from_str(text: &str) -> Result<Self, NotHex> {
        from_hex(text).map(Self)
    }
}

impl FromStr for SetId {
    type Err = NotHex;
    fn from_str(text: &str) -> Result<Self, NotHex> {
        from_hex(text).map(Self)
    }
}

impl TryFrom<String> for Digest {
    type Error = NotHex;
    fn try_from(text: String) -> Result<Self, NotHex> {
        text.parse()
    }
}

impl TryFrom<String> for SetId {
    type Error = NotHex;
    fn try_from(text: String) -> Result<Self, NotHex> {
        text.parse()
    }
}

impl From<Digest> for String {
    fn from(digest: Digest) -> Self {
        digest.to_string()
    }
}

impl From<SetId> for String {
    fn from(id: SetId) -> Self {
        id.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_depends_on_time_and_recording_alone_and_reads_back() {
        let at = |ms| Moment::new(ms, 60).unwrap();
        let (a, b) = (Digest::of(b"track"), Digest::of(b"another"));
        let id = SetId::derive(at(1_764_000_000_000), Some(a));
        // The zone is how the lifter reads the clock, not when it was.
        assert_eq!(id, SetId::derive(Moment::new(1_764_000_000_000, -300).unwrap(), Some(a)));
        assert_ne!(id, SetId::derive(at(1_764_000_000_001), Some(a)));
        assert_ne!(id, SetId::derive(at(1_764_000_000_000), Some(b)));
        assert_eq!(id.to_string().parse(), Ok(id));
        assert!("../../etc/passwd".parse::<SetId>().is_err());
        assert!(id.to_string().to_uppercase().parse::<SetId>().is_err());
    }
}
