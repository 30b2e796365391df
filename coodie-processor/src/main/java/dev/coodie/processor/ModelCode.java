package dev.coodie.processor;

import dev.coodie.annotation.Bucket;
import dev.coodie.annotation.Check;
import dev.coodie.annotation.IndexMethod;
import dev.coodie.annotation.Masked;
import dev.coodie.annotation.TableOption;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The constant {@code MODEL} and the calls that build it. */
final class ModelCode {
  static final int INDENT = 10;

  private final JavaFile file;
  private final Table table;

  ModelCode(JavaFile file, Table table) {
    this.file = file;
    this.table = table;
  }

  /** {@code calls} end with the one that builds. */
  void write(List<List<String>> groups) {
    String model = file.imports().name("dev.coodie.model", "DocumentModel");
    file.blank();
    file.line(2, "public static final " + model + "<" + file.document() + "> MODEL =");
    file.line(
        6, model + ".builder(" + file.document() + ".class, " + file.string(table.name()) + ")");
    List<String> lines = new ArrayList<>();
    groups.forEach(group -> lines.addAll(Layout.fill(INDENT, group)));
    int last = lines.size() - 1;
    lines.set(last, lines.get(last) + ";");
    file.lines(lines);
  }

  List<String> options() {
    List<String> calls = new ArrayList<>();
    if (!table.keyspace().isEmpty()) {
      calls.add(".keyspace(" + file.string(table.keyspace()) + ")");
    }
    if (table.defaultTtl() > 0) {
      calls.add(".defaultTtl(" + table.defaultTtl() + ")");
    }
    if (table.skipNulls()) {
      calls.add(".skipNulls()");
    }
    if (!table.consistency().isEmpty()) {
      String consistency = file.imports().name("dev.coodie.driver", "Consistency");
      calls.add(".consistency(" + consistency + "." + table.consistency() + ")");
    }
    if (!table.profile().isEmpty()) {
      calls.add(".profile(" + file.string(table.profile()) + ")");
    }
    for (TableOption option : table.options()) {
      String value =
          option.value().isEmpty()
              ? Entries.code(file, INDENT + Layout.CONTINUED, Entries.of(option.entries()))
              : file.string(option.value());
      calls.add(call(".option(", List.of(file.string(option.name()), value)));
    }
    return calls;
  }

  /** One call, over several lines if it is too long for one. */
  static String call(String opener, List<String> arguments) {
    return Layout.call(INDENT, "", opener, arguments, ")").stream()
        .flatMap(String::lines)
        .map(line -> line.substring(INDENT))
        .collect(Collectors.joining("\n"));
  }

  List<String> columns(List<Column> columns, Column.Role... roles) {
    List<Column.Role> wanted = List.of(roles);
    return columns.stream().filter(c -> wanted.contains(c.role())).map(this::column).toList();
  }

  List<String> indexes(List<Column> columns) {
    List<String> calls = new ArrayList<>();
    for (Column column : columns) {
      column.index().ifPresent(index -> calls.add(index(column, index)));
    }
    return calls;
  }

  List<String> masks(List<Column> columns) {
    List<String> calls = new ArrayList<>();
    for (Column column : columns) {
      Property property = column.property();
      property
          .annotation(Masked.class)
          .ifPresent(
              mask ->
                  calls.add(call(".masked(", List.of(property.name(), file.string(mask.value())))));
    }
    return calls;
  }

  List<String> checks(List<Column> columns) {
    List<String> calls = new ArrayList<>();
    for (Column column : columns) {
      Property property = column.property();
      property
          .annotation(Check.class)
          .ifPresent(
              check ->
                  calls.add(
                      call(
                          ".check(",
                          List.of(property.name(), file.string(CheckReader.cql(column, check))))));
    }
    return calls;
  }

  /** What fills one of the columns, if anything. */
  List<String> filled(List<Column> columns) {
    List<String> calls = new ArrayList<>();
    for (Column column : columns) {
      String name = column.property().name();
      Optional<Column> time = BucketChecks.time(column, columns);
      if (time.isPresent()) {
        Bucket bucket = column.property().annotation(Bucket.class).orElseThrow();
        String unit = constant("BucketUnit", bucket.by().name());
        calls.add(call(".bucket(", List.of(name, instants(time.get()), unit)));
      }
      if (column.isVersion()) {
        calls.add(".version(" + name + ")");
      }
    }
    return calls;
  }

  /** What tells who wrote a row, and when. */
  List<String> audits(List<Column> columns) {
    List<String> calls = new ArrayList<>();
    for (Class<? extends Annotation> annotation : AuditChecks.ALL) {
      for (Column column : columns) {
        if (column.property().has(annotation)) {
          String name = annotation.getSimpleName();
          String method = Character.toLowerCase(name.charAt(0)) + name.substring(1);
          calls.add("." + method + "(" + column.property().name() + ")");
        }
      }
    }
    return calls;
  }

  /** The column of times, as {@code Instant} also where the property has a type around it. */
  private String instants(Column time) {
    if (time.value().stored() instanceof StoredType.Scalar) {
      return time.property().name();
    }
    String document = file.document() + ".class";
    return file.column("ClusteringColumn")
        + ".of("
        + String.join(
            ", ", document, file.string(time.name()), file.column("ValueType") + ".TIMESTAMP")
        + ")";
  }

  private String index(Column column, Column.Index index) {
    List<String> arguments =
        new ArrayList<>(List.of(file.string(index.name()), column.property().name()));
    if (index.method() == IndexMethod.VECTOR) {
      arguments.add(
          constant("Similarity", index.options().getOrDefault(IndexReader.SIMILARITY, "COSINE")));
      Map<String, String> others = new LinkedHashMap<>(index.options());
      others.remove(IndexReader.SIMILARITY);
      if (!others.isEmpty()) {
        arguments.add(Entries.code(file, INDENT + Layout.CONTINUED, others));
      }
      return call(".vectorIndex(", arguments);
    }
    arguments.add(constant("IndexTarget", index.target().name()));
    if (index.method() != IndexMethod.SECONDARY) {
      arguments.add(constant("IndexMethod", index.method().name()));
      arguments.add(Entries.code(file, INDENT + Layout.CONTINUED, index.options()));
    }
    return call(".index(", arguments);
  }

  private String constant(String type, String name) {
    return file.imports().name("dev.coodie.annotation", type) + "." + name;
  }

  private String column(Column column) {
    String name = column.property().name();
    return switch (column.role()) {
      case PARTITION -> ".partitionKey(" + name + ")";
      case CLUSTERING ->
          ".clusteringKey("
              + name
              + ", "
              + constant("ClusteringOrder", column.order().name())
              + ")";
      case STATIC -> (column.isCounter() ? ".staticCounter(" : ".staticColumn(") + name + ")";
      case REGULAR -> (column.isCounter() ? ".counter(" : ".column(") + name + ")";
    };
  }
}
