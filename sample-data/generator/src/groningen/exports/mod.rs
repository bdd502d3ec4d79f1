//! One module an export: each writes what its system would write, in that system's dialect.

pub mod begeleiding;
pub mod doelen;
pub mod huisvesting;
pub mod inburgering;
pub mod inwoners;
pub mod lvv;
pub mod lvv_verblijven;
pub mod opvang;
pub mod taakstelling;
pub mod trajecten;
pub mod uitkeringen;
