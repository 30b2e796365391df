#!/bin/sh
# kapt of Kotlin 2.4.21 makes Java stubs for annotation processors. A property whose name is a
# keyword of Java (default, long, class) is legal in Kotlin and in class files, but has no field in
# the stub, and its constructor parameter gets a made-up name. There is no warning: a processor that
# looks at fields takes the class for one without that property.
#
# Needs: mvn, a JDK 17 or newer, the central repository. Fails if the behaviour changes.
set -eu
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
mkdir -p "$dir/src/main/kotlin"
cat > "$dir/src/main/kotlin/Setting.kt" <<'KOTLIN'
class Setting(val name: String, val default: String)
KOTLIN
cat > "$dir/pom.xml" <<'POM'
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>findings</groupId>
  <artifactId>kapt</artifactId>
  <version>1</version>
  <dependencies>
    <dependency>
      <groupId>org.jetbrains.kotlin</groupId>
      <artifactId>kotlin-stdlib</artifactId>
      <version>2.4.21</version>
    </dependency>
  </dependencies>
  <build>
    <plugins>
      <plugin>
        <groupId>org.jetbrains.kotlin</groupId>
        <artifactId>kotlin-maven-plugin</artifactId>
        <version>2.4.21</version>
        <configuration>
          <sourceDirs>
            <sourceDir>src/main/kotlin</sourceDir>
          </sourceDirs>
          <annotationProcessorPaths>
            <annotationProcessorPath>
              <groupId>info.picocli</groupId>
              <artifactId>picocli-codegen</artifactId>
              <version>4.7.7</version>
            </annotationProcessorPath>
          </annotationProcessorPaths>
        </configuration>
      </plugin>
    </plugins>
  </build>
</project>
POM
mvn -B -ntp -f "$dir/pom.xml" org.jetbrains.kotlin:kotlin-maven-plugin:2.4.21:kapt > "$dir/log" || {
  cat "$dir/log"
  exit 1
}
stub=$(find "$dir/target" -name Setting.java)
grep -v Metadata "$stub"
grep -q 'private final java.lang.String name ' "$stub"
grep -q 'getDefault()' "$stub"
if grep -q 'String default' "$stub" || grep -i 'WARN.*default' "$dir/log"; then
  echo "changed: the stub has the field, or there is a warning"
  exit 1
fi
echo "as seen: getDefault() is there, the field is not, and nothing is said"
