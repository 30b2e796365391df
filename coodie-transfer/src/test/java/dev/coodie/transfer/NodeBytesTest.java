package dev.coodie.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coodie.Coodie;
import dev.coodie.column.ValueType;
import dev.coodie.cql.CqlNames;
import dev.coodie.driver.CqlStatement;
import dev.coodie.embedded.EmbeddedCassandra;
import dev.coodie.error.StatementException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever bytes a node takes are exported, imported, and the same. */
class NodeBytesTest {
  private static final String KEYSPACE = "transfer_" + UUID.randomUUID().toString().substring(0, 8);
  private static final List<ValueType<?>> SCALARS =
      EveryType.values().values().stream().filter(type -> Shape.of(type) == Shape.SCALAR).toList();
  private static EmbeddedCassandra node;
  private static Coodie coodie;

  @TempDir private Path directory;

  @BeforeAll
  static void start() {
    node = EmbeddedCassandra.shared();
    coodie = node.coodie(KEYSPACE);
    for (ValueType<?> type : SCALARS) {
      create(type, "v_" + type.cql(), type.cql());
      if (type != ValueType.DURATION) {
        create(type, "key_" + type.cql(), "int");
      }
    }
  }

  private static void create(ValueType<?> type, String table, String value) {
    String key = table.startsWith("key_") ? type.cql() : "int";
    String cql = type.cql();
    String map =
        type == ValueType.DURATION ? "frozen<list<duration>>" : "map<" + cql + ", " + cql + ">";
    coodie
        .schema()
        .run(
            "CREATE TABLE "
                + CqlNames.table(KEYSPACE, table)
                + " (p int, k "
                + key
                + ", v "
                + value
                + ", l frozen<list<"
                + cql
                + ">>, m "
                + map
                + ", t tuple<"
                + cql
                + ", int>, n vector<"
                + cql
                + ", 2>, PRIMARY KEY (p, k))");
  }

  @AfterAll
  static void stop() {
    coodie.schema().dropKeyspace(KEYSPACE);
    coodie.close();
    node.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"v.jsonl", "v.csv"})
  void any_bytes_that_a_node_takes_come_back(String name) {
    Random random = new Random(5);
    for (ValueType<?> type : SCALARS) {
      String table = "v_" + type.cql();
      coodie.execute("DELETE FROM " + CqlNames.table(KEYSPACE, table) + " WHERE p = 1");
      TransferTable read = TransferTable.read(coodie, KEYSPACE, table);
      int taken = 0;
      for (ByteBuffer bytes : candidates(type, random)) {
        for (String column : List.of("v", "l", "m", "t", "n")) {
          taken += insert(read, column, taken, bytes) ? 1 : 0;
        }
      }

      assertThat(taken).as(type.cql()).isPositive();
      roundTrip(table, directory.resolve(type.cql() + name));
    }
  }

  @Test
  void any_bytes_of_a_key_come_back() {
    Random random = new Random(6);
    for (ValueType<?> type : SCALARS) {
      if (type == ValueType.DURATION) {
        continue;
      }
      String table = "key_" + type.cql();
      int taken = 0;
      for (ByteBuffer bytes : candidates(type, random)) {
        if (!isIncomparable(type, bytes)) {
          taken += insertKey(table, bytes, type) ? 1 : 0;
        }
      }

      assertThat(taken).as(type.cql()).isPositive();
      roundTrip(table, directory.resolve(type.cql() + ".jsonl"));
      roundTrip(table, directory.resolve(type.cql() + ".csv"));
    }
  }

  /**
   * The server compares keys as numbers. It fails, at any later statement, where there is a scale
   * without a number, or scales are too far from each other.
   */
  private static boolean isIncomparable(ValueType<?> type, ByteBuffer bytes) {
    return type == ValueType.DECIMAL
        && bytes.hasRemaining()
        && (bytes.remaining() <= 4 || Math.abs((long) bytes.getInt(bytes.position())) > 1_000);
  }

  private static List<ByteBuffer> candidates(ValueType<?> type, Random random) {
    List<ByteBuffer> all = new ArrayList<>();
    for (OddBytes.Cell odd : OddBytes.scalars()) {
      if (odd.type().cql().equals(type.cql())) {
        all.add(odd.bytes());
      }
    }
    for (int length : new int[] {0, 1, 2, 4, 5, 8, 16}) {
      for (int i = 0; i < 2; i++) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        if (type == ValueType.ASCII) {
          for (int j = 0; j < length; j++) {
            bytes[j] &= 0x7F;
          }
        }
        if (type == ValueType.TIMEUUID && length == 16) {
          bytes[6] = 0x10;
        }
        all.add(ByteBuffer.wrap(bytes));
      }
    }
    return all;
  }

  /** Whether the node took it. */
  private static boolean insert(TransferTable table, String column, int key, ByteBuffer bytes) {
    ValueType<?> whole = table.column(column).type();
    ByteBuffer cell;
    try {
      cell =
          switch (column) {
            case "v" -> bytes;
            case "l" -> Parts.join(whole, List.of(bytes, bytes));
            case "m" -> Parts.join(whole, List.of(bytes, bytes));
            case "t" -> Parts.join(whole, List.of(bytes));
            default -> Parts.join(whole, List.of(bytes, bytes));
          };
    } catch (BadValueException e) {
      return false; // a vector knows the length
    }
    return insert(table.name(), column, ValueType.INT.encode(key), ValueType.INT, cell, whole);
  }

  private static boolean insertKey(String table, ByteBuffer bytes, ValueType<?> type) {
    return insert(table, "v", bytes, type, ValueType.INT.encode(1), ValueType.INT);
  }

  private static boolean insert(
      String table,
      String column,
      ByteBuffer key,
      ValueType<?> keyType,
      ByteBuffer cell,
      ValueType<?> type) {
    try {
      coodie.execute(
          CqlStatement.of(
              "INSERT INTO "
                  + CqlNames.table(KEYSPACE, table)
                  + " (p, k, "
                  + column
                  + ") VALUES (1, ?, ?)",
              new ByteBuffer[] {key, cell},
              new ValueType<?>[] {keyType, type}));
      return true;
    } catch (StatementException e) {
      return false;
    }
  }

  private static void roundTrip(String table, Path file) {
    String select = "SELECT * FROM " + CqlNames.table(KEYSPACE, table);
    TreeSet<String> before = NodeTables.bytes(coodie, select);

    TableExport.of(coodie, KEYSPACE, table, file).run();
    coodie.execute("DELETE FROM " + CqlNames.table(KEYSPACE, table) + " WHERE p = 1");
    TransferResult result = TableImport.of(coodie, KEYSPACE, table, file).run();

    assertThat(result.rejects()).as(table).isEmpty();
    assertThat(NodeTables.bytes(coodie, select)).as(table).isEqualTo(before);
  }
}
