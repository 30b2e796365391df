package dev.coodie.internal.query;

import dev.coodie.column.Column;
import dev.coodie.column.Condition;
import dev.coodie.column.Ordering;
import dev.coodie.column.Selected;
import dev.coodie.column.Selector;
import dev.coodie.column.Term;
import dev.coodie.column.VectorColumn;
import dev.coodie.driver.CqlStatement;
import dev.coodie.internal.run.Runner;
import dev.coodie.internal.run.Selection;
import dev.coodie.internal.table.Settings;
import dev.coodie.internal.table.Table;
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

  /** What the queries of a handle mostly have in common: one object, so that each is small. */
  private record Origin<R>(
      Table<?> table, Selection<R> selection, Settings settings, int pageSize) {}

  private Origin<R> origin;
  // One comparison is the most usual condition, and needs no list; otherwise it is null.
  private Term.@Nullable Comparison only;
  private List<Term> where = List.of();
  private Clauses clauses = Clauses.NONE;
  private int limit = NONE;

  /** All rows. */
  public QueryState(Table<?> table, Settings settings, Selection<R> selection) {
    this(new Origin<>(table, selection, settings, table.defaults().pageSize()));
  }

  private QueryState(Origin<R> origin) {
    this.origin = origin;
  }

  private QueryState(QueryState<?> from, Origin<R> origin) {
    this.origin = origin;
    this.only = from.only;
    this.where = from.where;
    this.clauses = from.clauses;
    this.limit = from.limit;
  }

  private QueryState<R> copy() {
    return new QueryState<>(this, origin);
  }

  private QueryState<R> with(Clauses others) {
    QueryState<R> copy = copy();
    copy.clauses = others;
    return copy;
  }

  public Table<?> table() {
    return origin.table;
  }

  public Settings settings() {
    return origin.settings;
  }

  public Selection<R> selection() {
    return origin.selection;
  }

  public List<Term> where() {
    Term.Comparison one = only;
    return one == null ? where : List.of(one);
  }

  /** The condition if it is one comparison; null if it is another or there is none. */
  Term.@Nullable Comparison onlyComparison() {
    return only;
  }

  List<Ordering<?>> orderings() {
    return clauses.orderings();
  }

  List<Column<?, ?>> groups() {
    return clauses.groups();
  }

  @Nullable Nearest<?> nearest() {
    return clauses.nearest();
  }

  boolean isDistinct() {
    return clauses.distinct();
  }

  int perPartitionLimit() {
    return clauses.perPartitionLimit();
  }

  int pageSize() {
    return origin.pageSize;
  }

  /** Whether only conditions and numbers tell it from others of its table. */
  boolean isPlain() {
    return orderings().isEmpty()
        && groups().isEmpty()
        && nearest() == null
        && hints().equals(IndexHints.NONE);
  }

  IndexHints hints() {
    return clauses.hints();
  }

  boolean isOrdered() {
    return !orderings().isEmpty() || nearest() != null;
  }

  public int limit() {
    return limit;
  }

  public QueryState<R> where(List<? extends Condition<?>> conditions) {
    if (conditions.size() == 1) {
      return where(conditions.get(0));
    }
    List<Term> terms = new ArrayList<>(where());
    conditions.forEach(c -> terms.addAll(c.terms()));
    return withTerms(terms);
  }

  public QueryState<R> where(Condition<?> condition) {
    boolean first = only == null && where.isEmpty();
    if (first && condition instanceof Term.Comparison comparison) {
      QueryState<R> copy = copy();
      copy.only = comparison;
      return copy;
    }
    if (first) {
      return withTerms(condition.terms());
    }
    List<Term> terms = new ArrayList<>(where());
    terms.addAll(condition.terms());
    return withTerms(terms);
  }

  /** With these and no other conditions. */
  public QueryState<R> withTerms(List<Term> terms) {
    QueryState<R> copy = copy();
    copy.only = null;
    copy.where = terms;
    return copy;
  }

  public QueryState<R> orderBy(List<? extends Ordering<?>> added) {
    List<Ordering<?>> all = new ArrayList<>(orderings());
    all.addAll(added);
    return with(clauses.withOrderings(all));
  }

  public QueryState<R> groupBy(List<? extends Column<?, ?>> columns) {
    return with(clauses.withGroups(List.copyOf(columns)));
  }

  public <V> QueryState<R> nearest(VectorColumn<?, V> column, V vector) {
    Nearest<V> wanted = Nearest.of(column, vector);
    origin.table.vectors().check(column, wanted.encoded().value(0));
    return with(clauses.withNearest(wanted));
  }

  public QueryState<R> withDistinct() {
    return with(clauses.withDistinct());
  }

  public QueryState<R> withLimit(int rows) {
    QueryState<R> copy = copy();
    copy.limit = rows;
    return copy;
  }

  public QueryState<R> withPerPartitionLimit(int rows) {
    return with(clauses.withPerPartitionLimit(rows));
  }

  public QueryState<R> withAllowFiltering() {
    return with(clauses.withAllowFiltering());
  }

  public QueryState<R> withBypassCache() {
    return with(clauses.withBypassCache());
  }

  public QueryState<R> includingIndexes(List<String> names) {
    return with(clauses.withHints(clauses.hints().including(names)));
  }

  public QueryState<R> excludingIndexes(List<String> names) {
    return with(clauses.withHints(clauses.hints().excluding(names)));
  }

  public QueryState<R> withPageSize(int rows) {
    return new QueryState<>(
        this, new Origin<>(origin.table, origin.selection, origin.settings, rows));
  }

  public QueryState<R> withSettings(Settings changed) {
    return new QueryState<>(
        this, new Origin<>(origin.table, origin.selection, changed, origin.pageSize));
  }

  public <S> QueryState<S> select(Selection<S> other) {
    return new QueryState<>(
        this, new Origin<>(origin.table, other, origin.settings, origin.pageSize));
  }

  /** What runs one operation on the table. */
  public Runner begin(String operation) {
    return origin.table.begin(operation, origin.settings);
  }

  /** What reads the documents of {@link #select} through {@code runner}, once if limited. */
  public Runner documents(Runner runner) {
    return RowlessPartitions.without(this, runner);
  }

  /** The same for documents as JSON. */
  public Runner json(Runner runner) {
    return RowlessPartitions.withoutJson(this, runner);
  }

  public CqlStatement select() {
    return Selects.documents(this, "", limit);
  }

  /**
   * Reads at most {@code rows}: enough to see whether there are more than wanted. A whole key needs
   * no limit.
   */
  public CqlStatement selectAtMost(int rows) {
    if (limit == NONE) {
      return Selects.documents(this, "", KeyReads.isOneRow(this) ? NONE : rows);
    }
    return Selects.documents(this, "", Math.min(limit, rows));
  }

  boolean isOrderedAcrossPartitions() {
    return !orderings().isEmpty() && OrderAcrossPartitions.isWanted(origin.table, where());
  }

  public CqlStatement selectPage() {
    return Selects.page(this);
  }

  public CqlStatement selectJson() {
    return Selects.documents(this, "JSON ", limit);
  }

  public CqlStatement select(List<? extends Selector<?, ?>> wanted) {
    return statement("", wanted, limit);
  }

  /** The columns of a document and how near it is. */
  public CqlStatement selectScored() {
    List<Selector<?, ?>> wanted = new ArrayList<>(origin.selection.columns());
    wanted.add(requireNearest().similarity(origin.table));
    return select(wanted);
  }

  public Nearest<?> requireNearest() {
    return Nearest.required(nearest());
  }

  /** The key of one row, to see whether there is any. */
  public CqlStatement selectKey() {
    return Selects.key(this);
  }

  /** Counts all matching rows, which a limit would not change. */
  public CqlStatement count() {
    return Aggregates.count(this);
  }

  public CqlStatement aggregate(Selected<?, ?> function) {
    return Aggregates.of(this, function);
  }

  /** The same rows in no order. */
  QueryState<R> unordered() {
    return with(clauses.unordered());
  }

  CqlStatement statement(String verb, Object selected, int rows) {
    return SelectText.statement(VariantFilter.of(this), verb, selected, rows);
  }

  boolean allowsFiltering() {
    return clauses.allowFiltering();
  }

  boolean bypassesCache() {
    return clauses.bypassCache();
  }

  /** CQL, for people: with markers for values, and without asking the connection. */
  @Override
  public String toString() {
    return Selects.described(this);
  }
}
