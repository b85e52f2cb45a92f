package io.keel.app

import org.junit.Assert.assertEquals
import org.junit.Test

/** What the linked manifest asks of the phone: the camera, and nothing else. */
class ManifestTest {
    private val manifest: String =
        ProcessBuilder("aapt2", "dump", "xmltree", "--file", "AndroidManifest.xml", System.getProperty("keel.manifest"))
            .redirectErrorStream(true)
            .start()
            .inputStream
            .bufferedReader()
            .readText()

    private fun values(
        element: String,
        attribute: String,
    ): List<String> {
        val values = ArrayList<String>()
        var within = false
        for (line in manifest.lines()) {
            if (line.trim().startsWith("E: ")) within = line.trim().startsWith("E: $element ")
            if (within && ":$attribute(" in line) values.add(line.substringAfter('=').substringBefore(" (Raw").trim('"'))
        }
        return values
    }

    @Test
    fun `the camera is the only permission`() {
        assertEquals(listOf("android.permission.CAMERA"), values("uses-permission", "name"))
        assertEquals(emptyList<String>(), values("uses-permission-sdk-23", "name"))
        assertEquals(emptyList<String>(), values("permission", "name"))
    }

    @Test
    fun `one window can be opened from outside, and nothing else`() {
        assertEquals(listOf(".MainActivity"), values("activity", "name"))
        listOf("service", "receiver", "provider", "activity-alias").forEach { assertEquals(emptyList<String>(), values(it, "name")) }
        assertEquals(listOf("android.intent.action.MAIN"), values("action", "name"))
    }

    @Test
    fun `sets leave the phone encrypted or not at all`() {
        val rules = resource("data_extraction.xml")
        assertEquals(1, Regex("disableIfNoEncryptionCapabilities\\S*=true").findAll(rules).count())
        val older = resource("backup_content.xml")
        assertEquals(
            Regex("E: include").findAll(older).count(),
            Regex("clientSideEncryption").findAll(older.replace("(Raw: \"clientSideEncryption\")", "")).count(),
        )
        assertEquals(0, Regex("films").findAll(rules + older).count())
    }

    private fun resource(name: String): String =
        ProcessBuilder("aapt2", "dump", "xmltree", "--file", "res/xml/$name", System.getProperty("keel.manifest"))
            .redirectErrorStream(true)
            .start()
            .inputStream
            .bufferedReader()
            .readText()
}
