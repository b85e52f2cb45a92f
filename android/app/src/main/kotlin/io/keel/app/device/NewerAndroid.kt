package io.keel.app.device

/** Marks code that looks at the level of Android itself before it calls what the oldest lacks. Keep it small. */
@Retention(AnnotationRetention.BINARY)
@Target(AnnotationTarget.FUNCTION, AnnotationTarget.CLASS)
annotation class NewerAndroid
