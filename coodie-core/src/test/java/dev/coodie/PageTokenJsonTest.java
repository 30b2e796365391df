package dev.coodie;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.lang.reflect.Method;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Pages and tokens as JSON, by both Jacksons. */
class PageTokenJsonTest {
  private static final ObjectMapper JACKSON_2 = new ObjectMapper().registerModule(new Jdk8Module());
  private static final JsonMapper JACKSON_3 = new JsonMapper();

  private final PageToken token = token();
  private final Page<String> page = new Page<>(List.of("a"), Optional.of(token));

  private static PageToken token() {
    TestDriver driver =
        new TestDriver(
            statement ->
                CompletableFuture.completedFuture(
                    TestDriver.page(
                        Product_.MODEL,
                        List.of(Product.numbered(1)),
                        ByteBuffer.wrap(new byte[] {1}))));
    return Coodie.of(driver)
        .documents(Product.class)
        .find(Product_.name.eq("x"))
        .page()
        .next()
        .orElseThrow();
  }

  @Test
  void a_page_never_loses_its_token() throws Exception {
    String json = "{\"items\":[\"a\"],\"next\":\"" + token + "\"}";

    assertThat(JACKSON_2.writeValueAsString(page)).isEqualTo(json);
    assertThat(JACKSON_3.writeValueAsString(page)).isEqualTo(json);
    assertThat(JACKSON_2.readValue(json, new Jackson2Page())).isEqualTo(page);
    assertThat(JACKSON_3.readValue(json, new Jackson3Page())).isEqualTo(page);
  }

  @Test
  void the_last_page_has_no_token() throws Exception {
    Page<String> last = new Page<>(List.of(), Optional.empty());
    String json = "{\"items\":[],\"next\":null}";

    assertThat(JACKSON_2.writeValueAsString(last)).isEqualTo(json);
    assertThat(JACKSON_3.writeValueAsString(last)).isEqualTo(json);
    assertThat(JACKSON_2.readValue(json, new Jackson2Page())).isEqualTo(last);
    assertThat(JACKSON_3.readValue(json, new Jackson3Page())).isEqualTo(last);
  }

  @Test
  void a_text_that_is_no_token_is_refused() {
    assertThatThrownBy(() -> JACKSON_2.readValue("\"made up\"", PageToken.class))
        .hasMessageContaining("coodie-231");
    assertThatThrownBy(() -> JACKSON_3.readValue("\"made up\"", PageToken.class))
        .hasMessageContaining("coodie-231");
  }

  /** What Spring's conversion and JAX-RS look for. */
  @Test
  void frameworks_find_how_to_make_one_from_text() throws ReflectiveOperationException {
    Method valueOf = PageToken.class.getMethod("valueOf", String.class);

    assertThat(valueOf.invoke(null, token.toString())).isEqualTo(token);
  }

  private static final class Jackson2Page
      extends com.fasterxml.jackson.core.type.TypeReference<Page<String>> {}

  private static final class Jackson3Page extends TypeReference<Page<String>> {}
}
