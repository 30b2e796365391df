package dev.coodie.migrations.write;

import dev.coodie.annotation.ClusteringOrder;
import dev.coodie.schema.definition.ColumnDefinition;
import dev.coodie.schema.definition.ColumnKind;
import dev.coodie.schema.definition.IndexDefinition;
import dev.coodie.schema.definition.TableDefinition;
import dev.coodie.schema.definition.ViewDefinition;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/** Writes the document of a table, and those of its materialized views. */
final class TableText {
  private static final int MOST_SLOTS = 254;

  private final TableDefinition table;
  private final String packageName;
  private final String type;
  private final Map<String, String> userTypes;
  private final Map<String, String> properties = new LinkedHashMap<>();

  TableText(TableDefinition table, String packageName, String type, Map<String, String> userTypes) {
    this.table = table;
    this.packageName = packageName;
    this.type = type;
    this.userTypes = userTypes;
    JavaNames names = new JavaNames();
    for (ColumnDefinition column : table.columns()) {
      properties.put(column.name(), names.property(column.name()));
    }
  }

  String type() {
    return type;
  }

  /** Why there can be no document of the table, if there can be none. */
  Optional<String> obstacle() {
    int slots = 0;
    for (ColumnDefinition column : table.columns()) {
      Optional<String> reason = obstacle(column);
      if (column.isKey() && reason.isPresent()) {
        return Optional.of(
            "column \"" + column.name() + "\" is part of its key, and " + reason.get());
      }
      boolean two = column.type().equals("bigint") || column.type().equals("double");
      slots += reason.isPresent() ? 0 : two || column.type().equals("counter") ? 2 : 1;
    }
    return slots > MOST_SLOTS
        ? Optional.of("a record cannot have so many components: " + table.columns().size())
        : Optional.empty();
  }

  WrittenDocuments.Source document(Optional<String> keyspace) {
    SourceText source = new SourceText(packageName, type, userTypes);
    for (ColumnDefinition column : table.columns()) {
      Optional<String> reason = obstacle(column);
      reason.ifPresent(
          r -> source.note("Column \"" + column.name() + "\" is not here: " + r + "."));
      if (reason.isEmpty()) {
        List<String> annotations = keyAnnotations(table, column, source.imports());
        annotations.addAll(annotations(column, source));
        String property = property(column);
        String javaType =
            column.isKey() || CqlTypeText.parse(column.type()).name().equals("counter")
                ? source.types().present(CqlTypeText.parse(column.type()), property)
                : source.types().nullable(CqlTypeText.parse(column.type()), property);
        source.add(JavaText.component(annotations, javaType, property));
      }
    }
    List<String> members = new ArrayList<>();
    if (!JavaNames.snakeCase(type).equals(table.name())) {
      members.add("table = " + JavaText.string(table.name()));
    }
    keyspace.ifPresent(name -> members.add("keyspace = " + JavaText.string(name)));
    if (table.defaultTtl() > 0) {
      members.add("defaultTtl = " + table.defaultTtl());
    }
    options(table, source).ifPresent(members::add);
    String annotation = JavaText.annotation(source.imports().annotation("Document"), members);
    return written(source, "A row of table {@code " + table.name() + "}.", annotation);
  }

  /** The document of a view of this table. */
  WrittenDocuments.Source view(TableDefinition view, String viewType) {
    ViewDefinition definition = view.view().orElseThrow();
    SourceText source = new SourceText(packageName, viewType, userTypes);
    JavaTypes types = new JavaTypes(source.imports(), userTypes, new Tuples(type + "."));
    // Tuples are named in the order of the base's columns.
    Map<String, String> javaTypes = new LinkedHashMap<>();
    for (ColumnDefinition column : table.columns()) {
      boolean key = view.column(column.name()).filter(ColumnDefinition::isKey).isPresent();
      BiFunction<CqlTypeText, String, String> written = key ? types::present : types::nullable;
      if (obstacle(column).isEmpty() && view.column(column.name()).isPresent()) {
        javaTypes.put(
            column.name(), written.apply(CqlTypeText.parse(column.type()), property(column)));
      }
    }
    for (ColumnDefinition column : view.columns()) {
      String javaType = javaTypes.get(column.name());
      if (javaType == null) {
        source.note("Column \"" + column.name() + "\" is not here, as in the base.");
      } else {
        List<String> annotations = keyAnnotations(view, column, source.imports());
        annotations.addAll(plain(column, source.imports()));
        source.add(JavaText.component(annotations, javaType, property(column)));
      }
    }
    List<String> members = new ArrayList<>();
    members.add("of = " + type + ".class");
    if (!JavaNames.snakeCase(viewType).equals(view.name())) {
      members.add("name = " + JavaText.string(view.name()));
    }
    String where = WhereText.of(view, definition.where());
    if (!where.isEmpty()) {
      members.add("where = " + JavaText.string(where));
    }
    options(view, source).ifPresent(members::add);
    return written(
        source,
        "A row of the materialized view {@code " + view.name() + "}.",
        JavaText.annotation(source.imports().annotation("MaterializedView"), members));
  }

