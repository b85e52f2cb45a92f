package io.keel.app.screen.trends

import io.keel.Moment
import io.keel.Trend
import io.keel.TrendLine
import io.keel.TrendSeries
import io.keel.TrendSpan
import io.keel.app.ui.Dot
import io.keel.app.ui.Dots
import io.keel.app.ui.Words
import kotlin.math.roundToInt

/** What a trend looks like against date, load or rep, and what is said of it. */
class TrendDots(
    private val words: Words,
) {
    /** The dots of a series; against load all series of its conditions, whatever their load. */
    fun of(
        series: TrendSeries,
        sameButLoad: List<TrendSeries>,
        axis: TrendAxis,
    ): Dots =
        when (axis) {
            TrendAxis.DATE -> {
                Dots(
                    series.points.map { Dot(it.started.days, it.changeDeg, it.changeDeg - (it.marginDeg ?: 0.0), it.changeDeg + (it.marginDeg ?: 0.0)) },
                    series.rolling.map { Dot(it.started.days, it.deg) },
                    LOST_DEG,
                    least = LEAST,
                    told = { days ->
                        words.shortDay(
                            Moment(
                                (days * MS_PER_DAY).toLong(),
                                series.points
                                    .lastOrNull()
                                    ?.started
                                    ?.offsetMin ?: 0,
                            ),
                        )
                    },
                )
            }

            TrendAxis.LOAD -> {
                Dots(
                    sameButLoad.flatMap { it.points }.mapNotNull { point -> point.loadKg?.let { Dot(it, point.changeDeg) } },
                    threshold = LOST_DEG,
                    least = LEAST,
                    told = { "${words.number(it)} kg" },
                )
            }

            TrendAxis.REP -> {
                Dots(
                    series.points.flatMap { point -> point.repsDeg.mapIndexedNotNull { i, deg -> deg?.let { Dot(i + 1.0, it) } } },
                    threshold = LOST_DEG,
                    least = LEAST,
                    told = { if (it == it.roundToInt().toDouble()) words.number(it) else "" },
                )
            }
        }

    /** Slopes, drift and spans, in sentences. */
    fun told(
        series: TrendSeries,
        trend: Trend,
        axis: TrendAxis,
    ): List<String> =
        when (axis) {
            TrendAxis.DATE -> {
                listOf(slope("trend.per_month", series.perDay, DAYS_PER_MONTH)) + series.spans.map(::span) + falseAlarm(series) + share(series)
            }

            TrendAxis.LOAD -> {
                listOf(
                    slope(
                        "trend.per_ten_kg",
                        trend.byLoad
                            .firstOrNull {
                                it.conditions.lift == series.conditions.lift &&
                                    it.conditions.belt == series.conditions.belt
                            }?.perKg,
                        TEN_KG,
                    ),
                )
            }

            TrendAxis.REP -> {
                listOfNotNull(slope("trend.per_rep", series.perRep, 1.0), lastOverFirst(series))
            }
        }

    private fun slope(
        key: String,
        line: TrendLine?,
        times: Double,
    ): String {
        line ?: return words.of("trend.too_few")
        val interval = words.of("trend.interval", "low" to words.number(line.low * times, 1), "high" to words.number(line.high * times, 1))
        return "${words.of(key, "deg" to words.number(line.slope * times, 1))} ($interval)"
    }

    private fun lastOverFirst(series: TrendSeries): String? =
        series.lastMinusFirst?.let {
            words.of(
                "trend.last_minus_first",
                "deg" to words.number(it.deg, 1),
                "low" to words.number(it.lowDeg, 1),
                "high" to words.number(it.highDeg, 1),
                "count" to it.count,
            )
        }

    private fun share(series: TrendSeries) = words.of("trend.judged_share", "percent" to (series.judgedShare * PERCENT).roundToInt())

    private fun falseAlarm(series: TrendSeries): List<String> = if (series.spans.isEmpty()) emptyList() else listOf(words.of("trend.false_alarm"))

    private fun span(span: TrendSpan): String =
        words.of(
            if (span.regained == null) "trend.lost" else "trend.lost_and_regained",
            "from" to words.day(span.lost),
            "to" to (span.regained?.let(words::day) ?: ""),
            "before" to words.number(span.beforeDeg, 1),
            "during" to words.number(span.duringDeg, 1),
            "after" to (span.afterDeg?.let { words.number(it, 1) } ?: ""),
            "sessions" to span.sessions,
            "needed" to words.number(span.neededDeg, 1),
        )

    private val Moment.days: Double get() = utcMs / MS_PER_DAY

    private companion object {
        const val MS_PER_DAY = 86_400_000.0
        const val DAYS_PER_MONTH = 30.4
        const val TEN_KG = 10.0
        const val PERCENT = 100

        /** From here a rep counts as lost: the core's least threshold of a change, deg. */
        const val LOST_DEG = 6.0
        val LEAST = 0.0..12.0
    }
}
