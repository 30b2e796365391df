package dev.coodie.examples.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Versions that have to be written in two places are the same in both. */
class VersionsTest {
  private static final Path ROOT = Path.of("..");
  private static final Path PROJECT = ROOT.resolve("examples/first-project");

  private static String pom(String directory) throws IOException {
    return Files.readString(ROOT.resolve(directory).resolve("pom.xml"));
  }

  /** The only text between two others. */
  private static String between(String text, String before, String after) {
    Matcher found =
        Pattern.compile(Pattern.quote(before) + "(.*?)" + Pattern.quote(after)).matcher(text);
    assertThat(found.find()).as(before).isTrue();
    return found.group(1);
  }

  private static String property(String pom, String name) {
    return between(pom, "<" + name + ">", "</" + name + ">");
  }

  private static String pluginVersion(String pom, String plugin) {
    return between(
        pom.replaceAll("\\s*\\n\\s*", ""), "<artifactId>" + plugin + "</artifactId><version>", "<");
  }

  private static String version() throws IOException {
    return between(
        pom("").replaceAll("\\s*\\n\\s*", ""),
        "<artifactId>coodie-parent</artifactId><version>",
        "<");
  }

  @Test
  void the_bom_manages_what_is_tested() throws IOException {
    String parent = pom("");
    String bom = pom("coodie-bom");

    assertThat(property(bom, "driver.version")).isEqualTo(property(parent, "driver.version"));
    assertThat(property(bom, "jackson.version")).isEqualTo(property(parent, "jackson.version"));
    assertThat(bom).contains("<version>" + version() + "</version>");
    for (String plugin :
        List.of("maven-install-plugin", "maven-deploy-plugin", "maven-gpg-plugin")) {
      assertThat(pluginVersion(bom, plugin)).as(plugin).isEqualTo(pluginVersion(parent, plugin));
    }
  }

  @Test
  void the_projects_to_paste_use_this_version() throws IOException {
    String parent = pom("");
    String maven = Files.readString(PROJECT.resolve("pom.xml"));
    String gradle = Files.readString(PROJECT.resolve("build.gradle.kts"));

    assertThat(property(maven, "coodie.version")).isEqualTo(version());
    assertThat(gradle).contains("val coodie = \"" + version() + "\"");
    assertThat(maven).contains("<version>" + property(parent, "junit.version") + "</version>");
    assertThat(gradle).contains("org.junit:junit-bom:" + property(parent, "junit.version"));
    assertThat(maven).contains("<version>" + property(parent, "assertj.version") + "</version>");
    assertThat(gradle).contains("assertj-core:" + property(parent, "assertj.version"));
    assertThat(maven).contains("<version>" + property(parent, "slf4j.version") + "</version>");
    assertThat(gradle).contains("slf4j-simple:" + property(parent, "slf4j.version"));
  }

  @Test
  void the_project_with_spring_boot_uses_this_version() throws IOException {
    String project = pom("examples/spring-boot-project");

    assertThat(property(project, "coodie.version")).isEqualTo(version());
    assertThat(project)
        .contains("<version>" + property(pom(""), "spring-boot.version") + "</version>");
  }

  @Test
  void the_table_of_versions_is_true() throws IOException {
    String parent = pom("");
    String page = Files.readString(ROOT.resolve("docs/compatibility.md"));

    assertThat(page)
        .contains("| Apache Cassandra | " + property(parent, "cassandra.version") + " |")
        .contains("| Java driver for Apache Cassandra | " + property(parent, "driver.version"))
        .contains(
            "| "
                + between(
                    parent,
                    "<driver.groupId>com.scylladb</driver.groupId>\n        <driver.version>",
                    "<"))
        .contains(
            "| "
                + property(parent, "jackson.version")
                + ", "
                + property(parent, "jackson3.version")
                + " |")
        .contains("| " + property(parent, "junit.version") + " |");
  }
}
