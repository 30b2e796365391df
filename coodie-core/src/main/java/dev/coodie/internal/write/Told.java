package dev.coodie.internal.write;

import dev.coodie.driver.CqlStatement;
import dev.coodie.driver.Written;
import dev.coodie.model.DocumentModel;
import dev.coodie.model.ModelColumn;
import dev.coodie.schema.definition.ColumnKind;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/**
 * Which cells of the current row a rejected write was told. Cassandra sends a row of all columns,
 * but has read static columns only if a conditional statement writes one or compares it, and
 * regular ones only if it is about rows: the others come as null, whatever they are.
 */
public record Told(boolean statics, boolean rows, Set<String> compared) {
  public static Told by(Collection<CqlStatement> statements) {
    boolean statics = false;
    boolean rows = false;
    Set<String> compared = new HashSet<>();
    for (CqlStatement statement : statements) {
      if (statement.conditional()) {
        Written written = statement.written();
        statics |= written.statics();
        rows |= written.rows();
        compared.addAll(written.compared());
      }
    }
    return new Told(statics, rows, compared);
  }

  boolean isTold(DocumentModel<?> model, ModelColumn column) {
    return column.isKey()
        || compared.contains(column.name())
        || (column.kind() == ColumnKind.STATIC ? statics : rows || !model.hasStaticColumns());
  }
}
