package dev.coodie.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.coodie.Coodie;
import dev.coodie.CoodieConfig;
import dev.coodie.column.ValueType;
import dev.coodie.driver.CqlStatement;
import dev.coodie.driver.Driver;
import dev.coodie.driver.ResultPage;
import dev.coodie.driver.Row;
import dev.coodie.driver.TokenRange;
import dev.coodie.embedded.EmbeddedCassandra;
import dev.coodie.error.ConfigurationException;
import dev.coodie.error.CoodieException;
import dev.coodie.javadriver.JavaDriverConnector;
import dev.coodie.scan.ScanPart;
import dev.coodie.schema.definition.Replication;
import dev.coodie.test.EmbeddedCoodieExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every id of comparisons, with something that raises it before a row is read. */
class ComparisonErrorsTest {
  @RegisterExtension
  static final EmbeddedCoodieExtension DATABASE = EmbeddedCoodieExtension.withDocuments();

  private static final AtomicInteger NUMBER = new AtomicInteger();
  private static Driver driver;
  private static EmbeddedCassandra guarded;
  private static Coodie owner;
  private static Coodie reader;

  @TempDir private static Path directory;

  @BeforeAll
  static void start() {
    driver =
        new JavaDriverConnector()
            .connect(
                CoodieConfig.at(DATABASE.node().address() + ":" + DATABASE.node().port())
                    .localDatacenter(DATABASE.node().localDatacenter()))
            .toCompletableFuture()
            .join();
    guarded = EmbeddedCassandra.builder().passwordAuthentication().shared();
    owner = connect(EmbeddedCassandra.USER, EmbeddedCassandra.PASSWORD);
    owner.schema().dropKeyspace("masked_compare");
    owner.schema().createKeyspace("masked_compare", Replication.simple(1));
    owner
        .schema()
        .run(
            "CREATE TABLE masked_compare.t (id int PRIMARY KEY, v text MASKED WITH DEFAULT)",
            "CREATE TABLE masked_compare.u (id int PRIMARY KEY, v text)");
    owner.execute("CREATE ROLE IF NOT EXISTS comparer WITH PASSWORD = 'r' AND LOGIN = true");
    owner.execute("GRANT SELECT ON KEYSPACE masked_compare TO comparer");
    reader = connect("comparer", "r");
  }

  private static Coodie connect(String user, String password) {
    return Coodie.connect(
        CoodieConfig.at(guarded.address() + ":" + guarded.port())
            .localDatacenter(guarded.localDatacenter())
            .credentials(user, password));
  }

  @AfterAll
  static void stop() {
    reader.close();
    owner.schema().dropKeyspace("masked_compare");
    owner.close();
    guarded.close();
    driver.close();
  }

  static Stream<Arguments> errors() {
    return Stream.of(
        error("coodie-841", () -> run(of("(id int PRIMARY KEY)", "nothing"))),
        error("coodie-842", () -> run(of("(id int PRIMARY KEY)").columns(List.of("no")))),
        error("coodie-847", () -> of("(id int PRIMARY KEY)").parallelism(0)),
        error(
            "coodie-577",
            () -> {
              ComparedPair pair = pair("(id int PRIMARY KEY)", "(id int PRIMARY KEY)");
              ScanPart part = DATABASE.coodie().scan(pair.keyspace(), pair.b()).split(2).get(0);
              run(pair.comparison().part(part));
            }),
        error("coodie-1501", ComparisonErrorsTest::sameTable),
        error("coodie-1502", () -> run(of("(id int PRIMARY KEY)", "(other int PRIMARY KEY)"))),
        error("coodie-1502", () -> run(of("(id int PRIMARY KEY)", "(id bigint PRIMARY KEY)"))),
        error(
            "coodie-1502",
            () ->
                run(
                    of(
                        "(a int, b int, PRIMARY KEY (a, b))",
                        "(a int, b int, PRIMARY KEY ((a, b)))"))),
        error(
            "coodie-1502",
            () ->
                run(
                    of(
                        "(a int, b int, PRIMARY KEY (a, b))",
                        "(a int, b int, PRIMARY KEY (a, b)) WITH CLUSTERING ORDER BY (b DESC)"))),
        error(
            "coodie-1503",
            () -> run(of("(id int PRIMARY KEY, v int)", "(id int PRIMARY KEY, v bigint)"))),
        error(
            "coodie-1503",
            () ->
                run(
                    of(
                        "(id int PRIMARY KEY, v set<int>)",
                        "(id int PRIMARY KEY, v frozen<set<int>>)"))),
        error(
            "coodie-1503",
            () ->
                run(
                    of(
                        "(a int, b int, v int, PRIMARY KEY (a, b))",
                        "(a int, b int, v int static, PRIMARY KEY (a, b))"))),
        error("coodie-1504", () -> CellOrder.of(ValueType.DURATION)),
        error(
            "coodie-1505",
            () ->
                run(
                    TableComparison.of(
                        reader, "masked_compare", "u", reader, "masked_compare", "t"))),
        error(
            "coodie-1506",
            () ->
                run(
                    of("(id int PRIMARY KEY, n counter)", "(id int PRIMARY KEY, n counter)")
                        .repair(Side.B))),
        error("coodie-1507", ComparisonErrorsTest::anotherOrder),
        error("coodie-1508", () -> run(of("(id int PRIMARY KEY)").delete())),
        error("coodie-1508", () -> run(of("(id int PRIMARY KEY)").apply())),
        error("coodie-1508", () -> run(of("(id int PRIMARY KEY)").resume())),
        error("coodie-1509", ComparisonErrorsTest::shortened));
  }

