package dev.coodie;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.coodie.annotation.ClusteringOrder;
import dev.coodie.driver.CqlStatement;
import dev.coodie.driver.ResultPage;
import dev.coodie.internal.page.PageTokenKeys;
import dev.coodie.internal.page.PageTokens;
import dev.coodie.schema.definition.ColumnDefinition;
import dev.coodie.schema.definition.ColumnKind;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages that are followed by the rows after a key. What the server does is in the tests of it. */
class PageByKeyTest {
  private static final String FIRST = "SELECT .. WHERE \"bank\" = ?";
  private static final String FOLLOWING = FIRST + " AND \"number\" > ?";

  private final List<Integer> numbers = new ArrayList<>();
  private int most = Integer.MAX_VALUE;
  private boolean emptyFirst;

  /** Rows in the order of their numbers, and no more than {@code most} in one page. */
  private final TestDriver driver =
      new TestDriver(statement -> CompletableFuture.completedFuture(answer(statement)))
          .clusteredAs(Account_.MODEL);

  private final Coodie coodie = Coodie.of(driver);
  private final Query<Account> query = coodie.documents(Account.class).find(Account_.bank.eq("b"));

  private ResultPage answer(CqlStatement statement) {
    List<Object> values = statement.values();
    String text = statement.text();
    int after = text.contains("\"number\" > ?") ? (Integer) values.get(1) : Integer.MIN_VALUE;
    int limit =
        text.endsWith("LIMIT ?") ? (Integer) values.get(values.size() - 1) : Integer.MAX_VALUE;
    List<Account> rows =
        numbers.stream().filter(n -> n > after).limit(limit).map(n -> Account.of(n, 1)).toList();
    ByteBuffer state = statement.pagingState();
    int start = state == null ? 0 : state.getInt(0);
    if (state == null && emptyFirst) {
      return TestDriver.page(Account_.MODEL, List.of(), ByteBuffer.allocate(4));
    }
    int size = statement.pageSize() == 0 ? 5_000 : Math.min(statement.pageSize(), most);
    int end = Math.min(rows.size(), start + size);
    ByteBuffer next = end < rows.size() ? ByteBuffer.allocate(4).putInt(0, end) : null;
    return TestDriver.page(Account_.MODEL, rows.subList(start, end), next);
  }

  private void rows(int count) {
    IntStream.range(0, count).forEach(numbers::add);
  }

  private static List<Integer> numbers(List<Account> rows) {
    return rows.stream().map(Account::number).toList();
  }

  private List<Integer> walk(Query<Account> pages) {
    Page<Account> page = pages.page();
    List<Integer> found = new ArrayList<>(numbers(page.items()));
    while (page.next().isPresent()) {
      page = pages.page(PageToken.parse(page.next().get().toString()));
      assertThat(page.items()).isNotEmpty();
      found.addAll(numbers(page.items()));
    }
    return found;
  }

  private List<String> sent() {
    return driver.sent.stream().map(PageByKeyTest::shape).toList();
  }

  private static String shape(CqlStatement statement) {
    return statement.text().replaceAll("SELECT .* WHERE", "SELECT .. WHERE");
  }

