// The package for phones: the same sources as on the JVM, with the libraries that build-android.sh puts into build/jniLibs.
plugins {
    id("com.android.library") version "8.13.0"
    id("org.jetbrains.kotlin.android") version "2.3.21"
}

android {
    namespace = "io.keel"
    compileSdk = 36
    defaultConfig {
        minSdk = 26
        consumerProguardFiles("src/main/resources/META-INF/proguard/keel.pro")
    }
    sourceSets["main"].kotlin.srcDirs("src/main/kotlin", "../../target/bindings/kotlin")
    sourceSets["main"].jniLibs.srcDirs("build/jniLibs")
    compileOptions {
        sourceCompatibility = JavaVersion.VERSION_17
        targetCompatibility = JavaVersion.VERSION_17
    }
}

kotlin { jvmToolchain(17) }

dependencies {
    implementation("net.java.dev.jna:jna:5.19.1@aar")
    // The official library, loaded at run time.
    implementation("com.microsoft.onnxruntime:onnxruntime-android:1.23.2")
}