  private static ComparedPair pair(String a, String b) {
    String name = "t" + NUMBER.incrementAndGet();
    String keyspace = DATABASE.keyspace();
    DATABASE.coodie().schema().run("CREATE TABLE " + keyspace + "." + name + "a " + a);
    if (b.startsWith("(")) {
      DATABASE.coodie().schema().run("CREATE TABLE " + keyspace + "." + name + "b " + b);
    }
    return new ComparedPair(DATABASE.coodie(), keyspace, name + "a", name + "b");
  }

  private static TableComparison of(String a, String b) {
    return pair(a, b).comparison();
  }

  private static TableComparison of(String both) {
    return of(both, both);
  }

  private static void run(TableComparison comparison) {
    ComparisonResult unused =
        comparison
            .lines(
                line -> {
                  throw new AssertionError("told before it failed");
                })
            .run();
  }

  private static void shortened() throws IOException {
    Path file = directory.resolve("lines.jsonl");
    ComparedPair pair = pair("(id int PRIMARY KEY)", "(id int PRIMARY KEY)");
    pair.inA("INSERT INTO @ (id) VALUES (1)");
    TableComparison comparison = pair.comparison().into(file).parallelism(1);
    boolean[] stop = {false};
    Throwable unused =
        catchThrowable(
            () ->
                comparison
                    .listener(now -> stop[0] = now.rejected() > 0)
                    .stopWhen(() -> stop[0])
                    .run());
    Files.writeString(file, "");
    run(comparison.resume());
  }

  /** Reached by two connections. */
  private static void sameTable() {
    ComparedPair pair = pair("(id int PRIMARY KEY)", "none");
    Coodie other = Coodie.of(driver);
    run(
        TableComparison.of(
            pair.coodie(), pair.keyspace(), pair.a(), other, pair.keyspace(), pair.a()));
  }

  /** A driver that gives the rows of each page backwards. */
  private static void anotherOrder() {
    ComparedPair pair = pair("(id int PRIMARY KEY)", "(id int PRIMARY KEY)");
    for (int id = 0; id < 500; id++) {
      pair.both("INSERT INTO @ (id) VALUES (?)", id);
    }
    Driver odd =
        new Changed(driver, Optional.empty()) {
          @Override
          public CompletionStage<ResultPage> execute(CqlStatement statement) {
            return super.execute(statement)
                .thenApply(page -> statement.text().contains("token(") ? backwards(page) : page);
          }
        };
    run(
        TableComparison.of(
            Coodie.of(odd), pair.keyspace(), pair.a(), pair.coodie(), pair.keyspace(), pair.b()));
  }

  private static ResultPage backwards(ResultPage page) {
    List<Row> rows = new ArrayList<>();
    page.forEach(rows::add);
    Collections.reverse(rows);
    return ResultPage.of(page.columns(), rows, page.pagingState());
  }

  /** A real driver, changed. */
  private static class Changed implements Driver {
    private final Driver real;
    private final Optional<RuntimeException> ranges;

    Changed(Driver real, Optional<RuntimeException> ranges) {
      this.real = real;
      this.ranges = ranges;
    }

