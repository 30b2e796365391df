package dev.coodie.internal.query;

import dev.coodie.column.Column;
import dev.coodie.column.Condition;
import dev.coodie.column.Ordering;
import dev.coodie.column.Selected;
import dev.coodie.column.Selector;
import dev.coodie.column.Term;
import dev.coodie.column.VectorColumn;
import dev.coodie.driver.CqlStatement;
import dev.coodie.error.InvalidQueryException;
import dev.coodie.internal.cql.Bound;
import dev.coodie.internal.cql.Cql;
import dev.coodie.internal.cql.Shape;
import dev.coodie.internal.cql.Texts.Text;
import dev.coodie.internal.run.Runner;
import dev.coodie.internal.run.Selection;
import dev.coodie.internal.table.Settings;
import dev.coodie.internal.table.Table;
import dev.coodie.model.DiscriminatorModel;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A SELECT as a value. {@code R} is what a row becomes. Its fields change only while a copy is
 * made, before anybody else sees it.
 */
public final class QueryState<R> {
  /** No limit. */
  public static final int NONE = 0;

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

  public QueryState(
      Table<?> table,
      Settings settings,
      Selection<R> selection,
      List<? extends Condition<?>> conditions) {
    this(selection, table, settings, terms(List.of(), conditions));
  }

