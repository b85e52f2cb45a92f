package io.keel.process

import io.keel.Keel
import io.keel.KeelException
import io.keel.RuntimeChoice
import java.io.File

/** Opens Keel twice, with the ONNX Runtime library named as argument where there is one; prints what it threw. */
fun main(arguments: Array<String>) {
    repeat(2) {
        try {
            Keel.open(RuntimeChoice.ONNX_RUNTIME, arguments.firstOrNull()?.let(::File)).use { println("opened ${it.runtime}") }
        } catch (e: KeelException) {
            println("${e.javaClass.simpleName}: ${e.next}: ${e.detail}")
        }
    }
}
