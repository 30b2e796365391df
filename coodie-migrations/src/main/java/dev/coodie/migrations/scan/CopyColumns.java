package dev.coodie.migrations.scan;

import dev.coodie.cql.CqlTypes;
import dev.coodie.error.MigrationException;
import dev.coodie.schema.definition.ColumnDefinition;
import dev.coodie.schema.definition.ColumnKind;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Which column of one table goes into which of another. */
record CopyColumns(List<Pair> keys, List<Pair> statics, List<Pair> regulars) {
  /** {@code from} of the one table becomes {@code to} of the other. */
  record Pair(ColumnDefinition from, ColumnDefinition to, UnaryOperator<ByteBuffer> conversion) {}

  static CopyColumns of(
      ScannedTable from,
      ScannedTable to,
      Map<String, String> renamed,
      Set<String> without,
      boolean cellByCell) {
    renamed.keySet().forEach(from::column);
    without.forEach(from::column);
    List<Pair> pairs = new ArrayList<>();
    for (ColumnDefinition column : from.columns()) {
      if (!without.contains(column.name())) {
        pairs.add(pair(from, column, to, renamed.getOrDefault(column.name(), column.name())));
      }
    }
    checkOnce(to, pairs);
    List<Pair> keys = keys(to, pairs);
    List<Pair> values = pairs.stream().filter(p -> !p.to().isKey()).toList();
    if (cellByCell) {
      values.forEach(p -> checkCells(from, p.from()));
    }
    return new CopyColumns(
        keys,
        values.stream().filter(p -> p.to().kind() == ColumnKind.STATIC).toList(),
        values.stream().filter(p -> p.to().kind() != ColumnKind.STATIC).toList());
  }

  private static Pair pair(
      ScannedTable from, ColumnDefinition source, ScannedTable to, String name) {
    if (to.columns().stream().noneMatch(c -> c.name().equals(name))) {
      throw new MigrationException(
          "coodie-965",
          "Column \""
              + source.name()
              + "\" of "
              + from
              + " has no place in "
              + to
              + ". Give it one with rename(\""
              + source.name()
              + "\", ..), or leave it out with without(\""
              + source.name()
              + "\"), which loses its values.");
    }
    ColumnDefinition target = to.column(name);
    if (source.type().equals("counter")) {
      throw new MigrationException(
          "coodie-968",
          "Column \""
              + source.name()
              + "\" of "
              + from
              + " is a counter, which can only be added to: a copy that is repeated would count"
              + " twice.");
    }
    return new Pair(
        source,
        target,
        Conversions.between(source.type(), target.type())
            .orElseThrow(() -> otherType(from, source, to, target)));
  }

  private static MigrationException otherType(
      ScannedTable from, ColumnDefinition source, ScannedTable to, ColumnDefinition target) {
    return new MigrationException(
        "coodie-966",
        "Column \""
            + source.name()
            + "\" of "
            + from
            + " is "
            + source.type()
            + ", but \""
            + target.name()
            + "\" of "
            + to
            + " is "
            + target.type()
            + ", which has no equal for every value. To change values, use"
            + " TableScan.forEachAsync and write them yourself.");
  }

  private static void checkOnce(ScannedTable to, List<Pair> pairs) {
    Set<String> filled = new HashSet<>();
    for (Pair pair : pairs) {
      if (!filled.add(pair.to().name())) {
        throw new MigrationException(
            "coodie-973",
            "Two columns would be copied into \"" + pair.to().name() + "\" of " + to + ".");
      }
    }
  }

  private static List<Pair> keys(ScannedTable to, List<Pair> pairs) {
    List<Pair> keys = new ArrayList<>();
    for (ColumnDefinition key : to.columns().stream().filter(ColumnDefinition::isKey).toList()) {
      keys.add(
          pairs.stream()
              .filter(p -> p.to().equals(key))
              .findFirst()
              .orElseThrow(
                  () ->
                      new MigrationException(
                          "coodie-972",
                          "No column is copied into \""
                              + key.name()
                              + "\", which is part of the key of "
                              + to
                              + ". Name one with rename(.., \""
                              + key.name()
                              + "\").")));
    }
    return List.copyOf(keys);
  }

  private static void checkCells(ScannedTable from, ColumnDefinition column) {
    if (CqlTypes.hasSeveralCells(column.type())) {
      throw new MigrationException(
          "coodie-967",
          "Column \""
              + column.name()
              + "\" of "
              + from
              + " is "
              + column.type()
              + ", whose elements have write times and times to live of their own, which a copy"
              + " cannot keep. Copy without preserveWriteTime() and preserveTtl(), or leave the"
              + " column out with without(\""
              + column.name()
              + "\").");
    }
  }
}
