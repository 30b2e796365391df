package dev.coodie.spark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coodie.test.EmbeddedCoodieExtension;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the server does of random queries gives the rows that Spark finds by itself. {@code
 * -Dsurefire.jvmArgs="-Dcoodie.tables=100 -Dcoodie.seed=7"} makes more of them, or others.
 */
class RandomQueriesTest {
  private static final int QUERIES = 25;

  @RegisterExtension static final EmbeddedCoodieExtension DB = new EmbeddedCoodieExtension();

  @RegisterExtension static final LocalSpark SPARK = LocalSpark.get();

  static List<Integer> seeds() {
    int first = Integer.getInteger("coodie.seed", 0);
    return java.util.stream.IntStream.range(first, first + Integer.getInteger("coodie.tables", 6))
        .boxed()
        .toList();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void the_server_finds_what_spark_finds(int seed) {
    SplittableRandom random = new SplittableRandom(seed);
    SPARK.session().conf().set("spark.sql.datetime.java8API.enabled", true);
    RandomTable made = RandomTable.create(DB.coodie(), "r" + seed, random);
    Dataset<Row> table = Tables.reader(DB, made.name).option("parts", 2).load();
    List<Row> rows = table.collectAsList();
    assertThat(rows).hasSameSizeAs(DB.coodie().execute("SELECT * FROM " + made.name));
    Dataset<Row> inSpark = SPARK.session().createDataFrame(rows, table.schema());
    RandomQuery query = new RandomQuery(made, random);

    List<String> wrong = new ArrayList<>();
    for (int i = 0; i < QUERIES; i++) {
      String filter = query.filter();
      String[] selected = selected(random, query);
      boolean limited = random.nextInt(5) == 0;
      String told = made.columns + " " + Arrays.toString(selected) + " where " + filter;
      try {
        List<String> expected = found(inSpark, filter, selected);
        Dataset<Row> pushed = table.filter(filter).selectExpr(selected);
        if (limited && selected[0].indexOf('(') < 0) {
          List<String> some = texts(pushed.limit(2).collectAsList());
          if (some.size() != Math.min(2, expected.size()) || !expected.containsAll(some)) {
            wrong.add(told + " limit 2\n  expected 2 of " + expected + "\n  found " + some);
          }
        }
        List<String> found = texts(pushed.collectAsList());
        if (!found.equals(expected)) {
          wrong.add(told + "\n  expected " + expected + "\n  found    " + found);
        }
      } catch (Exception e) {
        if (!isExtreme(e)) {
          wrong.add(told + "\n  " + Arrays.toString(causes(e)));
        }
      }
    }

    assertThat(wrong).isEmpty();
  }

  private static String[] selected(SplittableRandom random, RandomQuery query) {
    String columns = random.nextInt(3) == 0 ? query.aggregates() : query.columns();
    return columns.isEmpty() ? new String[] {"p0"} : columns.split("\n");
  }

  private static List<String> found(Dataset<Row> rows, String filter, String[] selected) {
    return texts(rows.filter(filter).selectExpr(selected).collectAsList());
  }

  private static List<String> texts(List<Row> rows) {
    return rows.stream().map(RandomQueriesTest::text).sorted().toList();
  }

  private static String text(@Nullable Object value) {
    if (value instanceof Row row) {
      List<String> parts = new ArrayList<>();
      for (int i = 0; i < row.size(); i++) {
        parts.add(text(row.get(i)));
      }
      return parts.toString();
    }
    return value instanceof byte[] bytes ? Arrays.toString(bytes) : String.valueOf(value);
  }

  /** That the server cannot tell an extreme is said, and not wrong. */
  private static boolean isExtreme(Throwable error) {
    return Arrays.toString(causes(error)).contains("[coodie-1462]");
  }

  private static String[] causes(Throwable error) {
    List<String> all = new ArrayList<>();
    for (Throwable each = error; each != null; each = each.getCause()) {
      all.add(String.valueOf(each).lines().findFirst().orElse(""));
    }
    return all.toArray(new String[0]);
  }
}
