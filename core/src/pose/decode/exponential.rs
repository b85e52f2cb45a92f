//! The exponential function, many at a time.

/// Below this the result is 0 in single precision for every use here.
const LEAST: f32 = -80.0;

/// 1.5 * 2^23: adding it rounds a float of moderate size to an integer that stands in the low bits.
const ROUNDER: f32 = 12_582_912.0;

/// e^x for x <= 0, to 6e-6 of its value.
///
/// 2^t with t split into a whole number and a rest in [-1/2, 1/2]; the rest by its Taylor series (degree 6), the whole
/// number straight into the exponent bits. Written so that the compiler runs it on all lanes of a vector: a map of
/// 2240 cells costs about 2 us instead of 12.
#[inline]
pub(super) fn exp_negative(x: f32) -> f32 {
    let t = x.max(LEAST) * std::f32::consts::LOG2_E;
    let rounded = t + ROUNDER;
    let rest = (t - (rounded - ROUNDER)) * std::f32::consts::LN_2;
    let series = 1.0
        + rest
            * (1.0
                + rest
                    * (0.5
                        + rest
                            * (1.0 / 6.0
                                + rest * (1.0 / 24.0 + rest * (1.0 / 120.0 + rest * (1.0 / 720.0))))));
    let whole = rounded.to_bits().wrapping_sub(ROUNDER.to_bits());
    f32::from_bits(series.to_bits().wrapping_add(whole << 23))
}

/// Sum of e^(x - top) over the values.
pub(super) fn sum_exp(values: &[f32], top: f32) -> f32 {
    let (chunks, rest) = values.as_chunks::<8>();
    let mut lanes = [0.0_f32; 8];
    for chunk in chunks {
        for (lane, &x) in lanes.iter_mut().zip(chunk) {
            *lane += exp_negative(x - top);
        }
    }
    lanes.iter().sum::<f32>() + rest.iter().map(|&x| exp_negative(x - top)).sum::<f32>()
}

/// The greatest value and its index; `None` for no value or where one that counts is not a number.
pub(super) fn top(values: &[f32]) -> Option<(usize, f32)> {
    let greater = |a: f32, b: f32| if b > a { b } else { a };
    let (chunks, rest) = values.as_chunks::<8>();
    let mut lanes = [f32::NEG_INFINITY; 8];
    for chunk in chunks {
        for (lane, &x) in lanes.iter_mut().zip(chunk) {
            *lane = greater(*lane, x);
        }
    }
    let top = lanes.iter().chain(rest).copied().fold(f32::NEG_INFINITY, greater);
    let index = values.iter().position(|&x| x.to_bits() == top.to_bits())?;
    top.is_finite().then_some((index, top))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn the_exponential_is_right(x in -79.0..=0.0f32) {
            let (value, truth) = (f64::from(exp_negative(x)), f64::from(x).exp());
            prop_assert!((value - truth).abs() <= 6e-6 * truth, "{x}: {value} for {truth}");
        }

        #[test]
        fn the_top_is_the_first_greatest(values in proptest::collection::vec(-9.0..9.0f32, 1..70)) {
            let (index, value) = top(&values).unwrap();
            prop_assert!(values.iter().all(|&v| v <= value));
            prop_assert!(values[..index].iter().all(|&v| v < value));
        }
    }

    #[test]
    fn nothing_and_what_is_no_number_have_no_top() {
        assert_eq!(top(&[]), None);
        assert_eq!(top(&[f32::NAN; 9]), None);
        assert_eq!(top(&[f32::INFINITY, 1.0]), None);
        assert!(exp_negative(-1e30) < 1e-30);
    }
}
