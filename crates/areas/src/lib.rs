//! Gemeenten per indelingsjaar.
//!
//! A code or a name means something only within a year: the map of the country changes on most
//! first days of January. So every question here takes the year whose map is meant.

mod gemeenten;
mod name;

pub use gemeenten::Gemeenten;

#[cfg(test)]
mod tests;
