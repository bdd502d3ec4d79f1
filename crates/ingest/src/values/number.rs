//! Numbers in Dutch notation, or with a decimal point where a contract says so.

use ijkpunt_model::Sign;

/// A decimal number, exactly as it was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Number {
    negative: bool,
    /// All digits, without separators.
    digits: u64,
    /// How many of the digits are decimals.
    decimals: u32,
    /// What its separators say of the notation.
    pub form: Form,
    /// Whether it was read with a decimal point.
    point: bool,
    /// The sign behind it: provisional or revised.
    pub sign: Option<Sign>,
}

/// What the separators of a number say of the notation of its column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    /// It has none.
    Bare,
    /// It can only be read in this notation.
    Own,
    /// One separator with three digits behind it, read as thousands: `38.450` in Dutch notation.
    /// It is a number in the other notation too, a thousand times smaller.
    Thousand,
    /// The same, read as decimals: `38.450` with a decimal point. It may be a thousand times more.
    Decimals,
}

/// Why a text is no number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum NumberFault {
    /// It is something else.
    NoNumber,
    /// A point where Dutch notation has none: probably a decimal point.
    Point,
    /// A comma where a decimal point was declared: probably a decimal comma.
    Comma,
    /// Decimals in a whole number.
    Decimals,
    /// Three decimals behind a point in a whole number: probably thousands in Dutch notation.
    DutchThousands,
    /// Three decimals behind a comma in a whole number: probably thousands in English notation.
    EnglishThousands,
    /// Powers of ten, as spreadsheets write a long number.
    Exponent,
    /// More digits than can be kept.
    TooLong,
}

/// Reads a number: `1.234,5`, `€ 1.000,--`, `7,9%` (a share of 0.079), `(5)`, `−5`, `+5`, `12*`.
/// The narrow blanks of typesetters part thousands too; a plain blank may part two numbers.
/// With `point`, the decimal sign is a point and the comma groups thousands.
pub(crate) fn parse(text: &str, point: bool) -> Result<Number, NumberFault> {
    if let Some(digits) = plain(text) {
        return Ok(Number {
            negative: false,
            digits,
            ..Number::nil(point)
        });
    }
    let (text, sign) = provisional(text);
    let (text, percent) = match text.strip_suffix('%') {
        Some(rest) => (rest.trim_end(), 2),
        None => (text, 0),
    };
    let (text, negative) = direction(text)?;
    let mut number = spaced(text, point)?;
    if percent > 0 {
        number.decimals += percent;
        number.form = Form::Own;
    }
    number.negative = negative;
    number.sign = sign;
    Ok(number)
}

/// Digits and nothing else: most cells.
fn plain(text: &str) -> Option<u64> {
    if text.is_empty() || text.len() > 18 {
        return None;
    }
    text.bytes().try_fold(0u64, |sum, byte| {
        byte.is_ascii_digit()
            .then(|| sum * 10 + u64::from(byte - b'0'))
    })
}

fn provisional(text: &str) -> (&str, Option<Sign>) {
    if let Some(rest) = text.strip_suffix("**") {
        return (rest.trim_end(), Some(Sign::NaderVoorlopig));
    }
    match text.strip_suffix('*') {
        Some(rest) => (rest.trim_end(), Some(Sign::Voorlopig)),
        None => (text, None),
    }
}

/// Takes off what stands round the digits: currency, minus, brackets.
fn direction(text: &str) -> Result<(&str, bool), NumberFault> {
    if let Some(inner) = text
        .strip_prefix('(')
        .and_then(|rest| rest.strip_suffix(')'))
    {
        let inner = currency(inner.trim());
        return match inner.starts_with(|c: char| c.is_ascii_digit()) {
            true => Ok((inner, true)),
            false => Err(NumberFault::NoNumber),
        };
    }
    let text = currency(text);
    match text.strip_prefix(['-', '\u{2212}', '\u{2013}']) {
        Some(rest) => Ok((currency(rest.trim_start()), true)),
        None => Ok((text.strip_prefix('+').unwrap_or(text), false)),
    }
}

fn currency(text: &str) -> &str {
    let rest = text.strip_prefix('€').or_else(|| text.strip_prefix("EUR"));
    rest.map_or(text, str::trim_start)
}

/// Blanks that part thousands: unbreakable, thin, and both.
const NARROW: [char; 3] = ['\u{a0}', '\u{2009}', '\u{202f}'];

