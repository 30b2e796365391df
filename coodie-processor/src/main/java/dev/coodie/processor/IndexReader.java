package dev.coodie.processor;

import dev.coodie.annotation.IndexMethod;
import dev.coodie.annotation.IndexTarget;
import dev.coodie.annotation.Indexed;
import dev.coodie.annotation.VectorIndex;
import java.util.Map;
import java.util.Optional;

/** Reads the index on a column and checks that the server would make it. */
final class IndexReader {
  /** The option of a vector index that says how nearness is measured. */
  static final String SIMILARITY = "similarity_function";

  /** Options that something else says. */
  private static final Map<String, String> OF_THE_ANNOTATION =
      Map.of(
          SIMILARITY,
          "told with similarity = ..",
          "class_name",
          "chosen by the server. Remove it",
          "target",
          "the column. Remove it");

  private final Findings findings;

  IndexReader(Findings findings) {
    this.findings = findings;
  }

  /** The index that the annotations ask for. */
  static Optional<Column.Index> read(Property property, Table table, String column) {
    Optional<VectorIndex> nearest = property.annotation(VectorIndex.class);
    if (nearest.isPresent()) {
      return Optional.of(
          new Column.Index(
              name(nearest.get().name(), table, column),
              IndexTarget.VALUES,
              IndexMethod.VECTOR,
              nearest(nearest.get())));
    }
    return property
        .annotation(Indexed.class)
        .map(
            indexed ->
                new Column.Index(
                    name(indexed.name(), table, column),
                    indexed.target(),
                    indexed.using(),
                    Entries.of(indexed.options())));
  }

  private static Map<String, String> nearest(VectorIndex index) {
    Map<String, String> options = Entries.of(index.options());
    options.put(SIMILARITY, index.similarity().name());
    return options;
  }

  private static String name(String asked, Table table, String column) {
    return asked.isEmpty() ? table.name() + "_" + column + "_idx" : asked;
  }

  void check(Column column) {
    if (column.index().isEmpty()) {
      return;
    }
    Property property = column.property();
    Column.Index index = column.index().get();
    boolean nearest = property.has(VectorIndex.class);
    if (!Names.isIndexName(index.name())) {
      String annotation = nearest ? "VectorIndex" : "Indexed";
      findings.report(
          property.element(),
          Problem.BAD_INDEX_NAME,
          property,
          index.name(),
          "@" + annotation + "(name = ...) gives it another name");
    }
    if (nearest) {
      checkNearest(column);
    } else {
      checkMethod(column, index);
    }
  }

  private void checkNearest(Column column) {
    Property property = column.property();
    String wrong = property.annotation(VectorIndex.class).map(IndexReader::wrongOptions).orElse("");
    if (property.has(Indexed.class)) {
      wrong = "is also @Indexed. Remove one of the two annotations";
    } else if (!(column.value().stored() instanceof StoredType.Vector vector)
        || !vector.element().equals(Scalars.FLOAT)) {
      String type = TypeText.of(property.type());
      wrong = "has type " + type + ". Make it a vector of floats, for example @Vector(3) float[]";
    } else if (column.role() != Column.Role.REGULAR) {
      String what = column.isKey() ? "part of the primary key" : "@StaticColumn";
      wrong = "is " + what + ", where vectors cannot be searched. Make it a plain column";
    }
    if (!wrong.isEmpty()) {
      findings.report(property.element(), Problem.VECTOR_INDEX, property, wrong);
    }
  }

  /** What is wrong with its options and what to do, or nothing. */
  private static String wrongOptions(VectorIndex index) {
    Optional<String> malformed = Entries.advice(index.options());
    if (malformed.isPresent()) {
      return "has options " + malformed.get().replaceFirst("\\.$", "");
    }
    for (String option : Entries.of(index.options()).keySet()) {
      if (OF_THE_ANNOTATION.containsKey(option)) {
        return "has the option " + option + ", which is " + OF_THE_ANNOTATION.get(option);
      }
    }
    return "";
  }

  private void checkMethod(Column column, Column.Index index) {
    Property property = column.property();
    StoredType stored = column.value().stored();
    Indexed indexed = property.annotation(Indexed.class).orElseThrow();
    String wrong = Entries.advice(indexed.options()).orElse("");
    if (index.method() == IndexMethod.VECTOR) {
      wrong = "which is not for @Indexed. Use @VectorIndex.";
    } else if (index.method() == IndexMethod.SECONDARY && indexed.options().length > 0) {
      wrong = "which takes no options. Remove them, or use SAI or SASI.";
    } else if (index.method() == IndexMethod.SASI && !isScalar(stored)) {
      wrong = "which is for scalar columns, not for " + stored.cql() + ". Use another.";
    }
    if (!wrong.isEmpty()) {
      findings.report(property.element(), Problem.INDEX_METHOD, property, index.method(), wrong);
      return;
    }
    String advice = advice(stored, index.target());
    if (!advice.isEmpty()) {
      findings.report(
          property.element(), Problem.INDEX_TARGET, property, stored.cql(), index.target(), advice);
    }
  }

  private static boolean isScalar(StoredType type) {
    StoredType stored = type.plain();
    return stored instanceof StoredType.Scalar || stored instanceof StoredType.EnumText;
  }

  /** What to do about an index the server would refuse, or nothing. */
  private static String advice(StoredType type, IndexTarget target) {
    StoredType stored = type.plain();
    boolean collection = stored instanceof StoredType.Collection;
    boolean map = stored instanceof StoredType.Collection c && c.kind() == StoredType.Kind.MAP;
    if (collection && stored.isFrozen()) {
      return target == IndexTarget.FULL ? "" : "Use target = FULL for a frozen collection.";
    }
    if (stored instanceof StoredType.UserDefined && !stored.isFrozen()) {
      return "Use @Frozen.";
    }
    if (stored instanceof StoredType.Vector) {
      return "Use @VectorIndex.";
    }
    if (stored.cql().equals("duration")) {
      return "Remove @Indexed.";
    }
    return switch (target) {
      case VALUES -> "";
      case KEYS, ENTRIES -> map ? "" : "It is for maps: remove the target.";
      case FULL -> "It is for frozen collections: remove the target or add @Frozen.";
    };
  }
}
