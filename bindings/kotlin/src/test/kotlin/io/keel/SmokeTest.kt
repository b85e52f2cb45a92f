package io.keel

import io.keel.ffi.version
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Test

class SmokeTest {
    @Test fun `it is there`() = assertEquals("0.1.0", version())
}
