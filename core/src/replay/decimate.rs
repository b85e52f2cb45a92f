//! A long series drawn with few points.

/// Indices of the samples to draw, ascending: at most about `most` of them, chosen so that the line looks the same
/// (largest-triangle-three-buckets: of each bucket the sample that spans the largest triangle with the one kept before
/// and the mean of the next bucket; Steinarsson 2013). Unknown samples stay gaps: each known stretch is thinned by
/// itself and keeps its ends.
pub fn decimate(x: &[f64], y: &[Option<f64>], most: usize) -> Vec<usize> {
    let known: Vec<(usize, f64, f64)> =
        x.iter().zip(y).enumerate().filter_map(|(i, (x, y))| Some((i, *x, (*y)?))).collect();
    let share = most as f64 / known.len().max(1) as f64;
    let mut kept = Vec::with_capacity(most.min(known.len()));
    for stretch in known.chunk_by(|a, b| a.0 + 1 == b.0) {
        let count = (stretch.len() as f64 * share).ceil() as usize;
        thin(stretch, count.max(2), &mut kept);
    }
    kept
}

/// What is drawn of a long series: the samples that [`decimate`] keeps, and an unknown one wherever the line breaks.
pub fn drawn(x: &[f64], y: &[Option<f64>], most: usize) -> Vec<(f64, Option<f64>)> {
    let mut out = Vec::new();
    let mut before = None;
    for i in decimate(x, y, most) {
        let Some((x, value)) = x.get(i).copied().zip(y.get(i)) else { continue };
        let breaks = before.replace(i).is_some_and(|b| y.get(b..i).is_some_and(|s| s.contains(&None)));
        if breaks {
            out.push((x, None));
        }
        out.push((x, *value));
    }
    out
}

fn thin(points: &[(usize, f64, f64)], count: usize, kept: &mut Vec<usize>) {
    let (Some(first), Some(last)) = (points.first(), points.last()) else { return };
    if points.len() <= count || count < 3 {
        let all = points.len() <= count;
        kept.extend(points.iter().map(|p| p.0).filter(|i| all || *i == first.0 || *i == last.0));
        return;
    }
    let width = (points.len() - 2) as f64 / (count - 2) as f64;
    let bound = |k: usize| 1 + (k as f64 * width) as usize;
    let bucket = |k: usize| {
        if k == count - 2 { points.get(points.len() - 1..) } else { points.get(bound(k)..bound(k + 1)) }
            .unwrap_or_default()
    };
    let mut before = *first;
    kept.push(first.0);
    for k in 0..count - 2 {
        let next = bucket(k + 1);
        let n = next.len().max(1) as f64;
        let (nx, ny) = (next.iter().map(|p| p.1).sum::<f64>() / n, next.iter().map(|p| p.2).sum::<f64>() / n);
        let area = |p: &(usize, f64, f64)| {
            ((before.1 - nx) * (p.2 - before.2) - (before.1 - p.1) * (ny - before.2)).abs()
        };
        let Some(chosen) = bucket(k).iter().max_by(|a, b| area(a).total_cmp(&area(b))) else { continue };
        kept.push(chosen.0);
        before = *chosen;
    }
    kept.push(last.0);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ends_peaks_and_gaps_stay() {
        let x: Vec<f64> = (0..10_000).map(f64::from).collect();
        let mut y: Vec<Option<f64>> = x.iter().map(|x| Some((x / 900.0).sin())).collect();
        y[3_333] = Some(9.0);
        y[6_000..6_100].fill(None);
        let kept = decimate(&x, &y, 500);
        assert!(kept.len() <= 505, "{}", kept.len());
        assert!(kept.is_sorted());
        for index in [0, 3_333, 5_999, 6_100, 9_999] {
            assert!(kept.contains(&index), "{index}");
        }
        assert!(!kept.iter().any(|i| (6_000..6_100).contains(i)));
    }

    #[test]
    fn a_line_breaks_where_nothing_is_known() {
        let y = [Some(1.0), Some(2.0), None, None, Some(3.0), None];
        let line = drawn(&[0.0, 1.0, 2.0, 3.0, 4.0, 5.0], &y, 100);
        assert_eq!(line, [(0.0, Some(1.0)), (1.0, Some(2.0)), (4.0, None), (4.0, Some(3.0))]);
        let x: Vec<f64> = (0..36_000).map(f64::from).collect();
        let y: Vec<Option<f64>> = x.iter().map(|x| (x % 9_000.0 > 50.0).then(|| (x / 500.0).sin())).collect();
        let line = drawn(&x, &y, 1_000);
        assert!(
            line.len() <= 1_010 && line.iter().filter(|(_, v)| v.is_none()).count() == 3,
            "{}",
            line.len()
        );
    }

    #[test]
    fn few_points_stay_as_they_are_and_nothing_stays_nothing() {
        let y = [Some(1.0), None, Some(2.0), Some(3.0)];
        assert_eq!(decimate(&[0.0, 1.0, 2.0, 3.0], &y, 100), [0, 2, 3]);
        assert!(decimate(&[0.0, 1.0], &[None, None], 10).is_empty());
        assert!(decimate(&[], &[], 0).is_empty());
    }
}