  private Optional<String> options(TableDefinition of, SourceText source) {
    List<String> options = OptionText.annotations(of.options(), source);
    return options.isEmpty() ? Optional.empty() : Optional.of(JavaText.array("options", options));
  }

  private static WrittenDocuments.Source written(
      SourceText source, String javadoc, String annotation) {
    return new WrittenDocuments.Source(
        source.name(), source.text(javadoc, annotation), source.notes());
  }

  private List<String> annotations(ColumnDefinition column, SourceText source) {
    Imports imports = source.imports();
    List<String> annotations = new ArrayList<>();
    if (column.kind() == ColumnKind.STATIC) {
      annotations.add(imports.annotation("StaticColumn"));
    }
    if (column.type().equals("counter")) {
      annotations.add(imports.annotation("Counter"));
    }
    if (column.mask().endsWith("(?)")) {
      source.note(
          "The mask of \""
              + column.name()
              + "\" is not here: a constant of "
              + column.mask()
              + " is a collection, tuple or user-defined type.");
    } else if (column.isMasked()) {
      annotations.add(
          imports.annotation("Masked")
              + (column.mask().equals("DEFAULT")
                  ? ""
                  : "(" + JavaText.string(column.mask()) + ")"));
    }
    CheckText.annotation(column, source).ifPresent(annotations::add);
    annotations.addAll(plain(column, imports));
    boolean indexed = false;
    for (IndexDefinition index : table.indexes()) {
      if (index.column().equals(column.name())) {
        Optional<String> reason =
            indexed
                ? Optional.of("its column has another one, and a property has one at most")
                : IndexText.obstacle(table, column, index);
        if (reason.isPresent()) {
          source.note(
              "Index "
                  + index.name()
                  + " of \""
                  + column.name()
                  + "\" is not here: "
                  + reason.get()
                  + ".");
        } else {
          annotations.add(0, IndexText.annotation(table, index, imports));
          indexed = true;
        }
      }
    }
    return annotations;
  }

  /** The annotations that a property has in a view, too. */
  private List<String> plain(ColumnDefinition column, Imports imports) {
    List<String> annotations = new ArrayList<>();
    if (!JavaNames.snakeCase(property(column)).equals(column.name())) {
      annotations.add(imports.annotation("Name") + "(" + JavaText.string(column.name()) + ")");
    }
    CqlTypeText columnType = CqlTypeText.parse(column.type());
    if (columnType.frozen() && (JavaTypes.isCollection(columnType) || columnType.isUserType())) {
      annotations.add(imports.annotation("Frozen"));
    }
    return annotations;
  }

  private static List<String> keyAnnotations(
      TableDefinition of, ColumnDefinition column, Imports imports) {
    List<String> annotations = new ArrayList<>();
    List<ColumnDefinition> same =
        of.columns().stream().filter(c -> c.kind() == column.kind()).toList();
    List<String> members = new ArrayList<>();
    if (column.kind() == ColumnKind.PARTITION_KEY) {
      annotations.add(
          imports.annotation("PartitionKey")
              + (same.size() > 1 ? "(" + same.indexOf(column) + ")" : ""));
    } else if (column.kind() == ColumnKind.CLUSTERING) {
      if (same.size() > 1) {
        members.add(String.valueOf(same.indexOf(column)));
      }
      if (column.order() != ClusteringOrder.ASC) {
        members.replaceAll(position -> "value = " + position);
        members.add("order = " + imports.constant(column.order()));
      }
      annotations.add(JavaText.annotation(imports.annotation("ClusteringKey"), members));
    }
    return annotations;
  }

  private Optional<String> obstacle(ColumnDefinition column) {
    if (column.name().indexOf('\0') >= 0) {
      return Optional.of("its name has the character NUL, which no annotation may have");
    }
    return JavaTypes.obstacle(CqlTypeText.parse(column.type()), Set.copyOf(userTypes.keySet()));
  }

  private String property(ColumnDefinition column) {
    return properties.getOrDefault(column.name(), column.name());
  }
}
