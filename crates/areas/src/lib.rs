//! Gemeenten per indelingsjaar.
