package io.keel

import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Test

class KeelTest {
    @Test fun `it says its version`() = assertEquals("0.1.0", Keel.version)
}
