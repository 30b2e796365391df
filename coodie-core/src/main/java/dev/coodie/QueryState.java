package dev.coodie;

import static java.util.Objects.requireNonNull;

import dev.coodie.column.Column;
import dev.coodie.column.Condition;
import dev.coodie.column.Operator;
import dev.coodie.column.Ordering;
import dev.coodie.column.Select;
import dev.coodie.column.Selected;
import dev.coodie.column.Selector;
import dev.coodie.column.Term;
import dev.coodie.column.VectorColumn;
import dev.coodie.driver.CqlStatement;
import dev.coodie.error.InvalidQueryException;
import dev.coodie.internal.cql.Shape;
import dev.coodie.internal.cql.Texts.Text;
import dev.coodie.internal.run.Selection;
import dev.coodie.model.DiscriminatorModel;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A SELECT as a value. {@code R} is what a row becomes. Its fields change only while a copy is
 * made, before anybody else sees it.
 */
final class QueryState<R> {
  /** No limit. */
  static final int NONE = 0;

  private final Table<?> table;
  private final Selection<R> selection;
  private Settings settings;
  private List<Term> where;
  private List<Ordering<?>> orderings = List.of();
  private List<Column<?, ?>> groups = List.of();
  private @Nullable Nearest<?> nearest;
  private boolean distinct;
  private int limit = NONE;
  private int perPartitionLimit = NONE;
  private boolean allowFiltering;
  private int pageSize;

  /** The vector whose neighbours are wanted. */
  record Nearest<V>(VectorColumn<?, V> column, V vector, Term encoded) {
    static <V> Nearest<V> of(VectorColumn<?, V> column, V vector) {
      Term encoded = column.eq(vector).terms().get(0);
      V copy = column.type().decode(requireNonNull(encoded.value(0)));
      return new Nearest<>(column, copy, encoded);
    }

    Selected<?, Float> similarity(Table<?> table) {
      return Select.similarity(table.similarity(column), column, vector);
    }
  }

  QueryState(
      Table<?> table,
      Settings settings,
      Selection<R> selection,
      List<? extends Condition<?>> conditions) {
    this(selection, table, settings, terms(List.of(), conditions));
  }

  QueryState(Selection<R> selection, Table<?> table, Settings settings, List<Term> where) {
    this.table = table;
    this.settings = settings;
    this.selection = selection;
    this.where = where;
    this.pageSize = table.config.pageSize();
  }

  private QueryState(QueryState<?> from, Selection<R> selection) {
    this.table = from.table;
    this.selection = selection;
    this.settings = from.settings;
    this.where = from.where;
    this.orderings = from.orderings;
    this.groups = from.groups;
    this.nearest = from.nearest;
    this.distinct = from.distinct;
    this.limit = from.limit;
    this.perPartitionLimit = from.perPartitionLimit;
    this.allowFiltering = from.allowFiltering;
    this.pageSize = from.pageSize;
  }

  private QueryState<R> copy() {
    return new QueryState<>(this, selection);
  }

  Table<?> table() {
    return table;
  }

  Settings settings() {
    return settings;
  }

  Selection<R> selection() {
    return selection;
  }

  List<Term> where() {
    return where;
  }

  boolean isOrdered() {
    return !orderings.isEmpty() || nearest != null;
  }

  int limit() {
    return limit;
  }

  QueryState<R> where(List<? extends Condition<?>> conditions) {
    QueryState<R> copy = copy();
    copy.where = terms(where, conditions);
    return copy;
  }

  private static List<Term> terms(List<Term> first, List<? extends Condition<?>> conditions) {
    if (conditions.isEmpty()) {
      return first;
    }
    if (first.isEmpty() && conditions.size() == 1) {
      return conditions.get(0).terms();
    }
    List<Term> terms = new ArrayList<>(first);
    conditions.forEach(c -> terms.addAll(c.terms()));
    return terms;
  }

  QueryState<R> orderBy(List<? extends Ordering<?>> added) {
    QueryState<R> copy = copy();
    copy.orderings = new ArrayList<>(orderings);
    copy.orderings.addAll(added);
    return copy;
  }

