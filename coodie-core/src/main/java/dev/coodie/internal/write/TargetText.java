package dev.coodie.internal.write;

import dev.coodie.column.Assignment;
import dev.coodie.column.Column;
import dev.coodie.column.Term;
import dev.coodie.column.ValueType;
import dev.coodie.driver.Routing;
import dev.coodie.driver.Written;
import dev.coodie.driver.Written.WholeList;
import dev.coodie.driver.WrittenColumns;
import dev.coodie.internal.cql.Bound;
import dev.coodie.internal.cql.Cql;
import dev.coodie.internal.cql.Texts.Text;
import dev.coodie.internal.table.Table;
import dev.coodie.model.ModelColumn;
import dev.coodie.schema.definition.ColumnKind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes the CQL of changes of rows, with what is known of it beside the text. */
record TargetText(TargetState<?> target) {
  Text update(
      String name, List<? extends Assignment<?>> assignments, boolean timestamp, boolean ttl) {
    checks().assignments(assignments);
    boolean onlyStatic = true;
    List<ModelColumn> written = new ArrayList<>();
    for (Assignment<?> assignment : assignments) {
      ModelColumn column = table().model().require(assignment.column());
      checks().assignable(column);
      checks().counted(assignment);
      written.add(column);
      onlyStatic &= column.kind() == ColumnKind.STATIC;
    }
    checks().notNull(assignments);
    checks().conditions();
    checks()
        .key(
            onlyStatic ? table().model().partitionKeySize() : table().model().keySize(),
            "update()");
    List<ValueType<?>> types = usingTypes(timestamp, ttl);
    List<WholeList> lists = lists(assignments, types.size());
    Bound.addAssignmentTypes(types, assignments);
    boolean statics = assignments.stream().anyMatch(a -> table().model().isStatic(a.column()));
    return text(
        Cql.update(name, timestamp, ttl, assignments, target.where(), target.condition()),
        types,
        new Write(
            name,
            table().writes(target.settings(), written, false),
            lists,
            timestamp,
            statics,
            !onlyStatic));
  }

  /** Those that are replaced; {@code first} is the place of the first assignment's values. */
  private List<WholeList> lists(List<? extends Assignment<?>> assignments, int first) {
    List<WholeList> lists = new ArrayList<>();
    List<ValueType<?>> types = new ArrayList<>();
    for (Assignment<?> assignment : assignments) {
      Column<?, ?> column = assignment.column();
      if (assignment.kind() == Assignment.Kind.SET && column.type().isOpenList()) {
        lists.add(
            new WholeList(column.name(), first + types.size(), table().model().isStatic(column)));
      }
      Bound.addAssignmentTypes(types, List.of(assignment));
    }
    return lists;
  }

  Text delete(String name, List<? extends Column<?, ?>> columns, boolean timestamp) {
    boolean onlyStatic = !columns.isEmpty();
    for (Column<?, ?> wanted : columns) {
      ModelColumn column = table().model().require(wanted);
      checks().assignable(column);
      onlyStatic &= column.kind() == ColumnKind.STATIC;
    }
    checks().conditions();
    boolean wholeKey = (!columns.isEmpty() && !onlyStatic) || target.condition().isPresent();
    checks()
        .key(wholeKey ? table().model().keySize() : table().model().partitionKeySize(), "delete()");
    boolean statics = columns.stream().anyMatch(table().model()::isStatic);
    return text(
        Cql.delete(name, columns, timestamp, target.where(), target.condition()),
        usingTypes(timestamp, false),
        new Write(name, null, List.of(), timestamp, statics, !onlyStatic));
  }

  /** What the markers before WHERE write. */
  private record Write(
      String table,
      @Nullable WrittenColumns columns,
      List<WholeList> lists,
      boolean timestamp,
      boolean statics,
      boolean rows) {}

  private Text text(String cql, List<ValueType<?>> types, Write write) {
    int first = types.size();
    int partition = table().model().partitionKeySize();
    int[] markers = markers(0, partition, first);
    Set<String> compared = new HashSet<>();
    for (Term term : target.condition().orElse(List.of())) {
      term.columns().forEach(c -> compared.add(c.name()));
    }
    Written written =
        new Written(
            write.columns,
            markers(partition, table().model().keySize(), first),
            write.lists,
            write.timestamp ? 0 : -1,
            write.statics,
            write.rows,
            compared);
    Routing routing = new Routing(write.table, markers == null ? new int[0] : markers);
    Bound.addTypes(types, target.where());
    Bound.addTypes(types, target.condition().orElse(List.of()));
    return new Text(cql, types.toArray(new ValueType<?>[0]), routing, written);
  }

  /** Where key columns are among the markers, when each of them has one value. */
  private int @Nullable [] markers(int from, int to, int firstMarker) {
    int[] markers = new int[to - from];
    for (int i = 0; i < markers.length; i++) {
      Column<?, ?> column = table().model().columns().get(from + i).column();
      int marker = firstMarker;
      markers[i] = -1;
      for (Term term : target.where()) {
        if (term.equates(column)) {
          markers[i] = marker;
        }
        marker += term.size();
      }
      if (markers[i] < 0) {
        return null;
      }
    }
    return markers;
  }

  private static List<ValueType<?>> usingTypes(boolean timestamp, boolean ttl) {
    List<ValueType<?>> types = new ArrayList<>();
    if (timestamp) {
      types.add(ValueType.BIGINT);
    }
    if (ttl) {
      types.add(ValueType.INT);
    }
    return types;
  }

  private Table<?> table() {
    return target.table();
  }

  private TargetChecks checks() {
    return new TargetChecks(target);
  }
}
