plugins {
    application
}

repositories {
    mavenLocal() // for as long as coodie comes from your own build
    mavenCentral()
}

java {
    toolchain {
        languageVersion = JavaLanguageVersion.of(17)
    }
}

val coodie = "0.2.0-SNAPSHOT"

dependencies {
    implementation(platform("dev.coodie:coodie-bom:$coodie"))
    implementation("dev.coodie:coodie-driver")
    annotationProcessor("dev.coodie:coodie-processor:$coodie")
    runtimeOnly("org.slf4j:slf4j-simple:2.0.20")

    testImplementation("dev.coodie:coodie-test") // FakeDriver, an embedded node, JUnit extensions
    testAnnotationProcessor("dev.coodie:coodie-processor:$coodie") // for documents in tests
    testImplementation(platform("org.junit:junit-bom:6.1.3"))
    testImplementation("org.junit.jupiter:junit-jupiter")
    testImplementation("org.assertj:assertj-core:3.27.7")
    testRuntimeOnly("org.junit.platform:junit-platform-launcher")
}

application {
    mainClass = "shop.First"
}

tasks.test {
    useJUnitPlatform()
}