  QueryState<R> groupBy(List<? extends Column<?, ?>> columns) {
    QueryState<R> copy = copy();
    copy.groups = List.copyOf(columns);
    return copy;
  }

  <V> QueryState<R> nearest(VectorColumn<?, V> column, V vector) {
    QueryState<R> copy = copy();
    copy.nearest = Nearest.of(column, vector);
    return copy;
  }

  QueryState<R> withDistinct() {
    QueryState<R> copy = copy();
    copy.distinct = true;
    return copy;
  }

  QueryState<R> withLimit(int rows) {
    QueryState<R> copy = copy();
    copy.limit = rows;
    return copy;
  }

  QueryState<R> withPerPartitionLimit(int rows) {
    QueryState<R> copy = copy();
    copy.perPartitionLimit = rows;
    return copy;
  }

  QueryState<R> withAllowFiltering() {
    QueryState<R> copy = copy();
    copy.allowFiltering = true;
    return copy;
  }

  QueryState<R> withPageSize(int rows) {
    QueryState<R> copy = copy();
    copy.pageSize = rows;
    return copy;
  }

  QueryState<R> withSettings(Settings changed) {
    QueryState<R> copy = copy();
    copy.settings = changed;
    return copy;
  }

  <S> QueryState<S> select(Selection<S> other) {
    return new QueryState<>(this, other);
  }

  CqlStatement select() {
    return statement("", selection, limit);
  }

  /** Reads at most {@code rows}: enough to see whether there are more than wanted. */
  CqlStatement selectAtMost(int rows) {
    return statement("", selection, limit == NONE ? rows : Math.min(limit, rows));
  }

  CqlStatement selectPage() {
    if (nearest != null) {
      throw new InvalidQueryException(
          "coodie-238",
          "page() with nearest(): the nearest rows have no pages, on any server. Take more with"
              + " limit(..) and all().");
    }
    return select();
  }

  CqlStatement selectJson() {
    return statement("JSON ", selection, limit);
  }

  CqlStatement select(List<? extends Selector<?, ?>> wanted) {
    return statement("", wanted, limit);
  }

  /** The columns of a document and how near it is. */
  CqlStatement selectScored() {
    List<Selector<?, ?>> wanted = new ArrayList<>(selection.columns());
    wanted.add(requireNearest().similarity(table));
    return select(wanted);
  }

  Nearest<?> requireNearest() {
    if (nearest == null) {
      throw new InvalidQueryException(
          "coodie-240", "scored() without nearest(..): there is nothing to be near to. Add it.");
    }
    return nearest;
  }

  /** The key of one row, to see whether there is any. */
  CqlStatement selectKey() {
    QueryState<R> plain = unordered();
    plain.distinct = distinct;
    return plain.statement("", distinct ? table.partitionColumns() : table.keyColumns(), 1);
  }

  /** Counts all matching rows, which a limit would not change. */
  CqlStatement count() {
    return aggregate("count()", "count(*)");
  }

  CqlStatement aggregate(Selected<?, ?> function) {
    return aggregate(function.function() + "()", List.of(function));
  }

  private CqlStatement aggregate(String called, Object selected) {
    if (limit != NONE || perPartitionLimit != NONE) {
      throw new InvalidQueryException(
          "coodie-227",
          called
              + " is over all matching rows, and CQL ignores a limit there. Remove limit() and"
              + " perPartitionLimit(), or work on the rows that all() returns.");
    }
    if (distinct || !groups.isEmpty()) {
      throw new InvalidQueryException(
          "coodie-236",
          called
              + " gives one value, but distinct() or groupBy() gives many rows. Remove them, or ask"
              + " for rows(.., "
              + called
              + ").");
    }
    return unordered().statement("", selected, NONE);
  }

  /** The same rows in no order. */
  private QueryState<R> unordered() {
    QueryState<R> copy = copy();
    copy.orderings = List.of();
    copy.groups = List.of();
    copy.nearest = null;
    copy.distinct = false;
    copy.perPartitionLimit = NONE;
    return copy;
  }

