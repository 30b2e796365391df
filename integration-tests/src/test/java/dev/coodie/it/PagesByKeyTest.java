package dev.coodie.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coodie.Coodie;
import dev.coodie.CoodieConfig;
import dev.coodie.Documents;
import dev.coodie.Page;
import dev.coodie.PageToken;
import dev.coodie.Query;
import dev.coodie.annotation.ClusteringOrder;
import dev.coodie.column.ClusteringColumn;
import dev.coodie.column.Condition;
import dev.coodie.column.Ordering;
import dev.coodie.column.ValueType;
import dev.coodie.driver.CqlStatement;
import dev.coodie.driver.Driver;
import dev.coodie.driver.ResultPage;
import dev.coodie.embedded.EmbeddedCassandra;
import dev.coodie.javadriver.JavaDriver;
import dev.coodie.schema.definition.ColumnDefinition;
import dev.coodie.schema.definition.Replication;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.function.IntSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the key and the query: pages by token are the rows that {@code all()} gives. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PagesByKeyTest {
  private static final String KEYSPACE = "pages_by_key";
  private static final List<ClusteringOrder> ORDERS =
      List.of(ClusteringOrder.ASC, ClusteringOrder.DESC);

  /** A type with values in no order, among them the empty one and others that look alike. */
  private record Kind<V>(ValueType<V> type, List<V> values) {
    ClusteringColumn<PagedRow, V> column(String name) {
      return ClusteringColumn.of(PagedRow.class, name, type);
    }
  }

  private static final List<Kind<?>> KINDS =
      List.of(
          new Kind<>(ValueType.TEXT, List.of("", "b", "a", "B", "é", "aa")),
          new Kind<>(ValueType.ASCII, List.of("", "z", "y", "Z", "zz")),
          new Kind<>(ValueType.BLOB, List.of(blob(), blob(0), blob(-1), blob(0, 0), blob(1))),
          new Kind<>(ValueType.INT, List.of(0, -1, 7, Integer.MIN_VALUE, Integer.MAX_VALUE)),
          new Kind<>(ValueType.BIGINT, List.of(0L, -1L, 7L, Long.MIN_VALUE, Long.MAX_VALUE)),
          new Kind<>(
              ValueType.VARINT, List.of(big("0"), big("-1"), big("128"), big("99999999999"))),
          new Kind<>(ValueType.DECIMAL, List.of(dec("0"), dec("-1.5"), dec("1.50"), dec("1E+9"))),
          new Kind<>(ValueType.DOUBLE, List.of(0.0, -0.0, -1.5, Double.NaN, 1e300)),
          new Kind<>(ValueType.BOOLEAN, List.of(true, false)),
          new Kind<>(ValueType.UUID, List.of(new UUID(0x4000, -1), new UUID(0x4000, 1))),
          new Kind<>(ValueType.TIMEUUID, List.of(time(1), time(-5), time(1L << 40), time(300))),
          new Kind<>(
              ValueType.INET,
              List.of(address(10, 0, 0, 1), address(200, 0, 0, 1), address(new byte[16]))),
          new Kind<>(
              ValueType.TIMESTAMP, List.of(Instant.EPOCH, Instant.ofEpochMilli(-5), at(9), at(1))),
          new Kind<>(
              ValueType.DATE, List.of(LocalDate.EPOCH, LocalDate.of(1900, 1, 1), day(5), day(3))));

  private static ByteBuffer blob(int... bytes) {
    ByteBuffer blob = ByteBuffer.allocate(bytes.length);
    for (int each : bytes) {
      blob.put((byte) each);
    }
    return blob.flip();
  }

  private static BigInteger big(String number) {
    return new BigInteger(number);
  }

  private static BigDecimal dec(String number) {
    return new BigDecimal(number);
  }

  private static UUID time(long stamp) {
    return new UUID((stamp << 32) | 0x1000, stamp | Long.MIN_VALUE);
  }

  private static InetAddress address(int... bytes) {
    byte[] address = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      address[i] = (byte) bytes[i];
    }
    return address(address);
  }

  private static InetAddress address(byte[] bytes) {
    try {
      return InetAddress.getByAddress(bytes);
    } catch (UnknownHostException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Instant at(long seconds) {
    return Instant.ofEpochSecond(seconds);
  }

  private static LocalDate day(int number) {
    return LocalDate.of(2026, 1, number);
  }

  private final EmbeddedCassandra node = EmbeddedCassandra.shared();
  private final Counting driver = new Counting(JavaDriver.of(node.sessionBuilder().build()));
  private Coodie coodie = connected();

  /** What is known of a document is kept with it, and these change. */
  private Coodie connected() {
    return Coodie.of(driver, CoodieConfig.defaults().keyspace(KEYSPACE));
  }

  private Documents<PagedRow> documents() {
    coodie = connected();
    return coodie.documents(PagedRow.class);
  }

  private Documents<PagedRow> made() {
    Documents<PagedRow> documents = documents();
    coodie.schema().plan(PagedRow.class).apply();
    return documents;
  }

  @BeforeAll
  void make_the_keyspace() {
    coodie.schema().dropKeyspace(KEYSPACE);
    coodie.schema().createKeyspace(KEYSPACE, Replication.simple(1));
  }

  @AfterAll
  void drop_the_keyspace() {
    coodie.schema().dropKeyspace(KEYSPACE);
    coodie.close();
    node.close();
  }

  /** A table of 40 rows at most in partition 1, some in 2, and what is known of it. */
  private record Made(
      Documents<PagedRow> documents,
      List<Kind<?>> kinds,
      List<ClusteringColumn<PagedRow, ?>> columns,
      List<ClusteringOrder> orders) {
    int size() {
      return columns.size();
    }

    boolean isOneWay(int from) {
      return new HashSet<>(orders.subList(from, size())).size() == 1;
    }
  }

  private Made table(String name, Random random) {
    List<Kind<?>> kinds = new ArrayList<>();
    List<ClusteringColumn<PagedRow, ?>> columns = new ArrayList<>();
    List<ClusteringOrder> orders = new ArrayList<>();
    int size = 1 + random.nextInt(3);
    boolean mixed = random.nextInt(3) == 0;
    ClusteringOrder order = ORDERS.get(random.nextInt(2));
    for (int i = 0; i < size; i++) {
      kinds.add(KINDS.get(random.nextInt(KINDS.size())));
      columns.add(kinds.get(i).column("c" + i));
      orders.add(mixed ? ORDERS.get(random.nextInt(2)) : order);
    }
    PagedRow_.is(name, columns, orders, random.nextBoolean());
    Made made = new Made(made(), kinds, columns, orders);
    Set<List<Object>> keys = new HashSet<>();
    for (int i = 0; i < 40; i++) {
      List<Object> key = key(made, random);
      if (keys.add(key)) {
        insert(name, 1, key, i);
        if (i % 5 == 0) {
          insert(name, 2, key, i);
        }
      }
    }
    return made;
  }

  private static List<Object> key(Made made, Random random) {
    List<Object> key = new ArrayList<>();
    made.kinds.forEach(kind -> key.add(kind.values.get(random.nextInt(kind.values.size()))));
    return key;
  }

  private void insert(String table, int partition, List<Object> key, int number) {
    String columns =
        IntStream.range(0, key.size()).mapToObj(i -> ", c" + i).collect(Collectors.joining());
    List<Object> values = new ArrayList<>(List.of(partition));
    values.addAll(key);
    values.add(number);
    coodie.execute(
        "INSERT INTO "
            + KEYSPACE
            + "."
            + table
            + " (p"
            + columns
            + ", number) VALUES ("
            + String.join(", ", Collections.nCopies(values.size(), "?"))
            + ")",
        values.toArray());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void pages_by_token_are_what_all_gives(long seed) {
    Random random = new Random(seed);
    int walkedByKey = 0;
    int walkedByState = 0;
    for (int table = 0; table < 6; table++) {
      Made made = table("t" + seed + "_" + table, random);
      for (int i = 0; i < 40; i++) {
        Asked asked = ask(made, random);
        String about =
            "seed "
                + seed
                + ", "
                + made.kinds.stream().map(k -> k.type.cql()).toList()
                + made.orders
                + ": "
                + asked.query.pageSize(1);
        List<PagedRow> all = asked.query.all();
        int most = 1 + random.nextInt(all.size() + 2);
        boolean changing = random.nextInt(4) == 0;

        Walk walk = walk(asked.query, () -> changing ? 1 + random.nextInt(most) : most, about);

        assertThat(walk.rows).as(about).isEqualTo(all);
        if (walk.pages > 1) {
          assertThat(walk.byKey).as(about).isEqualTo(asked.byKey);
        }
        if (asked.byKey) {
          assertThat(walk.requests).as(about).isEqualTo(walk.pages);
        } else {
          assertThat(walk.requests).as(about).isLessThanOrEqualTo(2 * walk.pages);
        }
        if (!changing) {
          assertThat(walk.pages).as(about).isEqualTo(Math.max(1, (all.size() + most - 1) / most));
        }
        walkedByKey += walk.pages > 1 && asked.byKey ? 1 : 0;
        walkedByState += walk.pages > 1 && !asked.byKey ? 1 : 0;
      }
    }
    assertThat(walkedByKey).isGreaterThan(40);
    assertThat(walkedByState).isGreaterThan(5);
  }

  /** A query, and whether its pages are to be followed by rows after a key. */
  private record Asked(Query<PagedRow> query, boolean byKey) {}

  private static Asked ask(Made made, Random random) {
    int equal = random.nextInt(3) == 0 ? random.nextInt(made.size()) : 0;
    List<Object> key = key(made, random);
    Query<PagedRow> query = made.documents.find(PagedRow_.P.eq(1 + random.nextInt(8) / 7));
    for (int i = 0; i < equal; i++) {
      query = query.where(compare(made.columns.get(i), 0, key.get(i)));
    }
    boolean byKey = made.isOneWay(equal == made.size() - 1 ? equal : 0);
    switch (random.nextInt(8)) {
      case 0, 1 ->
          query =
              query.where(compare(made.columns.get(equal), 1 + random.nextInt(4), key.get(equal)));
      case 2, 3 -> {
        List<Object> other = key(made, random);
        query =
            query.where(
                compare(made.columns.get(equal), 1 + random.nextInt(2), key.get(equal)),
                compare(made.columns.get(equal), 3 + random.nextInt(2), other.get(equal)));
      }
      case 4 -> {
        query = query.where(PagedRow_.NUMBER.gt(random.nextInt(10))).allowFiltering();
        byKey = false;
      }
      default -> {}
    }
    if (random.nextInt(3) == 0) {
      boolean reversed = random.nextBoolean();
      for (int i = 0; i < made.size(); i++) {
        ClusteringOrder order = made.orders.get(i);
        query =
            query.orderBy(
                new Ordering<>(
                    made.columns.get(i), reversed ? ORDERS.get(1 - order.ordinal()) : order));
      }
    }
    if (random.nextInt(4) == 0) {
      query = query.limit(1 + random.nextInt(20));
    }
    return new Asked(query, byKey);
  }

  @SuppressWarnings("unchecked") // a value of the column's own kind
  private static <V> Condition<PagedRow> compare(
      ClusteringColumn<PagedRow, V> column, int operator, Object value) {
    return switch (operator) {
      case 0 -> column.eq((V) value);
      case 1 -> column.gt((V) value);
      case 2 -> column.gte((V) value);
      case 3 -> column.lt((V) value);
      default -> column.lte((V) value);
    };
  }

  private record Walk(List<PagedRow> rows, int pages, int requests, boolean byKey) {}

  private Walk walk(Query<PagedRow> query, IntSupplier size, String about) {
    List<PagedRow> rows = new ArrayList<>();
    int pages = 0;
    driver.sent.clear();
    boolean byKey = true;
    Optional<PageToken> token = Optional.empty();
    do {
      int most = size.getAsInt();
      Query<PagedRow> sized = query.pageSize(most);
      Page<PagedRow> page = token.isEmpty() ? sized.page() : sized.page(token.get());
      assertThat(page.items()).as(about).hasSizeBetween(pages == 0 ? 0 : 1, most);
      rows.addAll(page.items());
      pages++;
      token = page.next().map(next -> PageToken.parse(next.toString()));
      byKey = byKey && token.map(PagesByKeyTest::isOfKey).orElse(true);
    } while (token.isPresent());
    return new Walk(rows, pages, driver.sent.size(), byKey);
  }

  private static boolean isOfKey(PageToken token) {
    return Base64.getUrlDecoder().decode(token.toString())[0] == 3;
  }

  private Documents<PagedRow> ints(String name, boolean shared, ClusteringOrder... orders) {
    List<ClusteringColumn<PagedRow, Integer>> columns =
        IntStream.range(0, orders.length)
            .mapToObj(i -> ClusteringColumn.of(PagedRow.class, "c" + i, ValueType.INT))
            .toList();
    PagedRow_.is(name, columns, List.of(orders), shared);
    return made();
  }

  private static List<Integer> numbers(Page<PagedRow> page) {
    return page.items().stream().map(PagedRow::number).toList();
  }

  @Test
  void rows_that_come_and_go_are_seen_as_they_are_after_the_last_one_shown() {
    Query<PagedRow> query =
        ints("coming", false, ClusteringOrder.ASC, ClusteringOrder.ASC)
            .find(PagedRow_.P.eq(1))
            .pageSize(3);
    IntStream.range(0, 8).forEach(i -> insert("coming", 1, List.of(i / 2, i % 2), i));

    PageToken token = query.page().next().orElseThrow();
    coodie.execute("DELETE FROM " + KEYSPACE + ".coming WHERE p = 1 AND c0 = 1");
    insert("coming", 1, List.of(0, 9), 100); // before the last one shown
    insert("coming", 1, List.of(1, 5), 200); // after it
    Page<PagedRow> page = query.page(token);

    assertThat(numbers(page)).containsExactly(200, 4, 5);
    coodie.execute("DELETE FROM " + KEYSPACE + ".coming WHERE p = 1 AND c0 > 2");
    assertThat(query.page(page.next().orElseThrow()).items()).isEmpty();
    assertThat(query.page(page.next().orElseThrow()).next()).isEmpty();
  }

  @Test
  void a_partition_of_static_values_alone_is_one_empty_page() {
    Query<PagedRow> query =
        ints("shared", true, ClusteringOrder.DESC).find(PagedRow_.P.eq(1)).pageSize(1);
    coodie.execute("INSERT INTO " + KEYSPACE + ".shared (p, shared) VALUES (1, 5)");

    assertThat(query.page().items()).isEmpty();
    assertThat(query.page().next()).isEmpty();
    insert("shared", 1, List.of(1), 1);
    insert("shared", 1, List.of(2), 2);
    Page<PagedRow> page = query.page();
    assertThat(numbers(page)).containsExactly(2);
    assertThat(numbers(query.page(page.next().orElseThrow()))).containsExactly(1);
    coodie.execute("DELETE FROM " + KEYSPACE + ".shared WHERE p = 1 AND c0 > 0");
    assertThat(query.page(page.next().orElseThrow()).items()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "PRIMARY KEY (p, c0)) WITH CLUSTERING ORDER BY (c0 DESC)",
        "PRIMARY KEY (p, c0, c1))",
      })
  void a_table_with_another_key_than_the_document_loses_no_row(String key) {
    String name = "other_" + Integer.toHexString(key.hashCode());
    coodie.execute(
        "CREATE TABLE " + KEYSPACE + "." + name + " (p int, c0 int, c1 int, number int, " + key);
    PagedRow_.is(
        name,
        List.of(ClusteringColumn.of(PagedRow.class, "c0", ValueType.INT)),
        List.of(ClusteringOrder.ASC),
        false);
    IntStream.range(0, 10)
        .forEach(i -> insert(name, 1, List.of(key.contains("c1") ? i / 4 : i, i), i));
    Query<PagedRow> query = documents().find(PagedRow_.P.eq(1));

    Walk walk = walk(query, () -> 3, key);

    assertThat(walk.rows).hasSize(10).isEqualTo(query.all());
    assertThat(walk.byKey).isFalse();
  }

  @Test
  void the_following_pages_are_one_text_more() {
    Documents<PagedRow> rows =
        ints("texts", false, ClusteringOrder.DESC, ClusteringOrder.DESC, ClusteringOrder.DESC);
    IntStream.range(0, 60).forEach(i -> insert("texts", 1, List.of(i / 30, i / 5, i), i));
    ClusteringColumn<PagedRow, Integer> first =
        ClusteringColumn.of(PagedRow.class, "c0", ValueType.INT);
    ClusteringColumn<PagedRow, Integer> second =
        ClusteringColumn.of(PagedRow.class, "c1", ValueType.INT);
    Query<PagedRow> all = rows.find(PagedRow_.P.eq(1));

    assertThat(conditions(all)).containsExactly("", "AND (\"c0\", \"c1\", \"c2\") < (?, ?, ?)");
    assertThat(conditions(all.where(first.eq(1))))
        .containsExactly(
            "AND \"c0\" = ?", "AND (\"c0\", \"c1\", \"c2\") < (?, ?, ?) AND (\"c0\") >= (?)");
    assertThat(conditions(all.where(first.gte(1))))
        .containsExactly(
            "AND \"c0\" >= ?", "AND (\"c0\", \"c1\", \"c2\") < (?, ?, ?) AND (\"c0\") >= (?)");
    assertThat(conditions(all.where(first.eq(1), second.gt(6), second.lte(11))))
        .containsExactly(
            "AND \"c0\" = ? AND \"c1\" > ? AND \"c1\" <= ?",
            "AND (\"c0\", \"c1\", \"c2\") < (?, ?, ?) AND (\"c0\", \"c1\") > (?, ?)");
    assertThat(conditions(all.where(first.eq(1), second.eq(7))))
        .containsExactly(
            "AND \"c0\" = ? AND \"c1\" = ?", "AND \"c0\" = ? AND \"c1\" = ? AND \"c2\" < ?");
  }

  private List<String> conditions(Query<PagedRow> query) {
    Walk walk = walk(query, () -> 2, "texts");
    assertThat(walk.rows).hasSizeGreaterThan(4).isEqualTo(query.all());
    return driver.sent.stream()
        .map(CqlStatement::text)
        .distinct()
        .limit(walk.requests)
        .map(text -> text.replaceAll(".*\"p\" = \\? ?", ""))
        .distinct()
        .toList();
  }

  /** Notes what is sent of pages, and asks as the driver itself what the table is. */
  private record Counting(Driver driver, List<CqlStatement> sent) implements Driver {
    Counting(Driver driver) {
      this(driver, Collections.synchronizedList(new ArrayList<>()));
    }

    @Override
    public CompletionStage<ResultPage> execute(CqlStatement statement) {
      sent.add(statement);
      return driver.execute(statement);
    }

    @Override
    public CompletionStage<Optional<List<ValueType<?>>>> parameterTypes(String cql) {
      return driver.parameterTypes(cql);
    }

    @Override
    public CompletionStage<Set<String>> maskedColumns(String keyspace, String table) {
      return driver.maskedColumns(keyspace, table);
    }

    @Override
    public CompletionStage<List<ColumnDefinition>> clusteringColumns(
        String keyspace, String table) {
      return driver.clusteringColumns(keyspace, table);
    }

    @Override
    public CompletionStage<Boolean> schemaInAgreement() {
      return driver.schemaInAgreement();
    }

    @Override
    public void checkMayBlock() {
      driver.checkMayBlock();
    }

    @Override
    public void close() {
      driver.close();
    }
  }
}
