package io.keel.process

import io.keel.Keel
import io.keel.LiveSet
import io.keel.Samples
import java.io.File
import java.lang.management.ManagementFactory

/** Pushes as many frames as the argument says; prints what that left behind. */
fun main(arguments: Array<String>) {
    val pushes = arguments[0].toInt()
    val track = Samples.track("three_reps")
    val blank = Samples.Blank()
    val collectors = ManagementFactory.getGarbageCollectorMXBeans().filter { "Young" in it.name || "Copy" in it.name }

    fun collections() = collectors.sumOf { it.collectionCount }

    fun residentKb() =
        File("/proc/self/status")
            .readLines()
            .first { it.startsWith("VmRSS") }
            .filter(Char::isDigit)
            .toLong()
    val objects = Keel.openObjects
    var warmKb = 0L
    var warmCollections = 0L
    val warm = pushes / 2
    var pushed = 0
    while (pushed < pushes) {
        LiveSet.rehearsing(track).use { live ->
            live.place()
            live.arm(0.0)
            repeat(minOf(Samples.FRAMES, pushes - pushed)) {
                live.push(blank.at(Samples.timeNs(it)))
                pushed += 1
                if (pushed == warm) {
                    warmKb = residentKb()
                    warmCollections = collections()
                }
            }
        }
    }
    println("pushes=${pushes - warm} grown_kb=${residentKb() - warmKb} collections=${collections() - warmCollections} objects=${Keel.openObjects - objects}")
}