  private CqlStatement statement(String verb, Object selected, int rows) {
    DiscriminatorModel discriminator = table.model.discriminator().orElse(null);
    return discriminator == null || discriminator.all()
        ? text(verb, selected, rows)
        : ofVariant(discriminator).text(verb, selected, rows);
  }

  /**
   * Adds the condition on the discriminator column, and allows filtering where that is harmless.
   */
  private QueryState<R> ofVariant(DiscriminatorModel discriminator) {
    boolean inPartition = isInOnePartition();
    boolean byIndex = discriminator.indexed() && discriminator.values().size() == 1;
    if (!allowFiltering && !inPartition && !byIndex) {
      throw new InvalidQueryException(
          "coodie-228",
          "Only some rows of table "
              + table.model.tableName()
              + " are "
              + table.model.typeName()
              + ", and finding them without a partition key reads the whole table. Add the partition"
              + " key, allowFiltering(), or @Discriminator(indexed = true).");
    }
    Column<?, ?> column = table.model.column(discriminator.column()).column();
    Condition<?> condition = discriminatorCondition(column, discriminator.values());
    QueryState<R> limited = where(List.of(condition));
    return byIndex && !inPartition ? limited : limited.withAllowFiltering();
  }

  @SuppressWarnings("unchecked") // the discriminator column is always text
  private static Condition<?> discriminatorCondition(Column<?, ?> column, List<String> values) {
    Column<?, String> text = (Column<?, String>) column;
    return values.size() == 1 ? text.eq(values.get(0)) : text.in(values);
  }

  private boolean isInOnePartition() {
    return table.partitionColumns().stream()
        .allMatch(column -> where.stream().anyMatch(term -> restricts(term, column)));
  }

  private static boolean restricts(Term term, Column<?, ?> column) {
    return term instanceof Term.Comparison comparison
        && (comparison.operator() == Operator.EQ || comparison.operator() == Operator.IN)
        && comparison.column().equals(column);
  }

  private CqlStatement text(String verb, Object selected, int rows) {
    String name = table.name(settings);
    Shape shape =
        new Shape(Shape.room(where) + 2 * orderings.size() + 7)
            .add(verb)
            .add(selected)
            .add(name)
            .addTerms(where)
            .add(
                (rows == NONE ? 0 : 1)
                    + (perPartitionLimit == NONE ? 0 : 2)
                    + (allowFiltering ? 4 : 0)
                    + (distinct ? 8 : 0)
                    + (groups.isEmpty() ? 0 : 16)
                    + (nearest == null ? 0 : 32)
                    + 64 * orderings.size())
            .addOrderings(orderings);
    if (!groups.isEmpty()) {
      shape.add(groups);
    }
    if (nearest != null) {
      shape.add(nearest.column());
    }
    Text text = table.texts.find(shape);
    if (text == null) {
      text = table.texts.remember(shape, writer(verb, selected, rows != NONE).write(name));
    }
    return text.with(bind(selected, rows, text.types().length).cells())
        .withOptions(settings.options())
        .withPageSize(nearest == null ? pageSize : rows);
  }

  private SelectWriter writer(String verb, Object selected, boolean limited) {
    return new SelectWriter(
        table.model,
        verb,
        selected,
        where,
        groups,
        orderings,
        nearest == null ? null : nearest.column(),
        new SelectWriter.Flags(distinct, perPartitionLimit != NONE, limited, allowFiltering));
  }

  private Bound bind(Object selected, int rows, int size) {
    Bound bound = new Bound(size);
    if (selected instanceof List<?> wanted) {
      bound.addSelected(wanted);
    }
    bound.addWhere(where);
    if (nearest != null) {
      bound.add(nearest.encoded().value(0));
    }
    if (perPartitionLimit != NONE) {
      bound.addInt(perPartitionLimit);
    }
    if (rows != NONE) {
      bound.addInt(rows);
    }
    return bound;
  }
}