/// Reads what is left when everything round the digits is off.
fn spaced(text: &str, point: bool) -> Result<Number, NumberFault> {
    if is_exponent(text) {
        return Err(NumberFault::Exponent);
    }
    if !text.contains(NARROW) {
        return body(text, point);
    }
    let group_sign = if point { "," } else { "." };
    if text.contains(group_sign) {
        return Err(NumberFault::NoNumber);
    }
    let number = body(&text.replace(NARROW, group_sign), point);
    let number = number.map_err(|_| NumberFault::NoNumber)?;
    Ok(Number {
        form: Form::Own,
        ..number
    })
}

/// Whether it is a number as `1,5E+05`.
fn is_exponent(text: &str) -> bool {
    let Some((front, power)) = text.split_once(['e', 'E']) else {
        return false;
    };
    let power = power.strip_prefix(['+', '-']).unwrap_or(power);
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    digits(power) && digits(&front.replace(['.', ','], ""))
}

fn body(text: &str, point: bool) -> Result<Number, NumberFault> {
    let (decimal_sign, group_sign) = if point { ('.', ',') } else { (',', '.') };
    let misread = if point {
        NumberFault::Comma
    } else {
        NumberFault::Point
    };
    let (whole, decimals) = match text.split_once(decimal_sign) {
        // An amount without cents is written with one or two dashes.
        Some((whole, "-" | "--" | "\u{2013}" | "\u{2014}")) => (whole, "00"),
        Some((_, "")) => return Err(NumberFault::NoNumber),
        Some((whole, decimals)) => (whole, decimals),
        None => (text, ""),
    };
    let mut groups = whole.split(group_sign);
    let first = groups.next().unwrap_or_default();
    let mut number = Number::nil(point);
    number.take(first)?;
    let mut separators = 0;
    let mut odd = first.is_empty();
    for group in groups {
        number.take(group)?;
        separators += 1;
        odd |= group.len() != 3;
    }
    let grouped = separators > 0;
    // `0.500` has the form of a group of thousands, but nobody writes a thousand with a zero.
    let odd_start = grouped && (first.len() > 3 || first.starts_with('0'));
    if decimals.contains(group_sign) {
        number.take(&decimals.replace(group_sign, ""))?;
        return Err(misread);
    }
    if grouped && (odd || odd_start) {
        return Err(misread);
    }
    if odd {
        return Err(NumberFault::NoNumber);
    }
    number.take(decimals)?;
    number.decimals = u32::try_from(decimals.len()).unwrap_or(u32::MAX);
    let short = first.len() <= 3 && !first.starts_with('0');
    number.form = match (separators, decimals.len()) {
        (0, 0) => Form::Bare,
        (1, 0) if short => Form::Thousand,
        (0, 3) if short => Form::Decimals,
        _ => Form::Own,
    };
    Ok(number)
}

impl Number {
    fn nil(point: bool) -> Number {
        Number {
            negative: false,
            digits: 0,
            decimals: 0,
            form: Form::Bare,
            point,
            sign: None,
        }
    }

    /// The same number from a source that has numbers and no notation.
    pub(crate) fn certain(self) -> Number {
        Number {
            form: Form::Bare,
            ..self
        }
    }

    fn take(&mut self, digits: &str) -> Result<(), NumberFault> {
        for byte in digits.bytes() {
            if !byte.is_ascii_digit() {
                return Err(NumberFault::NoNumber);
            }
            self.digits = self
                .digits
                .checked_mul(10)
                .and_then(|sum| sum.checked_add(u64::from(byte - b'0')))
                .ok_or(NumberFault::TooLong)?;
        }
        Ok(())
    }

    /// The whole number that it is, if its decimals are all zero.
    pub(crate) fn whole(self) -> Result<i64, NumberFault> {
        if self.form == Form::Decimals {
            // `38.000` would come out as 38, and nobody writes three zeros behind a whole number.
            return Err(match self.point {
                true => NumberFault::DutchThousands,
                false => NumberFault::EnglishThousands,
            });
        }
        let unit = 10u64
            .checked_pow(self.decimals)
            .ok_or(NumberFault::Decimals)?;
        if !self.digits.is_multiple_of(unit) {
            return Err(NumberFault::Decimals);
        }
        let whole = i64::try_from(self.digits / unit).map_err(|_| NumberFault::TooLong)?;
        Ok(if self.negative { -whole } else { whole })
    }

    /// The nearest floating-point number.
    pub(crate) fn float(self) -> f64 {
        // Both sides of the division are exact below these limits, so the quotient is the nearest.
        let size = match self.decimals {
            0..=15 if self.digits < 1 << 53 => self.digits as f64 / 10u64.pow(self.decimals) as f64,
            decimals => format!("{}e-{decimals}", self.digits)
                .parse()
                .unwrap_or(f64::NAN),
        };
        if self.negative { -size } else { size }
    }
}
