package dev.coodie.internal.write;

import dev.coodie.column.Assignment;
import dev.coodie.column.Column;
import dev.coodie.column.Condition;
import dev.coodie.column.CounterColumn;
import dev.coodie.column.Element;
import dev.coodie.column.Operator;
import dev.coodie.column.Term;
import dev.coodie.column.ValueType;
import dev.coodie.driver.CqlStatement;
import dev.coodie.driver.Routing;
import dev.coodie.driver.Written;
import dev.coodie.driver.Written.WholeList;
import dev.coodie.error.InvalidQueryException;
import dev.coodie.internal.cql.Bound;
import dev.coodie.internal.cql.Cql;
import dev.coodie.internal.cql.Shape;
import dev.coodie.internal.cql.Texts.Text;
import dev.coodie.internal.table.Settings;
import dev.coodie.internal.table.Table;
import dev.coodie.model.ModelColumn;
import dev.coodie.schema.definition.ColumnKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The address of rows to change, as a value. {@code condition} is absent for a plain write, empty
 * for IF EXISTS.
 */
public record TargetState<D>(
    Table<D> table, Settings settings, List<Term> where, Optional<List<Term>> condition) {
  public TargetState(Table<D> table, Settings settings, List<Term> where) {
    this(table, settings, where, Optional.empty());
  }

  public TargetState<D> onlyIf(List<Term> terms) {
    return new TargetState<>(table, settings, where, Optional.of(terms));
  }

  @SafeVarargs
  public final TargetState<D> onlyIf(Condition<? super D> first, Condition<? super D>... more) {
    List<Term> terms = new ArrayList<>(first.terms());
    for (Condition<? super D> next : more) {
      terms.addAll(next.terms());
    }
    return onlyIf(List.copyOf(terms));
  }

  public static <D> List<Column<? super D, ?>> join(
      Column<? super D, ?> first, Column<? super D, ?>[] more) {
    List<Column<? super D, ?>> columns = new ArrayList<>(List.of(first));
    columns.addAll(Arrays.asList(more));
    return columns;
  }

  public CqlStatement update(List<? extends Assignment<?>> assignments) {
    return forColumns(assignments, Assignment::column).write(assignments);
  }

  public CqlStatement delete(List<? extends Column<?, ?>> columns) {
    return forColumns(columns, c -> c).writeDelete(columns);
  }

  /** Static columns belong to the partition, so their address has no clustering columns. */
  private <T> TargetState<D> forColumns(
      List<? extends T> changes, Function<T, Column<?, ?>> column) {
    if (!table.model().hasStaticColumns()
        || changes.isEmpty()
        || !changes.stream().allMatch(c -> table.model().isStatic(column.apply(c)))
        || !condition.orElse(List.of()).stream().allMatch(this::isOfPartition)) {
      return this;
    }
    checkNotOfRow();
    List<Term> partition = where.stream().filter(this::isOfPartition).toList();
    return new TargetState<>(table, settings, partition, condition);
  }

  /** IF EXISTS would ask for any row of the partition instead of the one addressed. */
  private void checkNotOfRow() {
    if (condition.isPresent()
        && condition.get().isEmpty()
        && !where.stream().allMatch(this::isOfPartition)) {
      throw new InvalidQueryException(
          "coodie-260",
          "ifExists() asks for a row of "
              + table.model().typeName()
              + ", but static columns alone are changed, and CQL lets their change depend on"
              + " nothing of a row but its regular columns. Use onlyIf(..) on one of these, or"
              + " at(partition).ifExists(), which asks for the partition.");
    }
  }

  private boolean isOfPartition(Term term) {
    return term.columns().stream()
        .allMatch(c -> table.model().isStatic(c) || table.partitionColumns().contains(c));
  }

  private CqlStatement write(List<? extends Assignment<?>> assignments) {
    Long timestamp = timestamp();
    Integer ttl = settings.ttl();
    for (int i = 0; i < assignments.size() && table.vectors().any(); i++) {
      table.vectors().check(assignments.get(i).column(), assignments.get(i).value());
    }
    String name = table.name(settings);
    Shape shape =
        shape("UPDATE", name, Shape.room(assignments.size()) + 1)
            .addAssignments(assignments)
            .add((timestamp == null ? 0 : 1) + (ttl == null ? 0 : 2));
    Text text = table.texts().find(shape);
    if (text == null) {
      text =
          table
              .texts()
              .remember(shape, updateText(name, assignments, timestamp != null, ttl != null));
    }
    Bound bound = new Bound(text.types().length);
    if (timestamp != null) {
      bound.add(ValueType.BIGINT.encode(timestamp));
    }
    if (ttl != null) {
      bound.addInt(ttl);
    }
    int first = bound.size();
    bound.addAssignments(assignments);
    CqlStatement bare = JsonInsert.timed(statement(text, bound), timestamp);
    CqlStatement statement =
        bare.withIdempotent(
            condition.isEmpty()
                && isIdempotent(assignments)
                && (timestamp == null || !bare.replacesLists()));
    return anySetsAllFields(assignments)
        ? statement.withFieldByField(
            (whole, found) -> List.of(update(byField(assignments, whole, found, first))))
        : statement;
  }

  private static boolean anySetsAllFields(List<? extends Assignment<?>> assignments) {
    for (int i = 0; i < assignments.size(); i++) {
      if (assignments.get(i).setsAllFields()) {
        return true;
      }
    }
    return false;
  }

  /** The markers of the assignments start at {@code first}. */
  private static List<Assignment<?>> byField(
      List<? extends Assignment<?>> assignments,
      CqlStatement whole,
      List<ValueType<?>> found,
      int first) {
    List<Assignment<?>> fields = new ArrayList<>();
    int marker = first;
    for (Assignment<?> assignment : assignments) {
      Element.Place place = assignment.place();
      marker += place != null && place.keyType() != null ? 1 : 0;
      if (assignment.setsAllFields()) {
        fields.addAll(assignment.byField(found.get(marker)));
      } else if (!whole.isUnset(marker)) {
        fields.add(assignment);
      }
      marker++;
    }
    return fields;
  }

  private static boolean isIdempotent(List<? extends Assignment<?>> assignments) {
    for (int i = 0; i < assignments.size(); i++) {
      if (!assignments.get(i).idempotent()) {
        return false;
      }
    }
    return true;
  }

  private CqlStatement writeDelete(List<? extends Column<?, ?>> columns) {
    Long timestamp = timestamp();
    String name = table.name(settings);
    Shape shape = shape("DELETE", name, 2).add(List.copyOf(columns)).add(timestamp == null ? 0 : 1);
    Text text = table.texts().find(shape);
    if (text == null) {
      text = table.texts().remember(shape, deleteText(name, columns, timestamp != null));
    }
    Bound bound = new Bound(text.types().length);
    if (timestamp != null) {
      bound.add(ValueType.BIGINT.encode(timestamp));
    }
    return statement(text, bound);
  }

  private Shape shape(String verb, String name, int room) {
    List<Term> terms = condition.orElse(List.of());
    return new Shape(Shape.room(where) + Shape.room(terms) + room + 4)
        .add(verb)
        .add(name)
        .addTerms(where)
        .add(condition.isPresent())
        .addTerms(terms);
  }

  private CqlStatement statement(Text text, Bound bound) {
    bound.addWhere(where);
    bound.addIf(condition.orElse(List.of()));
    CqlStatement statement = text.with(bound.cells()).withOptions(settings.options());
    if (table.model().isCounter()) {
      return statement.asCounter();
    }
    return condition.isPresent() ? statement.asConditional() : statement;
  }

  private Text updateText(
      String name, List<? extends Assignment<?>> assignments, boolean timestamp, boolean ttl) {
    checkAssignments(assignments);
    boolean onlyStatic = true;
    List<ModelColumn> written = new ArrayList<>();
    for (Assignment<?> assignment : assignments) {
      ModelColumn column = table.model().require(assignment.column());
      checkAssignable(column);
      checkCounted(assignment);
      written.add(column);
      onlyStatic &= column.kind() == ColumnKind.STATIC;
    }
    checkConditions();
    checkKey(onlyStatic ? table.model().partitionKeySize() : table.model().keySize(), "update()");
    List<ValueType<?>> types = usingTypes(timestamp, ttl);
    List<WholeList> lists = lists(assignments, types.size());
    Bound.addAssignmentTypes(types, assignments);
    boolean statics = assignments.stream().anyMatch(a -> table.model().isStatic(a.column()));
    Text text =
        text(
            Cql.update(name, timestamp, ttl, assignments, where, condition),
            types,
            new Write(name, lists, timestamp, statics, !onlyStatic));
    return new Text(
        text.text(), text.types(), text.routing(), table.writes(settings, written, false));
  }

  /** Those that are replaced; {@code first} is the place of the first assignment's values. */
  private List<WholeList> lists(List<? extends Assignment<?>> assignments, int first) {
    List<WholeList> lists = new ArrayList<>();
    List<ValueType<?>> types = new ArrayList<>();
    for (Assignment<?> assignment : assignments) {
      Column<?, ?> column = assignment.column();
      if (assignment.kind() == Assignment.Kind.SET && column.type().isOpenList()) {
        lists.add(
            new WholeList(column.name(), first + types.size(), table.model().isStatic(column)));
      }
      Bound.addAssignmentTypes(types, List.of(assignment));
    }
    return lists;
  }

  private Text deleteText(String name, List<? extends Column<?, ?>> columns, boolean timestamp) {
    boolean onlyStatic = !columns.isEmpty();
    for (Column<?, ?> wanted : columns) {
      ModelColumn column = table.model().require(wanted);
      checkAssignable(column);
      onlyStatic &= column.kind() == ColumnKind.STATIC;
    }
    checkConditions();
    boolean wholeKey = (!columns.isEmpty() && !onlyStatic) || condition.isPresent();
    checkKey(wholeKey ? table.model().keySize() : table.model().partitionKeySize(), "delete()");
    boolean statics = columns.stream().anyMatch(table.model()::isStatic);
    return text(
        Cql.delete(name, columns, timestamp, where, condition),
        usingTypes(timestamp, false),
        new Write(name, List.of(), timestamp, statics, !onlyStatic));
  }

  /** What the markers before WHERE write. */
  private record Write(
      String table, List<WholeList> lists, boolean timestamp, boolean statics, boolean rows) {}

  private Text text(String cql, List<ValueType<?>> types, Write write) {
    int first = types.size();
    int partition = table.model().partitionKeySize();
    int[] markers = markers(0, partition, first);
    Set<String> compared = new HashSet<>();
    for (Term term : condition.orElse(List.of())) {
      term.columns().forEach(c -> compared.add(c.name()));
    }
    Written written =
        new Written(
            markers(partition, table.model().keySize(), first),
            write.lists,
            write.timestamp ? 0 : -1,
            write.statics,
            write.rows,
            compared);
    Routing routing = new Routing(write.table, markers == null ? new int[0] : markers, written);
    Bound.addTypes(types, where);
    Bound.addTypes(types, condition.orElse(List.of()));
    return new Text(cql, types.toArray(new ValueType<?>[0]), routing);
  }

  /** Where key columns are among the markers, when each of them has one value. */
  private int @Nullable [] markers(int from, int to, int firstMarker) {
    int[] markers = new int[to - from];
    for (int i = 0; i < markers.length; i++) {
      Column<?, ?> column = table.model().columns().get(from + i).column();
      int marker = firstMarker;
      markers[i] = -1;
      for (Term term : where) {
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

  private @Nullable Long timestamp() {
    Long timestamp = settings.timestamp();
    if (timestamp != null && condition.isPresent()) {
      throw timestampOnConditional();
    }
    return timestamp;
  }

  private void checkAssignments(List<? extends Assignment<?>> assignments) {
    if (assignments.isEmpty()) {
      throw new InvalidQueryException(
          "coodie-241", "update() names no change. Give at least one, such as column.set(value).");
    }
    Map<String, Assignment.Kind> seen = new HashMap<>();
    for (Assignment<?> assignment : assignments) {
      Element.Place place = assignment.place();
      String field = place == null ? null : place.field();
      String changed = assignment.column().name() + (field == null ? "" : "." + field);
      Assignment.Kind before = seen.put(changed, assignment.kind());
      if (before != null && !compatible(before, assignment.kind())) {
        throw new InvalidQueryException(
            "coodie-242",
            "Column \""
                + assignment.column().name()
                + "\" is changed twice in one update(). Join the changes, or send two updates.");
      }
    }
  }

  /** Elements may be changed beside each other, but not beside the whole. */
  private static boolean compatible(Assignment.Kind one, Assignment.Kind other) {
    return (one == Assignment.Kind.SET_AT && other == Assignment.Kind.SET_AT)
        || (one == Assignment.Kind.ADD && other == Assignment.Kind.REMOVE);
  }

  private void checkAssignable(ModelColumn column) {
    if (column.isKey()) {
      throw new InvalidQueryException(
          "coodie-243",
          "Column \""
              + column.name()
              + "\" is part of the primary key of "
              + table.model().typeName()
              + " and cannot be changed: it would be another row. Save a new document and delete"
              + " the old one.");
    }
  }

  /** A column found by name at run time could be set, which a counter cannot. */
  private void checkCounted(Assignment<?> assignment) {
    if (table.model().isCounter() && !(assignment.column() instanceof CounterColumn)) {
      throw new InvalidQueryException(
          "coodie-257",
          "Column \""
              + assignment.column().name()
              + "\" of "
              + table.model().typeName()
              + " is a counter, which can only be added to. Use add(..) or subtract(..) of its"
              + " CounterColumn.");
    }
  }

  private void checkConditions() {
    for (Term term : condition.orElse(List.of())) {
      term.columns().forEach(table.model()::require);
    }
    for (Term term : where) {
      for (Column<?, ?> column : term.columns()) {
        if (!table.model().require(column).isKey()) {
          throw new InvalidQueryException(
              "coodie-244",
              "at() addresses rows by key, and \""
                  + column.name()
                  + "\" is no key column of "
                  + table.model().typeName()
                  + ". Put conditions on other columns into onlyIf().");
        }
      }
    }
  }

  private void checkKey(int size, String operation) {
    for (ModelColumn column : table.model().columns().subList(0, size)) {
      boolean given =
          where.stream()
              .anyMatch(
                  t ->
                      (t.operator() == Operator.EQ || t.operator() == Operator.IN)
                          && t.columns().contains(column.column()));
      if (!given) {
        throw new InvalidQueryException(
            "coodie-245",
            operation
                + " on "
                + table.model().typeName()
                + " needs key column \""
                + column.name()
                + "\" with eq() or in().");
      }
    }
  }

  static InvalidQueryException timestampOnConditional() {
    return new InvalidQueryException(
        "coodie-246",
        "A conditional write cannot have a timestamp of its own: Paxos chooses it. Remove"
            + " timestamp(..).");
  }
}
