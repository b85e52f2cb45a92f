//! `keel`: from a clip to a verdict, on a desktop.

fn main() {}
