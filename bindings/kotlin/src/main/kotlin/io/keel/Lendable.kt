package io.keel

/**
 * An object that calls of other objects take. The crossing looks whether an object is closed before its own calls, not before it is handed
 * over: so that is looked at here, and closing waits until it is given back.
 */
internal class Lendable<N : AutoCloseable>(
    private val native: N,
) {
    private var closed = false

    fun <T> lend(call: (N) -> T): T =
        synchronized(this) {
            check(!closed) { "${native.javaClass.simpleName} was closed" }
            call(native)
        }

    fun close() =
        synchronized(this) {
            closed = true
            native.close()
        }
}
