#!/usr/bin/env bash
# Makes FOLDER/keel.apk out of what Maven built: D8, zipalign, apksigner. It holds no native code, so it opens and says so.
set -euo pipefail
folder=$(realpath -m "$1")
cd "$(dirname "$0")"
readonly repository=${MAVEN_REPOSITORY:-$HOME/.m2/repository} work=$folder/apk
version() { sed -nE "s|.*<$1>(.*)</$1>.*|\1|p" pom.xml | head -1; }
readonly r8=9.5.28
kotlin=$(version kotlin.version) jna=$(version jna.version) framework=$(version android.all)
jar=$repository/com/android/tools/r8/$r8/r8-$r8.jar
[ -f "$jar" ] || mvn -B -q org.apache.maven.plugins:maven-dependency-plugin:3.8.1:get -Dartifact="com.android.tools:r8:$r8" -Dtransitive=false
rm -rf "$work"
mkdir -p "$work/dex"
java=$(readlink -f "$(command -v javac)")
java -Xmx2g -cp "$jar" com.android.tools.r8.D8 --release --min-api 26 \
  --lib "$repository/org/robolectric/android-all/$framework/android-all-$framework.jar" --lib "${java%/bin/javac}" --output "$work/dex" \
  core/target/keel-core-*.jar app/target/keel-app-*.jar \
  "$repository/org/jetbrains/kotlin/kotlin-stdlib/$kotlin/kotlin-stdlib-$kotlin.jar" "$repository/net/java/dev/jna/jna/$jna/jna-$jna.jar"
cp app/target/app.ap_ "$work/unaligned.apk"
(cd "$work/dex" && zip -q ../unaligned.apk ./*.dex)
zipalign -f -p 4 "$work/unaligned.apk" "$work/aligned.apk"
[ -f "$folder/key.p12" ] || keytool -genkeypair -keystore "$folder/key.p12" -storetype PKCS12 -storepass keel-test -alias keel -keyalg RSA \
  -keysize 2048 -validity 10000 -dname CN=Keel 2>/dev/null
apksigner sign --ks "$folder/key.p12" --ks-pass pass:keel-test --out "$folder/keel.apk" "$work/aligned.apk"
apksigner verify "$folder/keel.apk"
aapt2 dump badging "$folder/keel.apk" | grep -E '^(package|sdkVersion|targetSdkVersion|uses-permission|launchable)'
echo "$folder/keel.apk"
