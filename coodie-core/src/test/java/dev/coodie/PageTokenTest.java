package dev.coodie;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.coodie.driver.CqlStatement;
import dev.coodie.error.InvalidQueryException;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageTokenTest {
  private static final byte[] KEY = "0123456789abcdef".getBytes(UTF_8);
  private static final byte[] OTHER = "fedcba9876543210".getBytes(UTF_8);
  private static final ByteBuffer STATE = ByteBuffer.wrap(new byte[] {1, 2, 3, 4, 5});
  private static final CoodieConfig UNSIGNED = CoodieConfig.defaults();
  private static final CoodieConfig SIGNED = UNSIGNED.pageTokenKey(KEY);

  /** Always another page. */
  private final TestDriver driver =
      new TestDriver(
          statement ->
              CompletableFuture.completedFuture(
                  TestDriver.page(Product_.MODEL, List.of(Product.numbered(1)), STATE)));

  private Query<Product> query(CoodieConfig config) {
    return Coodie.of(driver, config).documents(Product.class).find(Product_.name.eq("x"));
  }

  private String token(CoodieConfig config) {
    return query(config).page().next().orElseThrow().toString();
  }

  @Test
  void a_token_survives_as_url_safe_text() {
    String text = token(SIGNED);
    PageToken token = PageToken.parse(text);

    var unused = query(SIGNED).page(token);

    assertThat(text).matches("[A-Za-z0-9_-]+");
    assertThat(token.toString()).isEqualTo(text);
    assertThat(token).isEqualTo(PageToken.parse(text)).hasSameHashCodeAs(PageToken.parse(text));
    assertThat(driver.sent.get(2).pagingState()).isEqualTo(STATE);
  }

  @Test
  void a_token_may_go_on_with_another_page_size_and_instance() {
    PageToken token = PageToken.parse(token(SIGNED));

    CqlStatement statement = query(SIGNED).pageSize(3).cql().page(token);

    assertThat(statement.pagingState()).isEqualTo(STATE);
    assertThat(statement.pageSize()).isEqualTo(3);
  }

  @Test
  void every_changed_byte_is_noticed() {
    byte[] bytes = Base64.getUrlDecoder().decode(token(SIGNED));

    assertThat(IntStream.range(1, bytes.length))
        .allSatisfy(
            i -> {
              byte[] changed = bytes.clone();
              changed[i] ^= 1;
              assertThat(refused(SIGNED, text(changed))).isEqualTo("coodie-232");
            });
  }

  @Test
  void without_a_key_a_slip_is_noticed_too() {
    byte[] bytes = Base64.getUrlDecoder().decode(token(UNSIGNED));
    bytes[20] ^= 1;

    assertThat(refused(UNSIGNED, text(bytes))).isEqualTo("coodie-232");
  }

  @Test
  void an_unsigned_token_is_refused_where_there_is_a_key() {
    assertThat(refused(SIGNED, token(UNSIGNED))).isEqualTo("coodie-232");
    assertThat(refused(UNSIGNED, token(SIGNED))).isEqualTo("coodie-232");
    assertThat(refused(UNSIGNED.pageTokenKey(OTHER), token(SIGNED))).isEqualTo("coodie-232");
  }

  @Test
  void a_token_of_another_query_is_refused() {
    PageToken token = PageToken.parse(token(SIGNED));
    Documents<Product> products = Coodie.of(driver, SIGNED).documents(Product.class);

    assertThat(refused(products.find(Product_.name.eq("y")), token)).isEqualTo("coodie-233");
    assertThat(refused(products.find(), token)).isEqualTo("coodie-233");
    assertThat(refused(products.keyspace("k2").find(Product_.name.eq("x")), token))
        .isEqualTo("coodie-233");
  }

  @Test
  void a_refused_token_is_refused_on_the_callers_thread() {
    PageToken token = PageToken.parse(token(UNSIGNED));
    int sent = driver.sent.size();

    assertThatThrownBy(() -> query(SIGNED).async().page(token).thenRun(() -> {}))
        .isInstanceOf(InvalidQueryException.class);
    assertThat(driver.sent).hasSize(sent);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "not a token!", "AAAA", "AQ", "ÄÖ", "AQ==="})
  void garbage_is_no_token(String text) {
    assertThatThrownBy(() -> PageToken.parse(text))
        .isInstanceOf(InvalidQueryException.class)
        .hasMessageEndingWith("[coodie-231]");
  }

  @Test
  void another_version_is_no_token() {
    byte[] bytes = Base64.getUrlDecoder().decode(token(SIGNED));
    bytes[0]++;

    assertThatThrownBy(() -> PageToken.parse(text(bytes))).hasMessageEndingWith("[coodie-231]");
  }

  private String refused(CoodieConfig config, String token) {
    return refused(query(config), PageToken.parse(token));
  }

  private static String refused(Query<Product> query, PageToken token) {
    return catchThrowableOfType(InvalidQueryException.class, () -> query.cql().page(token)).id();
  }

  private static String text(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