  public QueryState(Selection<R> selection, Table<?> table, Settings settings, List<Term> where) {
    this.table = table;
    this.settings = settings;
    this.selection = selection;
    this.where = where;
    this.pageSize = table.defaults().pageSize();
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

  public Table<?> table() {
    return table;
  }

  public Settings settings() {
    return settings;
  }

  public Selection<R> selection() {
    return selection;
  }

  public List<Term> where() {
    return where;
  }

  boolean isOrdered() {
    return !orderings.isEmpty() || nearest != null;
  }

  public int limit() {
    return limit;
  }

  public QueryState<R> where(List<? extends Condition<?>> conditions) {
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

  public QueryState<R> orderBy(List<? extends Ordering<?>> added) {
    QueryState<R> copy = copy();
    copy.orderings = new ArrayList<>(orderings);
    copy.orderings.addAll(added);
    return copy;
  }

  public QueryState<R> groupBy(List<? extends Column<?, ?>> columns) {
    QueryState<R> copy = copy();
    copy.groups = List.copyOf(columns);
    return copy;
  }

  public <V> QueryState<R> nearest(VectorColumn<?, V> column, V vector) {
    QueryState<R> copy = copy();
    Nearest<V> wanted = Nearest.of(column, vector);
    table.vectors().check(column, wanted.encoded().value(0));
    copy.nearest = wanted;
    return copy;
  }

  public QueryState<R> withDistinct() {
    QueryState<R> copy = copy();
    copy.distinct = true;
    return copy;
  }

  public QueryState<R> withLimit(int rows) {
    QueryState<R> copy = copy();
    copy.limit = rows;
    return copy;
  }

  public QueryState<R> withPerPartitionLimit(int rows) {
    QueryState<R> copy = copy();
    copy.perPartitionLimit = rows;
    return copy;
  }

  public QueryState<R> withAllowFiltering() {
    QueryState<R> copy = copy();
    copy.allowFiltering = true;
    return copy;
  }

  public QueryState<R> withPageSize(int rows) {
    QueryState<R> copy = copy();
    copy.pageSize = rows;
    return copy;
  }

  public QueryState<R> withSettings(Settings changed) {
    QueryState<R> copy = copy();
    copy.settings = changed;
    return copy;
  }

  public <S> QueryState<S> select(Selection<S> other) {
    return new QueryState<>(this, other);
  }

  /** What reads the documents of {@link #select}, once if there is a limit. */
  public Runner runner() {
    return meetsRowless()
        ? RowlessPartitions.without(table.runner(), table.model(), countsRowless() ? limit : NONE)
        : table.runner();
  }

  public Runner jsonRunner() {
    return meetsRowless()
        ? RowlessPartitions.withoutJson(
            table.runner(), table.model(), countsRowless() ? limit : NONE)
        : table.runner();
  }

  /** Whether the server may give partitions without rows, which are no documents. */
  private boolean meetsRowless() {
    return !distinct
        && groups.isEmpty()
        && nearest == null
        && RowlessPartitions.mayCome(table.model(), where);
  }

  /** Whether the server's limit would count them: one partition has either them or rows. */
  private boolean countsRowless() {
    return meetsRowless()
        && !table.partitionColumns().stream()
            .allMatch(column -> where.stream().anyMatch(term -> term.equates(column)));
  }

  public CqlStatement select() {
    return documents("", limit);
  }

  /** Reads at most {@code rows}: enough to see whether there are more than wanted. */
  public CqlStatement selectAtMost(int rows) {
    return documents("", limit == NONE ? rows : Math.min(limit, rows));
  }

  /**
   * Pages end a reading that wants {@code rows} documents, where the server would miscount them.
   */
  private CqlStatement documents(String verb, int rows) {
    Selection<?> read =
        meetsRowless() ? RowlessPartitions.withRowColumn(table.model(), selection) : selection;
    if (rows == NONE || !countsRowless()) {
      return statement(verb, read, rows);
    }
    if (isOrderedAcrossPartitions()) {
      return statement(verb, read, rows + OrderAcrossPartitions.partitions(table, where));
    }
    int page = pageSize == 0 ? rows : Math.min(pageSize, rows);
    return statement(verb, read, NONE).withPageSize(page);
  }

  private boolean isOrderedAcrossPartitions() {
    return !orderings.isEmpty() && OrderAcrossPartitions.isWanted(table, where);
  }

  public CqlStatement selectPage() {
    if (nearest != null) {
      throw new InvalidQueryException(
          "coodie-238",
          "page() with nearest(): the nearest rows have no pages, on any server. Take more with"
              + " limit(..) and all().");
    }
    return statement(
        "",
        meetsRowless() ? RowlessPartitions.withRowColumn(table.model(), selection) : selection,
        limit);
  }

  public CqlStatement selectJson() {
    return documents("JSON ", limit);
  }

  public CqlStatement select(List<? extends Selector<?, ?>> wanted) {
    return statement("", wanted, limit);
  }

  /** The columns of a document and how near it is. */
  public CqlStatement selectScored() {
    List<Selector<?, ?>> wanted = new ArrayList<>(selection.columns());
    wanted.add(requireNearest().similarity(table));
    return select(wanted);
  }

  public Nearest<?> requireNearest() {
    if (nearest == null) {
      throw new InvalidQueryException(
          "coodie-240", "scored() without nearest(..): there is nothing to be near to. Add it.");
    }
    return nearest;
  }

  /** The key of one row, to see whether there is any. */
  public CqlStatement selectKey() {
    QueryState<R> plain = unordered();
    plain.distinct = distinct;
    List<? extends Column<?, ?>> key = distinct ? table.partitionColumns() : table.keyColumns();
    return countsRowless()
        ? plain.statement("", key, NONE).withPageSize(1)
        : plain.statement("", key, 1);
  }

  /** Counts all matching rows, which a limit would not change. */
  public CqlStatement count() {
    String counted =
        meetsRowless()
            ? Cql.names(List.of(RowlessPartitions.rowColumn(table.model()).name()))
            : "*";
    return aggregate("count()", "count(" + counted + ")");
  }

  public CqlStatement aggregate(Selected<?, ?> function) {
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
    DiscriminatorModel discriminator = table.model().discriminator().orElse(null);
    return discriminator == null || discriminator.all()
        ? text(verb, selected, rows)
        : VariantFilter.of(this, discriminator).text(verb, selected, rows);
  }

  boolean allowsFiltering() {
    return allowFiltering;
  }

  private CqlStatement text(String verb, Object selected, int rows) {
    int page =
        nearest != null
            ? rows
            : isOrderedAcrossPartitions()
                ? OrderAcrossPartitions.unpaged(table, where, rows, pageSize)
                : pageSize;
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
    Text text = table.texts().find(shape);
    if (text == null) {
      text = table.texts().remember(shape, writer(verb, selected, rows != NONE).write(name));
    }
    return text.with(bind(selected, rows, text.types().length).cells())
        .withOptions(settings.options())
        .withPageSize(page);
  }

  private SelectWriter writer(String verb, Object selected, boolean limited) {
    return new SelectWriter(
        table.model(),
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
