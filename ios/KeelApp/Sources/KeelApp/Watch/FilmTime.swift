import Keel

/// Lays a film over its measurements. A film begins at a key frame at or before the first frame that was measured, and ends with the
/// last: so times are counted from the end, and nothing has to be kept beside the film.
enum FilmTime {
    /// What to add to a film's own times to have those of the measurements, s. The duration that was measured reaches to the end of
    /// the last frame.
    static func offsetS(_ timesUs: [Int64], _ report: Report) -> Double {
        guard let lastUs = timesUs.last else { return 0 }
        let frameS = report.source.fps.map { 1 / $0 } ?? 0
        return report.source.durationS - frameS - seconds(lastUs)
    }

    static func seconds(_ us: Int64) -> Double { Double(us) / 1e6 }
}
