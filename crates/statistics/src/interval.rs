//! Limits, and how sure they are.

/// Quantile 0.975 of the standard normal distribution.
pub const Z95: f64 = 1.959963984540054;

/// Quantile 0.999 of the standard normal distribution.
pub const Z998: f64 = 3.090232306167814;

/// A lower and an upper limit.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Interval {
    /// Lower limit.
    pub lower: f64,
    /// Upper limit.
    pub upper: f64,
}

impl Interval {
    /// Both limits times a factor that is not negative.
    pub(crate) fn scaled(self, factor: f64) -> Self {
        Self {
            lower: self.lower * factor,
            upper: self.upper * factor,
        }
    }

    /// The interval, unless a limit is no number or the limits stand in the wrong order.
    pub(crate) fn checked(self) -> Option<Self> {
        (self.lower.is_finite() && self.upper.is_finite() && self.lower <= self.upper)
            .then_some(self)
    }

    /// Whether a value lies between the limits, the limits included.
    pub fn holds(&self, value: f64) -> bool {
        self.lower <= value && value <= self.upper
    }
}

/// How sure an interval or a limit is: two standard deviations or three, as health statistics and
/// funnel plots use them (D. J. Spiegelhalter, "Funnel plots for comparing institutional
/// performance", Statistics in Medicine 24, 2005).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// 95 %: one in forty lies above by chance, and one in forty below.
    P95,
    /// 99,8 %: one in a thousand lies above by chance, and one in a thousand below.
    P998,
}

impl Level {
    /// The quantile of the standard normal distribution that cuts off one tail.
    pub const fn z(self) -> f64 {
        match self {
            Self::P95 => Z95,
            Self::P998 => Z998,
        }
    }

    /// The chance of one tail: α / 2.
    pub const fn tail(self) -> f64 {
        match self {
            Self::P95 => 0.025,
            Self::P998 => 0.001,
        }
    }
}
