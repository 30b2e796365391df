package dev.coodie.processor;

import dev.coodie.annotation.ClusteringKey;
import dev.coodie.annotation.Name;
import dev.coodie.annotation.PartitionKey;
import dev.coodie.annotation.StaticColumn;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;

/** Reads the columns of a document and checks each by itself. */
final class ColumnReader {
  private final Env env;
  private final Findings findings;

  ColumnReader(Env env, Findings findings) {
    this.env = env;
    this.findings = findings;
  }

  /** The columns as declared; one with a problem that hides its type is left out. */
  List<Column> read(TypeElement type, Creation creation, Table table) {
    List<Column> columns = new ArrayList<>();
    List<Property> properties = new PropertyReader(env, type, findings).read(creation);
    for (Property property : properties) {
      String name =
          property
              .annotation(Name.class)
              .map(Name::value)
              .orElse(table.columnName(property.name()));
      checkName(property, name);
      checkRole(property);
      Value value = new TypeReader(env, findings).read(property);
      if (value != null) {
        Column column =
            new Column(
                property,
                name,
                value,
                Column.roleOf(property),
                IndexReader.read(property, table, name));
        checkKeyType(column);
        new IndexReader(findings).check(column);
        columns.add(column);
      }
    }
    if (properties.isEmpty()) {
      findings.report(
          type, Problem.NO_COLUMNS, Names.nested(type), Env.isRecord(type) ? "component" : "field");
    }
    return columns;
  }

  private void checkName(Property property, String name) {
    if (!Names.isColumnName(name)) {
      findings.report(property.element(), Problem.BAD_NAME, property, name);
    }
    if (Names.isReservedInDocument(property)) {
      findings.report(
          property.element(), Problem.RESERVED_NAME, property, Names.generated(property.owner()));
    }
  }

  private void checkRole(Property property) {
    boolean partition = property.has(PartitionKey.class);
    boolean clustering = property.has(ClusteringKey.class);
    if (partition && clustering) {
      findings.report(property.element(), Problem.TWO_KEY_ROLES, property);
    }
    if ((partition || clustering) && property.has(StaticColumn.class)) {
      findings.report(property.element(), Problem.STATIC_KEY, property);
    }
  }

  private void checkKeyType(Column column) {
    if (!column.isKey()) {
      return;
    }
    Property property = column.property();
    Element element = property.element();
    boolean filled = column.isBucket(); // by coodie, so that it may be null before
    if ((property.isNullable() && !filled) || column.value().form() == Value.Form.OPTIONAL) {
      findings.report(element, Problem.NULLABLE_KEY, property);
    }
    if (column.value().isOpen()) {
      String what =
          column.value().stored() instanceof StoredType.UserDefined
              ? "user-defined type"
              : "collection";
      findings.report(element, Problem.KEY_NOT_FROZEN, property, what);
    }
    if (column.value().stored().cql().equals("duration")) {
      findings.report(element, Problem.KEY_TYPE, property, "duration");
    }
  }
}
