package dev.coodie.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Stubs as kapt makes them of Kotlin classes, in {@code kotlin.txt}; they run in examples-kotlin.
 */
class KotlinTest {
  private static final Pattern NEXT_FILE = Pattern.compile("(?m)^--\n");

  private static List<String> stubs() throws IOException {
    try (InputStream in = KotlinTest.class.getResourceAsStream("/kotlin.txt")) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return NEXT_FILE.splitAsStream(text).toList();
    }
  }

  @Test
  void what_is_below_a_sealed_interface_is_found_in_its_package() throws IOException {
    // No processor claims kotlin.Metadata.
    Compilation compilation =
        Compilation.withOptions(List.of("-Xlint:-processing"), stubs().toArray(String[]::new))
            .succeeds();

    assertThat(compilation.generated())
        .containsExactlyInAnyOrder("Cat_.java", "Home_Dog_.java", "Loud_.java", "Pet_.java");
    assertThat(compilation.generated("Pet_")).contains("Cat_.MODEL", "Home_Dog_.MODEL");
    assertThat(compilation.generated("Loud_")).contains("Home_Dog_.MODEL").doesNotContain("Cat");
  }
}
