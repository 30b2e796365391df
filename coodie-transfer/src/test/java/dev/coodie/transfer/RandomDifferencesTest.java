package dev.coodie.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coodie.Coodie;
import dev.coodie.column.ValueType;
import dev.coodie.cql.CqlNames;
import dev.coodie.test.EmbeddedCoodieExtension;
import dev.coodie.transfer.ComparedPair.Found;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Of many rows exactly those are told that differ. */
class RandomDifferencesTest {
  @RegisterExtension
  static final EmbeddedCoodieExtension DATABASE = EmbeddedCoodieExtension.withDocuments();

  private static final int ROWS = 50_000;
  private static final List<ValueType<?>> TYPES =
      List.of(ValueType.INT, ValueType.INT, ValueType.TEXT, ValueType.BIGINT);

  private static String insert(String table) {
    return "INSERT INTO "
        + CqlNames.table(DATABASE.keyspace(), table)
        + " (p, c, v, n) VALUES (?, ?, ?, ?)";
  }

  private static List<ByteBuffer> row(int i, String text) {
    return List.of(
        ValueType.INT.encode(i / 11),
        ValueType.INT.encode(i % 11),
        ValueType.TEXT.encode(text),
        ValueType.BIGINT.encode((long) i));
  }

  @Test
  void each_of_some_random_differences_is_found_and_repaired() {
    Coodie coodie = DATABASE.coodie();
    ComparedPair pair =
        ComparedPair.make(
            coodie,
            DATABASE.keyspace(),
            "random",
            "(p int, c int, v text, n bigint, PRIMARY KEY (p, c))");
    Random random = new Random(20261201);
    TreeSet<String> expected = new TreeSet<>();
    List<List<ByteBuffer>> a = new ArrayList<>();
    List<List<ByteBuffer>> b = new ArrayList<>();
    for (int i = 0; i < ROWS; i++) {
      int chance = random.nextInt(300);
      String key = i / 11 + "/" + i % 11;
      if (chance != 0) {
        a.add(row(i, "same"));
      } else {
        expected.add("only_in_b " + key);
      }
      if (chance != 1) {
        b.add(row(i, chance == 2 ? "other" : "same"));
      } else {
        expected.add("only_in_a " + key);
      }
      if (chance == 2) {
        expected.add("cells " + key);
      }
    }
    ComparedPair.write(coodie, insert(pair.a()), TYPES, a);
    ComparedPair.write(coodie, insert(pair.b()), TYPES, b);

    Found found = pair.compare();

    assertThat(expected).hasSizeGreaterThan(400);
    assertThat(found.result().rows()).isEqualTo(ROWS);
    assertThat(found.lines()).hasSize(expected.size());
    assertThat(
            new TreeSet<>(
                found.lines().stream()
                    .map(
                        line ->
                            line.get("difference").asText()
                                + " "
                                + line.at("/key/p")
                                + "/"
                                + line.at("/key/c"))
                    .toList()))
        .isEqualTo(expected);
    ComparisonResult repaired = pair.comparison().repair(Side.B).apply().delete().force().run();
    assertThat(repaired.differences()).isEqualTo(expected.size());
    assertThat(pair.compare().lines()).isEmpty();
  }
}
