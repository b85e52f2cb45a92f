package io.keel.process

import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Assumptions.assumeTrue
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.io.TempDir
import java.io.File

/** What only a process of its own can show: memory over many frames, and libraries that are missing or stale. */
class ProcessTest {
    @TempDir lateinit var folder: File

    private val library = File(System.getProperty("keel.native"), "libkeel_ffi.so")

    @Test
    fun `many frames leave nothing behind`() {
        val pushes = System.getProperty("keel.pushes")
        val child = Child.run("Pushing", "-Xms64m", "-Xmx64m", "-XX:+AlwaysPreTouch", arguments = listOf(pushes))
        val told = Regex("(\\w+)=(-?\\d+)").findAll(child.said).associate { it.groupValues[1] to it.groupValues[2].toLong() }
        println("$pushes pushes on a heap of 64 MB: ${child.said.trim()}")
        assertEquals(0, told["objects"], child.said)
        assertTrue(told.getValue("grown_kb") < 8 * 1024, child.said)
        assertTrue(told.getValue("collections") <= told.getValue("pushes") / 500 + 1, child.said)
    }

    @Test
    fun `an ONNX Runtime library that is not there is said to be missing`() {
        val child = Child.run("Opening", arguments = listOf(File(folder, "none.so").path))
        assertTrue(child.exit == 0 && "Model: CHOOSE_ANOTHER" in child.said && "none.so" in child.said, child.said)
    }

    @Test
    fun `a missing native library is said to be missing`() {
        val child = Child.run("Opening", "-Duniffi.component.keel_ffi.libraryOverride=${File(folder, "libkeel_ffi.so")}")
        assertTrue(child.exit == 0 && Regex("NativeLibrary: UPDATE: ").findAll(child.said).count() == 2, child.said)
    }

    @Test
    fun `a native library of another version is said to be stale`() {
        assumeTrue(isInstalled("cc") && isInstalled("nm"), "no C compiler is installed")
        // A library of the same names whose checksums are none.
        val names =
            ProcessBuilder("nm", "-D", "--defined-only", library.path)
                .start()
                .inputStream
                .bufferedReader()
                .readLines()
                .map { it.substringAfterLast(' ') }
                .filter { it.startsWith("uniffi_keel_ffi_checksum_") }
        val contract =
            ProcessBuilder("nm", "-D", "--defined-only", library.path)
                .start()
                .inputStream
                .bufferedReader()
                .readLines()
                .map { it.substringAfterLast(' ') }
                .single { it.endsWith("uniffi_contract_version") }
        val source = File(folder, "stale.c")
        source.writeText(names.joinToString("\n") { "short $it(void) { return 0; }" } + "\nint $contract(void) { return $CONTRACT; }\n")
        val stale = File(folder, "libkeel_ffi.so")
        assertEquals(0, ProcessBuilder("cc", "-shared", "-fPIC", "-o", stale.path, source.path).inheritIO().start().waitFor())
        val child = Child.run("Opening", "-Duniffi.component.keel_ffi.libraryOverride=$stale")
        assertTrue(child.exit == 0 && Regex("NativeLibrary: UPDATE: .*checksum mismatch").findAll(child.said).count() == 2, child.said)
        assertTrue("ship libkeel_ffi and these classes from one build" in child.said, child.said)
    }

    private fun isInstalled(program: String) = runCatching { ProcessBuilder(program, "--version").start().waitFor() }.getOrNull() == 0

    private companion object {
        /** UniFFI's version of the crossing, as the generated classes expect it. */
        const val CONTRACT = 30
    }
}
