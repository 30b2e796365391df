package dev.coodie.internal.write;

import dev.coodie.column.Assignment;
import dev.coodie.column.Column;
import dev.coodie.column.Condition;
import dev.coodie.column.Element;
import dev.coodie.column.Term;
import dev.coodie.column.ValueType;
import dev.coodie.driver.CqlStatement;
import dev.coodie.error.InvalidQueryException;
import dev.coodie.internal.check.Arguments;
import dev.coodie.internal.cql.Bound;
import dev.coodie.internal.cql.Cql;
import dev.coodie.internal.cql.RecentTexts;
import dev.coodie.internal.cql.Shape;
import dev.coodie.internal.cql.Texts.Text;
import dev.coodie.internal.table.Settings;
import dev.coodie.internal.table.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The address of rows to change, as a value. {@code condition} is absent for a plain write, empty
 * for IF EXISTS.
 */
public record TargetState<D>(
    Table<D> table, Settings settings, List<Term> where, Optional<List<Term>> condition) {
  private static final int TIMESTAMP = 1;
  private static final int TTL = 2;

  public TargetState(Table<D> table, Settings settings, List<Term> where) {
    this(table, settings, where, Optional.empty());
  }

  public TargetState<D> onlyIf(List<Term> terms) {
    return new TargetState<>(table, settings, where, Optional.of(terms));
  }

  @SafeVarargs
  public final TargetState<D> onlyIf(Condition<? super D> first, Condition<? super D>... more) {
    List<Term> terms = new ArrayList<>(Arguments.given(first, "a condition").terms());
    for (Condition<? super D> next : Arguments.all("a condition", more)) {
      terms.addAll(next.terms());
    }
    return onlyIf(List.copyOf(terms));
  }

  public static <D> List<Column<? super D, ?>> join(
      Column<? super D, ?> first, Column<? super D, ?>[] more) {
    List<Column<? super D, ?>> columns = new ArrayList<>();
    columns.add(Arguments.given(first, "a column"));
    columns.addAll(Arguments.all("a column", more));
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
    new TargetChecks(this).notOfRow();
    List<Term> partition = where.stream().filter(this::isOfPartition).toList();
    return new TargetState<>(table, settings, partition, condition);
  }

  boolean isOfPartition(Term term) {
    return term.columns().stream()
        .allMatch(c -> table.model().isStatic(c) || table.partitionColumns().contains(c));
  }

  private CqlStatement write(List<? extends Assignment<?>> assignments) {
    Long timestamp = timestamp();
    Integer ttl = settings.ttl();
    for (int i = 0; i < assignments.size() && table.vectors().any(); i++) {
      table.vectors().check(assignments.get(i).column(), assignments.get(i).value());
    }
    int flags = (timestamp == null ? 0 : TIMESTAMP) + (ttl == null ? 0 : TTL);
    Text text = updateText(assignments, flags);
    Bound bound = new Bound(text.size());
    if (timestamp != null) {
      bound.add(ValueType.BIGINT.encode(timestamp));
    }
    if (ttl != null) {
      bound.addInt(ttl);
    }
    int first = bound.size();
    bound.addAssignments(assignments);
    CqlStatement bare = statement(text, bound);
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

  /** An update of one column, which most are, finds its text without making a shape. */
  private Text updateText(List<? extends Assignment<?>> assignments, int flags) {
    String name = table.name(settings);
    if (condition.isPresent() || assignments.size() != 1 || assignments.get(0).place() != null) {
      return updateText(assignments, name, flags);
    }
    Assignment<?> only = assignments.get(0);
    RecentTexts recent = table.recentTexts();
    Text known = recent.find(only.kind().name(), only.column(), name, flags, where);
    if (known == null) {
      known = updateText(assignments, name, flags);
      recent.keep(only.kind().name(), only.column(), name, flags, where, known);
    } else {
      table.texts().countHit();
    }
    return known;
  }

  private Text updateText(List<? extends Assignment<?>> assignments, String name, int flags) {
    Shape shape =
        shape("UPDATE", name, Shape.room(assignments.size()) + 1)
            .addAssignments(assignments)
            .add(flags);
    Text known = table.texts().find(shape);
    if (known != null) {
      return known;
    }
    boolean timestamp = (flags & TIMESTAMP) != 0;
    boolean ttl = (flags & TTL) != 0;
    return table
        .texts()
        .remember(shape, new TargetText(this).update(name, assignments, timestamp, ttl));
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
      text =
          table
              .texts()
              .remember(shape, new TargetText(this).delete(name, columns, timestamp != null));
    }
    Bound bound = new Bound(text.size());
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
    bound.addWhere(where, table.model());
    bound.addIf(condition.orElse(List.of()));
    CqlStatement statement = text.with(bound.cells()).withOptions(settings.options());
    if (table.model().isCounter()) {
      return statement.asCounter();
    }
    return condition.isPresent() ? statement.asConditional() : statement;
  }

  private @Nullable Long timestamp() {
    Long timestamp = settings.timestamp();
    if (timestamp != null && condition.isPresent()) {
      throw timestampOnConditional();
    }
    return timestamp;
  }

  static InvalidQueryException timestampOnConditional() {
    return new InvalidQueryException(
        "coodie-246",
        "A conditional write cannot have a timestamp of its own: Paxos chooses it. Remove"
            + " timestamp(..).");
  }

  /** CQL, for people: with markers for values, and without asking the connection. */
  @Override
  public String toString() {
    return "rows of " + Cql.rows(table.described(settings), where, condition);
  }
}
