package io.keel.process

import java.io.File

/** What a process of its own said and how it ended. */
internal class Child(
    val exit: Int,
    val said: String,
) {
    companion object {
        /** Runs the `main` of a file of this package in a machine of its own. */
        fun run(
            main: String,
            vararg options: String,
            arguments: List<String> = emptyList(),
        ): Child {
            val classes = System.getProperty("surefire.test.class.path") ?: System.getProperty("java.class.path")
            val java = File(System.getProperty("java.home"), "bin/java").path
            val inherited = listOf("jna.library.path", "keel.root").map { "-D$it=${System.getProperty(it)}" }
            val command = listOf(java, "-cp", classes) + inherited + options + "io.keel.process.${main}Kt" + arguments
            val process = ProcessBuilder(command).redirectErrorStream(true).start()
            val said = process.inputStream.bufferedReader().readText()
            return Child(process.waitFor(), said)
        }
    }
}
