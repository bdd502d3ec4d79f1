//! Random choices that come out the same every time.

use fastrand::Rng;

/// A generator of its own for each part of the sample, so that a change in one export leaves the
/// others as they are.
pub fn rng(part: &str) -> Rng {
    // FNV-1a: tiny, and the same on every platform and in every version of the standard library.
    let seed = part.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    Rng::with_seed(seed)
}

/// One of the entries, each with its weight.
pub fn weighted<T: Copy + Default>(rng: &mut Rng, table: &[(u32, T)]) -> T {
    let total: u32 = table.iter().map(|(weight, _)| weight).sum();
    let mut left = rng.u32(0..total.max(1));
    for (weight, entry) in table {
        if left < *weight {
            return *entry;
        }
        left -= weight;
    }
    T::default()
}

/// True in so many of a hundred cases.
pub fn percent(rng: &mut Rng, share: u32) -> bool {
    rng.u32(0..100) < share
}

/// A total split by weights, so that the parts are whole and sum to it: what is left after rounding
/// down goes to the largest remainders.
pub fn apportion(total: u64, weights: &[u64]) -> Vec<u64> {
    let sum = weights.iter().sum::<u64>().max(1);
    let mut parts: Vec<u64> = weights.iter().map(|weight| total * weight / sum).collect();
    let mut by_remainder: Vec<(u64, usize)> = weights
        .iter()
        .enumerate()
        .map(|(at, weight)| (total * weight % sum, at))
        .collect();
    by_remainder.sort_by(|one, other| other.cmp(one));
    let left = total - parts.iter().sum::<u64>();
    for (_, at) in by_remainder.into_iter().take(left as usize) {
        if let Some(part) = parts.get_mut(at) {
            *part += 1;
        }
    }
    parts
}
