package dev.coodie.transfer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.coodie.Coodie;
import dev.coodie.batch.Batch;
import dev.coodie.column.ValueType;
import dev.coodie.cql.CqlNames;
import dev.coodie.driver.CqlStatement;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;

/** Two tables of one definition, A and B, for tests of comparisons. */
record ComparedPair(Coodie coodie, String keyspace, String a, String b) {
  private static final JsonMapper MAPPER = new JsonMapper();

  /** A result and its lines. */
  record Found(ComparisonResult result, List<JsonNode> lines, List<String> notes) {
    /** The line about the row whose first key column is this. */
    JsonNode line(Object key) {
      return lines.stream()
          .filter(line -> line.get("key").elements().next().asText().equals(key.toString()))
          .findFirst()
          .orElseThrow();
    }
  }

  /** Makes both; {@code definition} is what is between the parentheses, and what follows. */
  static ComparedPair make(Coodie coodie, String keyspace, String name, String definition) {
    ComparedPair pair = new ComparedPair(coodie, keyspace, name + "_a", name + "_b");
    for (String table : List.of(pair.a, pair.b)) {
      coodie.schema().run("CREATE TABLE " + CqlNames.table(keyspace, table) + " " + definition);
    }
    return pair;
  }

  TableComparison comparison() {
    return TableComparison.of(coodie, keyspace, a, coodie, keyspace, b);
  }

  Found compare() {
    return compare(c -> c);
  }

  Found compare(UnaryOperator<TableComparison> options) {
    List<JsonNode> lines = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    ComparisonResult result =
        options.apply(comparison()).lines(line -> lines.add(json(line))).notes(notes::add).run();
    return new Found(result, lines, notes);
  }

  static JsonNode json(String line) {
    try {
      return MAPPER.readTree(line);
    } catch (JsonProcessingException e) {
      throw new AssertionError(line, e);
    }
  }

  /** Runs CQL in which {@code @} stands for the table: on both, A or B. */
  void both(String cql, Object... values) {
    inA(cql, values);
    inB(cql, values);
  }

  void inA(String cql, Object... values) {
    run(a, cql, values);
  }

  void inB(String cql, Object... values) {
    run(b, cql, values);
  }

  private void run(String table, String cql, Object... values) {
    Object unused = coodie.execute(cql.replace("@", CqlNames.table(keyspace, table)), values);
  }

  /** Writes many rows of these encoded cells, in batches that a node takes. */
  static void write(
      Coodie coodie, String insert, List<ValueType<?>> types, List<List<ByteBuffer>> rows) {
    List<CompletableFuture<?>> running = new ArrayList<>();
    for (int i = 0; i < rows.size(); i += 50) {
      List<CqlStatement> some =
          rows.subList(i, Math.min(rows.size(), i + 50)).stream()
              .map(
                  row ->
                      CqlStatement.of(
                          insert,
                          row.toArray(new ByteBuffer[0]),
                          types.toArray(new ValueType<?>[0])))
              .toList();
      running.add(coodie.async().execute(Batch.unlogged(some)).toCompletableFuture());
      if (running.size() == 20) {
        CompletableFuture.allOf(running.toArray(CompletableFuture<?>[]::new)).join();
        running.clear();
      }
    }
    CompletableFuture.allOf(running.toArray(CompletableFuture<?>[]::new)).join();
  }
}