    @Override
    public CompletionStage<ResultPage> execute(CqlStatement statement) {
      return real.execute(statement);
    }

    @Override
    public CompletionStage<Optional<List<ValueType<?>>>> parameterTypes(String cql) {
      return real.parameterTypes(cql);
    }

    @Override
    public Optional<String> keyspace() {
      return real.keyspace();
    }

    @Override
    public CompletionStage<List<TokenRange>> tokenRanges() {
      return ranges
          .<CompletionStage<List<TokenRange>>>map(CompletableFuture::failedFuture)
          .orElseGet(real::tokenRanges);
    }

    @Override
    public void close() {}
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("errors")
  void an_error_has_its_id(String id, ThrowingCallable cause) {
    Throwable error = catchThrowable(cause);

    assertThat(error).isInstanceOf(CoodieException.class);
    assertThat(((CoodieException) error).id()).isEqualTo(id);
    assertThat(error).hasMessageEndingWith("[" + id + "]");
  }

  @Test
  void a_partitioner_of_either_table_that_is_not_known_is_told_before_a_row_is_read() {
    ComparedPair pair = pair("(id int PRIMARY KEY)", "(id int PRIMARY KEY)");
    ConfigurationException unknown =
        new ConfigurationException("coodie-608", "The cluster has another partitioner.");
    Coodie odd = Coodie.of(new Changed(driver, Optional.of(unknown)));

    Throwable a =
        catchThrowable(
            () ->
                run(
                    TableComparison.of(
                        odd, pair.keyspace(), pair.a(), pair.coodie(), pair.keyspace(), pair.b())));
    Throwable b =
        catchThrowable(
            () ->
                run(
                    TableComparison.of(
                        pair.coodie(), pair.keyspace(), pair.a(), odd, pair.keyspace(), pair.b())));

    assertThat(a).hasMessageContaining("another partitioner");
    assertThat(b).hasMessageContaining("another partitioner");
  }

  @Test
  void types_of_one_name_with_other_fields_are_told_apart() {
    String other = DATABASE.keyspace() + "_other";
    Coodie coodie = DATABASE.coodie();
    coodie.schema().createKeyspace(other, Replication.simple(1));
    coodie.schema().run("CREATE TYPE " + DATABASE.keyspace() + ".place (x int, y text)");
    coodie.schema().run("CREATE TYPE " + other + ".place (y text, x int)");
    for (String keyspace : List.of(DATABASE.keyspace(), other)) {
      coodie
          .schema()
          .run("CREATE TABLE " + keyspace + ".placed (id int PRIMARY KEY, at frozen<place>)");
    }

    Throwable error =
        catchThrowable(
            () ->
                run(
                    TableComparison.of(
                        coodie, DATABASE.keyspace(), "placed", coodie, other, "placed")));
    coodie.schema().dropKeyspace(other);

    assertThat(error)
        .hasMessageContaining("frozen<place>")
        .hasMessageContaining("other fields, or has them in another order");
  }

  @Test
  void a_file_that_is_finished_has_nothing_to_resume(@TempDir Path directory) throws IOException {
    Path file = Files.writeString(directory.resolve("lines"), "");

    Throwable error = catchThrowable(() -> run(of("(id int PRIMARY KEY)").into(file).resume()));

    assertThat(error).hasMessageContaining("nothing to resume: there is no " + file + ".progress");
  }

  @Test
  void columns_that_are_not_compared_may_have_other_types() {
    ComparedPair pair =
        pair("(id int PRIMARY KEY, v int, w int)", "(id int PRIMARY KEY, v bigint, w int)");

    assertThat(pair.compare(c -> c.columns(List.of("w"))).lines()).isEmpty();
  }

  @Test
  void every_id_has_a_case() throws IOException {
    TreeSet<String> used = new TreeSet<>();
    Pattern id = Pattern.compile("\"(coodie-150\\d)\"");
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
        id.matcher(Files.readString(file)).results().forEach(match -> used.add(match.group(1)));
      }
    }

    assertThat(
            errors()
                .map(each -> (String) each.get()[0])
                .filter(each -> each.startsWith("coodie-150"))
                .distinct())
        .containsExactlyInAnyOrderElementsOf(used);
  }

  private static Arguments error(String id, ThrowingCallable cause) {
    return arguments(id, cause);
  }
}
