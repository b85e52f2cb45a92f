package io.keel.app.screen

import io.keel.HeadlineCode
import io.keel.Lift
import io.keel.Reason
import io.keel.RepVerdict
import io.keel.Report
import io.keel.SetFacts
import io.keel.SetSummary
import io.keel.app.R
import io.keel.app.ui.Words

/** How what the core found is put into words; several screens say the same things. */
class Tell(
    private val words: Words,
) {
    /** The one sentence of a set. */
    fun headline(report: Report): String {
        val headline = report.set.headline
        if (headline.code == HeadlineCode.NOT_JUDGED) return words.of("headline.not_judged", "reason" to (headline.reason?.let(::reason) ?: ""))
        return words.of(
            "headline.${headline.code.name.lowercase()}",
            "rep" to (headline.rep ?: ""),
            "deg" to (headline.deg ?: ""),
            "held" to (headline.held ?: ""),
            "judged" to (headline.judged ?: ""),
        )
    }

    /** What stood in the way. */
    fun reason(reason: Reason): String = words.of("reason.${reason.name.lowercase()}.text")

    /** What to do about it. */
    fun fix(reason: Reason): String = words.of("reason.${reason.name.lowercase()}.fix")

    /** The largest change of a rep and where it was lost. */
    fun worst(rep: RepVerdict): String {
        val where = rep.lostAt?.let { words.of("lost_at", it) } ?: words.of("verdict", rep.verdict)
        return listOf(
            words.of("summary.rep", "rep" to rep.index),
            where,
            words.change(rep.changeDeg, rep.marginDeg),
        ).filter(String::isNotEmpty).joinToString(" · ")
    }

    /** Load, belt and lift, as far as they were told. */
    fun facts(
        facts: SetFacts,
        lift: Lift? = facts.lift,
    ): String =
        listOfNotNull(
            facts.load?.let(words::load),
            lift?.let { words.of("lift", it) },
            when (facts.belt) {
                true -> words.of("library_command.belt")
                false -> words.of("library_command.no_belt")
                null -> null
            },
        ).joinToString(" · ")

    /** Reps held of those judged. */
    fun reps(set: SetSummary): String {
        val judged = set.judged?.takeIf { it.repsJudged > 0 } ?: return ""
        return words.say(R.string.held_of, "held" to judged.repsHeld, "judged" to judged.repsJudged)
    }

    /** A set in one line, as screen readers say it. */
    fun set(set: SetSummary): String =
        listOf(
            words.moment(set.started),
            facts(set.facts, set.lift),
            set.judged?.let { words.of("verdict", it.verdict) } ?: words.of("library_command.not_judged_yet"),
            words.change(set.judged?.changeDeg, set.judged?.marginDeg),
        ).filter(String::isNotEmpty).joinToString(", ")
}