  @Test
  void one_request_brings_a_page_and_the_row_that_tells_of_the_next() {
    rows(5);

    assertThat(walk(query.pageSize(2))).isEqualTo(numbers);

    assertThat(sent()).containsExactly(FIRST, FOLLOWING, FOLLOWING);
    assertThat(driver.sent).extracting(CqlStatement::pageSize).containsOnly(3);
    assertThat(driver.sent).extracting(CqlStatement::pagingState).containsOnlyNulls();
    assertThat(driver.sent.get(2).values()).containsExactly("b", 3);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, Integer.MAX_VALUE - 1, Integer.MAX_VALUE})
  void pages_of_any_size_have_every_row_once(int size) {
    rows(6);

    assertThat(walk(query.pageSize(size))).isEqualTo(numbers);
    assertThat(driver.sent).hasSize((int) Math.ceil(6.0 / size));
    assertThat(driver.sent).extracting(CqlStatement::pageSize).allMatch(asked -> asked > 0);
  }

  @Test
  void a_page_size_of_the_driver_is_followed_by_a_look_ahead() {
    rows(5_001);

    assertThat(walk(query)).isEqualTo(numbers);

    assertThat(sent()).containsExactly(FIRST, FIRST, FOLLOWING);
    assertThat(driver.sent).extracting(CqlStatement::pageSize).containsExactly(0, 1, 0);
  }

  @Test
  void the_page_size_may_change_from_page_to_page() {
    rows(6);
    PageToken token = query.pageSize(2).page().next().orElseThrow();

    assertThat(numbers(query.pageSize(1).page(token).items())).containsExactly(2);
    assertThat(numbers(query.page(token).items())).containsExactly(2, 3, 4, 5);
    assertThat(query.pageSize(4).page(token).next()).isEmpty();
    assertThat(query.pageSize(3).page(token).next()).isPresent();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void a_short_page_is_not_the_last_if_more_follow(int most) {
    rows(7);
    this.most = most;

    assertThat(walk(query.pageSize(4))).isEqualTo(numbers);
    assertThat(driver.sent).extracting(CqlStatement::pageSize).contains(5, 1);
  }

  @Test
  void an_empty_page_of_the_server_is_no_page() {
    rows(3);
    emptyFirst = true;

    assertThat(numbers(query.pageSize(2).page().items())).containsExactly(0, 1);
    assertThat(walk(query.pageSize(2))).isEqualTo(numbers);
    numbers.clear();
    assertThat(query.pageSize(2).page().items()).isEmpty();
    assertThat(query.pageSize(2).page().next()).isEmpty();
  }

  @Test
  void a_server_that_gives_more_than_asked_for_is_cut() {
    rows(9);
    driver.answer =
        statement -> CompletableFuture.completedFuture(answer(statement.withPageSize(9)));

    assertThat(query.pageSize(2).page().items()).hasSize(2);
    assertThat(walk(query.pageSize(2))).isEqualTo(numbers);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 9, 20})
  void a_limit_counts_over_all_pages(int limit) {
    rows(9);
    Query<Account> limited = query.limit(limit);

    assertThat(walk(limited.pageSize(2))).isEqualTo(numbers.subList(0, Math.min(9, limit)));
    assertThat(driver.sent)
        .extracting(statement -> statement.values().get(statement.size() - 1))
        .startsWith(limit)
        .allMatch(left -> (Integer) left > 0);
    assertThat(driver.sent).hasSize((Math.min(9, limit) + 1) / 2);
  }

  @Test
  void a_row_that_came_or_went_between_two_pages_is_seen_as_it_is() {
    rows(5);
    PageToken token = query.pageSize(2).page().next().orElseThrow();

    numbers.remove((Integer) 1); // the last one shown
    numbers.remove((Integer) 2); // the one that told of the next page
    numbers.add(7);

    assertThat(numbers(query.pageSize(9).page(token).items())).containsExactly(3, 4, 7);
    numbers.clear();
    assertThat(query.pageSize(2).page(token).items()).isEmpty();
    assertThat(query.pageSize(2).page(token).next()).isEmpty();
  }

  @Test
  void the_statement_of_a_page_is_told_with_the_page_size() {
    rows(3);
    PageToken token = query.pageSize(2).page().next().orElseThrow();

    assertThat(query.pageSize(2).cql().page().pageSize()).isEqualTo(2);
    assertThat(shape(query.pageSize(2).cql().page(token))).isEqualTo(FOLLOWING);
    assertThat(query.pageSize(2).cql().page(token).pageSize()).isEqualTo(2);
  }

  @Test
  void a_token_tells_its_kind_first_so_that_older_versions_refuse_it() {
    rows(3);
    String text = query.pageSize(2).page().next().orElseThrow().toString();
    byte[] token = Base64.getUrlDecoder().decode(text);

    assertThat(token[0]).isEqualTo((byte) 3);
    token[0] = 2;
    PageToken changed =
        PageToken.parse(Base64.getUrlEncoder().withoutPadding().encodeToString(token));
    assertThatThrownBy(() -> query.page(changed)).hasMessageEndingWith("[coodie-232]");
  }

  @Test
  void a_token_with_a_paging_state_is_understood_and_goes_on_with_one() {
    rows(5);
    CqlStatement first = query.pageSize(2).cql().page();
    PageToken older =
        new PageToken(
            PageTokens.of(first, PageTokenKeys.ofProcess())
                .sealState(ByteBuffer.allocate(4).putInt(0, 2)));

    Page<Account> page = query.pageSize(2).page(older);

    assertThat(numbers(page.items())).containsExactly(2, 3);
    assertThat(Base64.getUrlDecoder().decode(page.next().orElseThrow().toString())[0])
        .isEqualTo((byte) 2);
    assertThat(numbers(query.pageSize(2).page(page.next().get()).items())).containsExactly(4);
    assertThat(sent()).containsOnly(FIRST);
  }

  @Test
  void a_token_of_another_query_is_refused() {
    rows(3);
    PageToken token = query.pageSize(2).page().next().orElseThrow();
    Documents<Account> accounts = coodie.documents(Account.class);

    for (Query<Account> other :
        List.of(
            accounts.find(Account_.bank.eq("c")),
            accounts.find(),
            query.limit(5),
            query.where(Account_.number.gt(0)),
            query.orderBy(Account_.number.desc()))) {
      assertThatThrownBy(() -> other.page(token)).hasMessageEndingWith("[coodie-233]");
    }
  }

  @ParameterizedTest
  @MethodSource("nowhere")
  void a_place_that_is_none_is_refused_though_the_token_is_ours(int limit, ByteBuffer place) {
    Query<Account> asked = limit == 0 ? query : query.limit(limit);
    PageTokens tokens = PageTokens.of(asked.cql().page(), PageTokenKeys.ofProcess());
    PageToken token = new PageToken(tokens.sealKey(place));

    assertThatThrownBy(() -> asked.page(token)).hasMessageEndingWith("[coodie-232]");
    assertThatThrownBy(() -> asked.async().page(token).thenRun(() -> {}))
        .as("on the caller's thread")
        .hasMessageEndingWith("[coodie-232]");
    assertThat(driver.sent).isEmpty();
  }

  static Stream<Arguments> nowhere() {
    return Stream.of(
        arguments(0, bytes()),
        arguments(0, bytes(0)),
        arguments(0, bytes(0, 4)),
        arguments(0, bytes(0, 5, 1)),
        arguments(0, bytes(0, -1, 1)),
        arguments(0, bytes(0, Integer.MAX_VALUE, 1)),
        arguments(0, bytes(0, 4, 1, 4, 1)),
        arguments(0, bytes(0, 3, 1)),
        arguments(0, bytes(1, 4, 1)),
        arguments(0, bytes(-1, 4, 1)),
        arguments(3, bytes(0, 4, 1)),
        arguments(3, bytes(-1, 4, 1)),
        arguments(3, bytes(3, 4, 1)),
        arguments(3, bytes(Integer.MAX_VALUE, 4, 1)));
  }

  private static ByteBuffer bytes(int... values) {
    ByteBuffer bytes = ByteBuffer.allocate(4 * values.length);
    for (int value : values) {
      bytes.putInt(value);
    }
    return bytes.flip();
  }

  static Stream<List<ColumnDefinition>> others() {
    return Stream.of(
        List.of(),
        List.of(number("int", ClusteringOrder.DESC)),
        List.of(number("bigint", ClusteringOrder.ASC)),
        List.of(number("int", ClusteringOrder.ASC), number("int", ClusteringOrder.ASC)));
  }

  private static ColumnDefinition number(String type, ClusteringOrder order) {
    return new ColumnDefinition("number", type, ColumnKind.CLUSTERING, order);
  }

  @ParameterizedTest
  @MethodSource("others")
  void a_table_that_is_clustered_otherwise_than_the_document_is_read_with_paging_states(
      List<ColumnDefinition> clustering) {
    rows(5);
    PageToken token = query.pageSize(2).page().next().orElseThrow();
    TestDriver other = new TestDriver(driver.answer);
    other.clustering = clustering;
    Query<Account> same =
        Coodie.of(other).documents(Account.class).find(Account_.bank.eq("b")).pageSize(2);

    assertThat(walk(same)).isEqualTo(numbers);
    assertThat(other.sent).extracting(PageByKeyTest::shape).containsOnly(FIRST);
    other.sent.clear();
    assertThatThrownBy(() -> same.page(token))
        .hasMessage(
            "The page token leads to no place in this query: it was made for another table, or by"
                + " another version of the application. Start again with page(). [coodie-232]");
    assertThat(other.sent).isEmpty();
  }

  @Test
  void who_sees_a_mask_in_the_place_of_a_key_reads_with_paging_states() {
    rows(5);
    driver.masked = Set.of("number");

    assertThat(walk(query.pageSize(2))).isEqualTo(numbers);
    assertThat(sent()).containsOnly(FIRST);
  }

  @Test
  void cancelling_a_page_leaves_what_others_wait_for() {
    CompletableFuture<List<ColumnDefinition>> asked = new CompletableFuture<>();
    List<ColumnDefinition> clustering = driver.clustering;
    TestDriver slow = new TestDriver(driver.answer);
    rows(1);
    slow.clusteringAsked = asked;
    Query<Account> pages = Coodie.of(slow).documents(Account.class).find(Account_.bank.eq("b"));
    CompletableFuture<Page<Account>> one = pages.async().page().toCompletableFuture();
    CompletableFuture<Page<Account>> other = pages.async().page().toCompletableFuture();

    one.cancel(true);
    asked.complete(clustering);

    assertThat(other.join().items()).hasSize(1);
    assertThatThrownBy(one::join).isInstanceOf(CancellationException.class);
    assertThat(slow.sent).hasSize(1);
  }

  /** In the order of the table: event_time DESC, seq ASC; day DESC; number ASC. */
  static Stream<Arguments> ways() {
    return Stream.of(
        key(" AND \"number\" > ?", PageByKeyTest::accounts),
        key(" AND \"number\" > ?", c -> accounts(c).orderBy(Account_.number.asc())),
        key(" AND \"number\" < ?", c -> accounts(c).orderBy(Account_.number.desc())),
        key(" AND \"number\" > ?", c -> accounts(c).where(Account_.number.gte(-1))),
        key(" AND \"number\" > ?", c -> accounts(c).where(Account_.number.gt(-1))),
        key(
            " AND \"number\" < ? AND \"number\" > ?",
            c -> accounts(c).where(Account_.number.gt(-1), Account_.number.lt(9))),
        key(
            " AND \"number\" > ? AND \"number\" < ?",
            c ->
                accounts(c)
                    .where(Account_.number.gt(-1), Account_.number.lt(9))
                    .orderBy(Account_.number.desc())),
        key(" AND \"number\" > ? LIMIT ?", c -> accounts(c).limit(9)),
        key(" AND \"number\" > ? ALLOW FILTERING", c -> accounts(c).allowFiltering()),
        key(" AND \"number\" > ? BYPASS CACHE", c -> accounts(c).bypassCache()),
        state(c -> accounts(c).where(Account_.number.in(0, 1, 2))),
        state(c -> accounts(c).where(Account_.number.ne(7)).allowFiltering()),
        state(c -> accounts(c).where(Account_.number.between(0, 9))),
        state(c -> accounts(c).where(Account_.owner.eq("x")).allowFiltering()),
        state(c -> accounts(c).where(Account_.motto.eq("x")).allowFiltering()),
        state(c -> accounts(c).perPartitionLimit(3)),
        state(c -> accounts(c).includingIndexes("i")),
        state(c -> c.documents(Account.class).find()),
        state(c -> c.documents(Account.class).find(Account_.bank.in("a", "b"))),
        state(c -> c.documents(Account.class).find(Account_.bank.eq("b"), Account_.number.eq(1))),
        state(c -> c.documents(Account.class).find(c.documents(Account.class).token().gt(1))));
  }

  private static Query<Account> accounts(Coodie coodie) {
    return coodie.documents(Account.class).find(Account_.bank.eq("b"));
  }

  private static Arguments key(String end, Function<Coodie, Query<Account>> query) {
    return arguments(end, query);
  }

  private static Arguments state(Function<Coodie, Query<Account>> query) {
    return arguments("", query);
  }

  @ParameterizedTest
  @MethodSource("ways")
  void a_query_says_which_way_its_pages_go_on(String end, Function<Coodie, Query<Account>> made) {
    rows(3);
    Query<Account> pages = made.apply(coodie).pageSize(1);
    driver.answer =
        statement ->
            CompletableFuture.completedFuture(
                TestDriver.page(
                    Account_.MODEL,
                    List.of(Account.of(1, 1), Account.of(2, 1)),
                    ByteBuffer.allocate(4)));

    PageToken token = pages.page().next().orElseThrow();

    CqlStatement next = pages.cql().page(token);
    boolean byKey = !end.isEmpty();
    assertThat(Base64.getUrlDecoder().decode(token.toString())[0])
        .isEqualTo((byte) (byKey ? 3 : 2));
    assertThat(next.pagingState() == null).isEqualTo(byKey);
    assertThat(driver.sent).hasSize(byKey ? 1 : 2);
    if (byKey) {
      assertThat(
              shape(next)
                  .replace(" ORDER BY \"number\" ASC", "")
                  .replace(" ORDER BY \"number\" DESC", ""))
          .isEqualTo(FIRST + end);
    } else {
      assertThat(next.text()).isEqualTo(pages.cql().page().text());
    }
  }
}
