package io.keel.app.core

/** Words that leave the screen: spoken, or drawn into pictures. */
interface Sentences {
    /** The word of a code. */
    fun word(
        section: String,
        code: String,
    ): String

    /** A change with its margin, or nothing where there is none. */
    fun change(
        deg: Double?,
        marginDeg: Double?,
    ): String

    /** Codes as they are: before a language is known. */
    object None : Sentences {
        override fun word(
            section: String,
            code: String,
        ): String = code

        override fun change(
            deg: Double?,
            marginDeg: Double?,
        ): String = ""
    }
}
