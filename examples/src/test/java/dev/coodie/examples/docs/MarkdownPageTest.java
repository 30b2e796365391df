package dev.coodie.examples.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The checker itself, on pages small enough to see what is wrong with them. */
class MarkdownPageTest {
  private static final Regions REGIONS =
      Regions.of(
          "Shop.java",
          """
          class Shop {
            // tag::outer[]
            void sell() {
              // tag::inner[]
              save();

              read();
              // end::inner[]
            }
            // end::outer[]
          }
          """);

  private static MarkdownPage page(String... lines) {
    return MarkdownPage.check(Path.of("."), "page.md", List.of(lines), REGIONS);
  }

  @Test
  void a_region_is_dedented_and_has_no_marks() {
    assertThat(REGIONS.find("inner")).hasValue(List.of("save();", "", "read();"));
    assertThat(REGIONS.find("outer"))
        .hasValue(List.of("void sell() {", "  save();", "", "  read();", "}"));
    assertThat(REGIONS.problems()).isEmpty();
  }

  @Test
  void an_equal_block_is_right() {
    MarkdownPage page =
        page("text", "<!-- example: inner -->", "```java", "save();", "", "read();", "```");

    assertThat(page.problems()).isEmpty();
  }

  @Test
  void kotlin_is_compared_as_java_is() {
    assertThat(
            page("<!-- example: inner -->", "```kotlin", "save();", "", "read();", "```")
                .problems())
        .isEmpty();
    assertThat(page("<!-- example: inner -->", "```kotlin", "save();", "```").problems())
        .hasSize(1);
    assertThat(page("text", "```kotlin", "x()", "```").problems()).hasSize(1);
  }

  @Test
  void a_changed_block_is_named_with_its_line() {
    MarkdownPage page = page("", "<!-- example: inner -->", "```java", "save();", "```", "end");

    assertThat(page.problems())
        .singleElement()
        .asString()
        .startsWith("page.md:3: ")
        .contains("inner");
    assertThat(page.updated())
        .containsExactly(
            "", "<!-- example: inner -->", "```java", "save();", "", "read();", "```", "end");
  }

  @Test
  void an_unknown_region_is_named() {
    MarkdownPage page = page("<!-- example: nothing -->", "```java", "x();", "```");

    assertThat(page.problems())
        .singleElement()
        .asString()
        .contains("page.md:2")
        .contains("nothing");
    assertThat(page.updated()).contains("x();");
  }

  @Test
  void a_block_that_names_nothing_is_a_problem() {
    assertThat(page("text", "```java", "x();", "```").problems())
        .singleElement()
        .asString()
        .startsWith("page.md:2: ");
    assertThat(page("<!-- example: inner -->", "", "```java", "save();", "```").problems())
        .hasSize(2);
  }

  @Test
  void a_block_that_is_not_compiled_says_why() {
    assertThat(page("<!-- not compiled: another library -->", "```java", "x();", "```").problems())
        .isEmpty();
    assertThat(page("<!-- not compiled: -->", "```java", "x();", "```").problems()).hasSize(1);
  }

  @Test
  void blocks_in_other_languages_are_left_alone() {
    MarkdownPage page = page("```xml", "```java", "<a/>", "```", "```", "```");

    assertThat(page.problems()).isEmpty();
    assertThat(page.updated()).hasSize(6);
  }

  @Test
  void a_block_without_an_end_is_a_problem() {
    assertThat(page("<!-- not compiled: x -->", "```java", "x();").problems())
        .singleElement()
        .asString()
        .contains("no end");
  }

  @Test
  void marks_that_do_not_fit_together_are_problems() {
    assertThat(Regions.of("A.java", "// tag::a[]").problems())
        .singleElement()
        .asString()
        .contains("A.java");
    assertThat(Regions.of("A.java", "x\n// end::a[]").problems())
        .singleElement()
        .asString()
        .startsWith("A.java:2");
    assertThat(
            Regions.of("A.java", "// tag::a[]\n// end::a[]\n// tag::a[]\n// end::a[]").problems())
        .first()
        .asString()
        .startsWith("A.java:3");
  }
}
