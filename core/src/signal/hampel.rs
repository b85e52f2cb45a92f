//! The Hampel outlier filter.

/// Marks the samples that lie further than `sigmas` robust standard deviations (1.4826 times the median absolute
/// deviation) from the median of their neighbours within `window_s` (whole width, centred). Returns one flag a
/// sample, `true` for an outlier. `floor` is the least standard deviation assumed, in the unit of `values`, so that
/// a perfectly still stretch does not make an outlier of its first movement. Hampel 1974; the constant is that of
/// the normal distribution.
pub fn hampel(times_s: &[f64], values: &[f64], window_s: f64, sigmas: f64, floor: f64) -> Vec<bool> {
    let n = times_s.len().min(values.len());
    let mut outlier = vec![false; n];
    let (mut from, mut to) = (0, 0);
    let mut neighbours = Vec::new();
    for i in 0..n {
        while times_s[i] - times_s[from] > window_s / 2.0 + 1e-9 {
            from += 1;
        }
        while to < n && times_s[to] - times_s[i] <= window_s / 2.0 + 1e-9 {
            to += 1;
        }
        neighbours.clear();
        neighbours.extend_from_slice(&values[from..to]);
        if neighbours.len() < 3 {
            continue;
        }
        let Some(middle) = super::median(&mut neighbours) else { continue };
        let mut deviations: Vec<f64> = values[from..to].iter().map(|v| (v - middle).abs()).collect();
        let Some(mad) = super::median(&mut deviations) else { continue };
        outlier[i] = (values[i] - middle).abs() > sigmas * (1.4826 * mad).max(floor);
    }
    outlier
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_spike_is_marked_and_a_ramp_is_not() {
        let times: Vec<f64> = (0..60).map(|i| f64::from(i) / 60.0).collect();
        let mut values: Vec<f64> = times.iter().map(|t| 30.0 * t).collect();
        values[30] += 12.0;
        let marked = hampel(&times, &values, 0.12, 3.0, 0.5);
        assert!(marked[30]);
        assert_eq!(marked.iter().filter(|m| **m).count(), 1);
    }
}
