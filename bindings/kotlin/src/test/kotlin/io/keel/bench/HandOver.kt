package io.keel.bench

import io.keel.KeelException
import io.keel.LiveSet
import io.keel.Samples

/** Times the way of a 1080p frame from its planes to its state, the network left out; prints the median and the 99th percentile. */
fun main() {
    val track = Samples.track("three_reps")
    val blank = Samples.Blank(1080, 1920)
    val times = ArrayList<Long>()
    repeat(40) { round ->
        LiveSet.rehearsing(track).use { live ->
            live.place()
            live.arm(0.0)
            var at = 0L
            try {
                while (true) {
                    val frame = blank.at(at)
                    val began = System.nanoTime()
                    live.push(frame)
                    val took = System.nanoTime() - began
                    if (round >= 20) times += took
                    at += 33_333_333
                }
            } catch (_: KeelException.Order) {
                // The track is over.
            }
        }
    }
    times.sort()
    fun at(share: Double) = times[((times.size - 1) * share).toInt()] / 1000.0
    println("Kotlin hand-over: ${times.size} pushes, p50 ${at(0.5)} us, p90 ${at(0.9)} us, p99 ${at(0.99)} us")
}
