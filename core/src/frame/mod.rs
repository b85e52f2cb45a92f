//! Borrowed camera frames: validated on entry, sampled straight into the model's tensor, never copied whole.
//!
//! A [`Frame`] borrows the planes as the camera or the decoder left them. A [`Sampler`] cuts any crop out of it, in
//! one pass, as the planar `f32` tensor that a network takes; a [`Thumbnail`] is the small grey picture that
//! [`crate::scene`] works on. There is no full-frame RGB anywhere.

mod borrowed;
mod color;
mod error;
mod pixels;
mod raster;
mod sample;
mod shrink;
mod thumbnail;
mod timestamp;
mod walk;

#[cfg(test)]
pub(crate) mod painted;
#[cfg(test)]
mod tests;

pub use borrowed::{Frame, FrameMeta, Rotation};
pub use color::{Color, Matrix, Range, Transfer};
pub use error::FrameError;
pub use pixels::{Pixels, Plane};
pub use sample::{Border, ChannelOrder, Sampler, TensorLayout};
pub use thumbnail::Thumbnail;
pub use timestamp::Timestamp;
