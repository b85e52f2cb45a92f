//! The exported surface of a library as a text.

mod surface;

pub use surface::Surface;
