package dev.coodie;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.coodie.column.ValueType;
import dev.coodie.driver.CqlStatement;
import dev.coodie.error.ConfigurationException;
import dev.coodie.error.InvalidQueryException;
import dev.coodie.internal.page.PageTokenKey;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class PageTokenTest {
  private static final byte[] KEY = "0123456789abcdef".getBytes(UTF_8);
  private static final byte[] OTHER = "fedcba9876543210fedcba9876543210".getBytes(UTF_8);
  private static final String ROW_KEY = "key-of-the-last-row";
  private static final CoodieConfig KEYLESS = CoodieConfig.defaults();
  private static final CoodieConfig KEYED = KEYLESS.pageTokenKey(KEY);

  private ByteBuffer state = UTF_8.encode(ROW_KEY);

  /** Always another page. */
  private final TestDriver driver =
      new TestDriver(
          statement ->
              CompletableFuture.completedFuture(
                  TestDriver.page(Product_.MODEL, List.of(Product.numbered(1)), state)));

  private Query<Product> query(CoodieConfig config) {
    return Coodie.of(driver, config).documents(Product.class).find(Product_.name.eq("x"));
  }

  private String token(CoodieConfig config) {
    return query(config).page().next().orElseThrow().toString();
  }

  @Test
  void a_token_survives_as_url_safe_text() {
    String text = token(KEYED);
    PageToken token = PageToken.parse(text);

    var unused = query(KEYED).page(token);

    assertThat(text).matches("[A-Za-z0-9_-]+");
    assertThat(token.toString()).isEqualTo(text);
    assertThat(token).isEqualTo(PageToken.parse(text)).hasSameHashCodeAs(PageToken.parse(text));
    assertThat(driver.sent.get(2).pagingState()).isEqualTo(state);
  }

  @Test
  void a_token_may_go_on_with_another_page_size_and_instance() {
    PageToken token = PageToken.parse(token(KEYED));

    CqlStatement statement = query(KEYED).pageSize(3).cql().page(token);

    assertThat(statement.pagingState()).isEqualTo(state);
    assertThat(statement.pageSize()).isEqualTo(3);
  }

  @Test
  void every_changed_byte_is_noticed() {
    for (CoodieConfig config : List.of(KEYED, KEYLESS)) {
      byte[] bytes = Base64.getUrlDecoder().decode(token(config));

      assertThat(IntStream.range(1, bytes.length))
          .allSatisfy(
              i -> {
                byte[] changed = bytes.clone();
                changed[i] ^= 1;
                assertThat(refused(config, text(changed))).isEqualTo("coodie-232");
              });
    }
  }

  @Test
  void every_length_but_its_own_is_noticed() {
    byte[] bytes = Base64.getUrlDecoder().decode(token(KEYED));

    assertThat(IntStream.range(0, bytes.length + 20).filter(i -> i != bytes.length))
        .allSatisfy(
            i ->
                assertThat(refused(KEYED, text(Arrays.copyOf(bytes, i))))
                    .isIn("coodie-231", "coodie-232"));
  }

  @Test
  void no_token_can_be_made_without_the_key() throws GeneralSecurityException {
    byte[] head = Arrays.copyOf(Base64.getUrlDecoder().decode(token(KEYLESS)), 41);
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(head);
    ByteBuffer forged = ByteBuffer.allocate(head.length + digest.length).put(head).put(digest);

    assertThat(refused(KEYLESS, text(forged.array()))).isEqualTo("coodie-232");
  }

  @Test
  void a_token_tells_neither_the_place_nor_the_values() {
    byte[] first = Base64.getUrlDecoder().decode(token(KEYLESS));
    byte[] second = Base64.getUrlDecoder().decode(token(KEYLESS));

    assertThat(new String(first, ISO_8859_1)).doesNotContain(ROW_KEY);
    assertThat(Arrays.mismatch(first, second)).as("but for the version").isEqualTo(1);
    assertThat(IntStream.range(1, first.length).filter(i -> first[i] == second[i]).count())
        .as("bytes in common are chance, not a fingerprint")
        .isLessThan(16);
  }

  @Test
  void a_token_has_one_text() {
    String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    for (int length = 1; length <= 3; length++) {
      state = ByteBuffer.allocate(length);
      String text = token(KEYED);
      String head = text.substring(0, text.length() - 1);

      for (char last : alphabet.toCharArray()) {
        if (!text.equals(head + last)) {
          assertThat(refused(KEYED, head + last)).isIn("coodie-231", "coodie-232");
        }
      }
      for (String other :
          List.of(text + "=", text + "==", text + " ", " " + text, text + "\n", text + "+")) {
        assertThat(refused(KEYED, other)).isEqualTo("coodie-231");
      }
    }
  }

  @Test
  void without_a_key_a_token_is_good_for_the_whole_process() {
    PageToken token = PageToken.parse(token(KEYLESS));

    assertThat(query(CoodieConfig.defaults().pageSize(7)).cql().page(token).pagingState())
        .isEqualTo(state);
  }

  @Test
  void a_token_of_another_key_is_refused() {
    assertThat(refused(KEYED, token(KEYLESS))).isEqualTo("coodie-232");
    assertThat(refused(KEYLESS, token(KEYED))).isEqualTo("coodie-232");
    assertThat(refused(KEYLESS.pageTokenKey(OTHER), token(KEYED))).isEqualTo("coodie-232");
    assertThatThrownBy(() -> query(KEYLESS).cql().page(PageToken.parse(token(KEYED))))
        .hasMessageContaining(
            "Without CoodieConfig.pageTokenKey(..) each process has its own random key");
    assertThatThrownBy(() -> query(KEYED).cql().page(PageToken.parse(token(KEYLESS))))
        .hasMessageContaining("Give all instances of the application the same");
  }

  @Test
  void a_key_can_be_changed_while_tokens_are_out() {
    CoodieConfig before = KEYLESS.pageTokenKey(KEY);
    CoodieConfig announced = KEYLESS.pageTokenKey(KEY, OTHER);
    CoodieConfig changed = KEYLESS.pageTokenKey(OTHER, KEY);
    CoodieConfig after = KEYLESS.pageTokenKey(OTHER);

    assertThat(opens(announced, token(before))).isTrue();
    assertThat(opens(before, token(announced))).isTrue();
    assertThat(opens(changed, token(announced))).isTrue();
    assertThat(opens(announced, token(changed))).isTrue();
    assertThat(opens(after, token(changed))).isTrue();
    assertThat(refused(before, token(changed))).isEqualTo("coodie-232");
    assertThat(refused(after, token(before))).isEqualTo("coodie-232");
  }

  @Test
  void the_last_key_given_holds() {
    assertThat(opens(KEYLESS.pageTokenKey(OTHER).pageTokenKey(KEY), token(KEYED))).isTrue();
  }

  @Test
  void a_key_that_is_none_is_refused() {
    assertThatThrownBy(() -> KEYLESS.pageTokenKey(new byte[15]))
        .isInstanceOf(ConfigurationException.class)
        .hasMessage("The page token key has 15 bytes; give 16 or more random ones. [coodie-603]");
    assertThatThrownBy(() -> KEYLESS.pageTokenKey(KEY, OTHER, new byte[0]))
        .hasMessageStartingWith("Older page token key 2 has 0 bytes");
    assertThatThrownBy(() -> KEYLESS.pageTokenKey(new byte[32]))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageStartingWith("The page token key is one byte, 32 times");
  }

  @Test
  void a_later_change_of_the_array_does_not_change_the_key() {
    byte[] key = KEY.clone();
    CoodieConfig config = KEYLESS.pageTokenKey(key);
    Arrays.fill(key, (byte) 1);

    assertThat(opens(config, token(KEYED))).isTrue();
  }

  @Test
  void what_is_text_and_what_is_value_is_told_apart() {
    PageTokenKey key = PageTokenKey.of(KEY);
    ByteBuffer value = UTF_8.encode("v");
    CqlStatement one = statement("x", value);
    CqlStatement joined = statement("x\0\0\0\1v");

    assertThat(key.fingerprint(one, 0)).isEqualTo(key.fingerprint(statement("x", value), 0));
    assertThat(key.fingerprint(one, 0))
        .isNotEqualTo(key.fingerprint(joined, 0))
        .isNotEqualTo(key.fingerprint(one, 1))
        .isNotEqualTo(key.fingerprint(statement("x", value, value), 0))
        .isNotEqualTo(PageTokenKey.of(OTHER).fingerprint(one, 0));
    assertThat(key.fingerprint(statement("x", ByteBuffer.allocate(0)), 0))
        .isNotEqualTo(key.fingerprint(statement("x", (ByteBuffer) null), 0));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 200, 65_536, 3_000_000})
  void a_place_of_any_size_comes_back(int size) {
    byte[] bytes = new byte[size];
    new Random(size).nextBytes(bytes);
    state = ByteBuffer.wrap(bytes);

    assertThat(opens(KEYED, token(KEYED))).isTrue();
  }

  @Test
  void tokens_are_made_and_read_by_many_threads() {
    Query<Product> query = query(KEYLESS);

    List<Boolean> opened =
        IntStream.range(0, 2_000)
            .parallel()
            .mapToObj(
                i -> {
                  PageToken token = query.page().next().orElseThrow();
                  return state.equals(query.cql().page(token).pagingState());
                })
            .toList();

    assertThat(opened).hasSize(2_000).doesNotContain(false);
  }

  @Test
  void a_token_of_another_query_is_refused() {
    PageToken token = PageToken.parse(token(KEYED));
    Documents<Product> products = Coodie.of(driver, KEYED).documents(Product.class);

    assertThat(refused(products.find(Product_.name.eq("y")), token)).isEqualTo("coodie-233");
    assertThat(refused(products.find(), token)).isEqualTo("coodie-233");
    assertThat(refused(products.keyspace("k2").find(Product_.name.eq("x")), token))
        .isEqualTo("coodie-233");
  }

  @Test
  void a_refused_token_is_refused_on_the_callers_thread() {
    PageToken token = PageToken.parse(token(KEYLESS));
    int sent = driver.sent.size();

    assertThatThrownBy(() -> query(KEYED).async().page(token).thenRun(() -> {}))
        .isInstanceOf(InvalidQueryException.class);
    assertThat(driver.sent).hasSize(sent);
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {"", "x", "not a token!", "AAAA", "Ag", "AQ", "\u00c4\u00d6", "AQ===", "\0", "%41"})
  void garbage_is_no_token(String text) {
    assertThatThrownBy(() -> PageToken.parse(text))
        .isInstanceOf(InvalidQueryException.class)
        .hasMessageEndingWith("[coodie-231]");
  }

  @ParameterizedTest
  @ValueSource(bytes = {0, 1, 4, -1})
  void another_version_is_no_token(byte version) {
    byte[] bytes = Base64.getUrlDecoder().decode(token(KEYED));
    bytes[0] = version;

    assertThatThrownBy(() -> PageToken.parse(text(bytes))).hasMessageEndingWith("[coodie-231]");
  }

  private boolean opens(CoodieConfig config, String token) {
    return state.equals(query(config).cql().page(PageToken.parse(token)).pagingState());
  }

  private String refused(CoodieConfig config, String text) {
    return catchThrowableOfType(
            InvalidQueryException.class, () -> query(config).cql().page(PageToken.parse(text)))
        .id();
  }

  private static String refused(Query<Product> query, PageToken token) {
    return catchThrowableOfType(InvalidQueryException.class, () -> query.cql().page(token)).id();
  }

  private static CqlStatement statement(String text, @Nullable ByteBuffer... cells) {
    return CqlStatement.of(text, cells, new ValueType<?>[cells.length]);
  }

  private static String text(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
