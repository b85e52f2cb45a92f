// The app for phones: the same sources that Maven builds on the host, the Kotlin side of the core, and the native libraries.
// First: bindings/kotlin/build-android.sh, and `cargo run -p keel-words --bin android_strings target/bindings/android/res`.
plugins {
    alias(libs.plugins.android.application)
}

android {
    namespace = "io.keel.app"
    compileSdk = 36

    defaultConfig {
        applicationId = "io.keel.app"
        minSdk = 26
        targetSdk = 36
        versionCode = 1
        versionName = "0.1.0"
    }

    buildTypes {
        release {
            isMinifyEnabled = true
            proguardFiles(
                getDefaultProguardFile("proguard-android-optimize.txt"),
                // The rules that the core's package brings to its consumers.
                "../../bindings/kotlin/src/main/resources/META-INF/proguard/keel.pro",
            )
        }
    }

    splits {
        abi {
            isEnable = true
            reset()
            include("arm64-v8a", "x86_64")
            isUniversalApk = false
        }
    }

    sourceSets["main"].apply {
        kotlin.srcDirs("src/main/kotlin", "../../bindings/kotlin/src/main/kotlin", "../../target/bindings/kotlin")
        res.srcDirs("src/main/res", "../../target/bindings/android/res")
        jniLibs.srcDirs("../../bindings/kotlin/build/jniLibs")
    }

    compileOptions {
        sourceCompatibility = JavaVersion.VERSION_17
        targetCompatibility = JavaVersion.VERSION_17
    }
}

kotlin { jvmToolchain(17) }

dependencies {
    implementation(libs.jna) { artifact { type = "aar" } }
    implementation(libs.onnxruntime)
}
