package dev.coodie.migrations.write;

import dev.coodie.annotation.IndexMethod;
import dev.coodie.annotation.IndexTarget;
import dev.coodie.annotation.Similarity;
import dev.coodie.schema.definition.ColumnDefinition;
import dev.coodie.schema.definition.ColumnKind;
import dev.coodie.schema.definition.IndexDefinition;
import dev.coodie.schema.definition.TableDefinition;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The annotation for an index. */
final class IndexText {
  private static final String SIMILARITY = "similarity_function";

  private IndexText() {}

  static String annotation(TableDefinition table, IndexDefinition index, Imports imports) {
    List<String> members = new ArrayList<>();
    if (!index.name().equals(table.name() + "_" + index.column() + "_idx")) {
      members.add("name = " + JavaText.string(index.name()));
    }
    if (index.method() == IndexMethod.VECTOR) {
      Similarity similarity = similarity(index).orElseThrow();
      if (similarity != Similarity.COSINE) {
        members.add("similarity = " + imports.constant(similarity));
      }
      return JavaText.annotation(imports.annotation("VectorIndex"), members);
    }
    if (index.target() != IndexTarget.VALUES) {
      members.add("target = " + imports.constant(index.target()));
    }
    if (index.method() != IndexMethod.SECONDARY) {
      members.add("using = " + imports.constant(index.method()));
    }
    if (!index.options().isEmpty()) {
      members.add(JavaText.array("options", OptionText.entries(index.options())));
    }
    return JavaText.annotation(imports.annotation("Indexed"), members);
  }

  /** Why no annotation says it, if none does. */
  static Optional<String> obstacle(
      TableDefinition table, ColumnDefinition column, IndexDefinition index) {
    CqlTypeText type = CqlTypeText.parse(column.type());
    if (index.options().containsKey(IndexDefinition.CLASS_NAME)
        && index.method() == IndexMethod.SECONDARY) {
      return Optional.of("its class is " + index.options().get(IndexDefinition.CLASS_NAME));
    }
    if (column.kind() == ColumnKind.PARTITION_KEY && partitionKeySize(table) == 1) {
      return Optional.of("its column is the whole partition key");
    }
    return switch (index.method()) {
      case VECTOR -> vectorObstacle(type, column, index);
      case SECONDARY ->
          index.options().isEmpty()
              ? targetObstacle(type, index)
              : Optional.of("it has options " + index.options().keySet());
      case SAI, SASI ->
          OptionText.entriesObstacle(index.options()).or(() -> targetObstacle(type, index));
    };
  }

  private static Optional<String> vectorObstacle(
      CqlTypeText type, ColumnDefinition column, IndexDefinition index) {
    Map<String, String> others = new HashMap<>(index.options());
    others.remove(SIMILARITY);
    others.remove(IndexDefinition.CLASS_NAME);
    if (!others.isEmpty() || similarity(index).isEmpty()) {
      return Optional.of("it has options " + index.options().keySet());
    }
    boolean floats = type.name().equals("vector") && type.arguments().get(0).name().equals("float");
    return floats && column.kind() == ColumnKind.REGULAR
        ? Optional.empty()
        : Optional.of("its column is no plain column of floats");
  }

  private static Optional<String> targetObstacle(CqlTypeText type, IndexDefinition index) {
    boolean collection = JavaTypes.isCollection(type);
    if (collection && type.frozen() != (index.target() == IndexTarget.FULL)) {
      return Optional.of("it is of " + index.target() + " of a column of type " + type.name());
    }
    if (type.name().equals("vector") || (type.isUserType() && !type.frozen())) {
      return Optional.of("its column has type " + type.name());
    }
    return Optional.empty();
  }

  private static Optional<Similarity> similarity(IndexDefinition index) {
    String name = index.options().getOrDefault(SIMILARITY, "COSINE").toUpperCase(Locale.ROOT);
    return Arrays.stream(Similarity.values()).filter(s -> s.name().equals(name)).findFirst();
  }

  private static long partitionKeySize(TableDefinition table) {
    return table.columns().stream().filter(c -> c.kind() == ColumnKind.PARTITION_KEY).count();
  }
}
