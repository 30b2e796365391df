package dev.coodie;

import dev.coodie.annotation.Order;
import dev.coodie.column.Column;
import dev.coodie.column.Condition;
import dev.coodie.column.CqlType;
import dev.coodie.column.Operator;
import dev.coodie.column.Ordering;
import dev.coodie.column.Term;
import dev.coodie.driver.CqlStatement;
import dev.coodie.error.InvalidQueryException;
import dev.coodie.internal.cql.Cql;
import dev.coodie.internal.cql.Shape;
import dev.coodie.internal.cql.Texts.Text;
import dev.coodie.internal.run.Selection;
import dev.coodie.model.DiscriminatorModel;
import dev.coodie.model.ModelColumn;
import dev.coodie.schema.ColumnKind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A SELECT as a value. {@code R} is what a row becomes. */
record QueryState<R>(
    Table<?> table,
    Settings settings,
    Selection<R> selection,
    List<Term> where,
    List<Ordering<?>> orderings,
    int limit,
    int perPartitionLimit,
    boolean allowFiltering,
    int pageSize) {
  /** No limit. */
  static final int NONE = 0;

  QueryState(
      Table<?> table,
      Settings settings,
      Selection<R> selection,
      List<? extends Condition<?>> conditions) {
    this(
        table,
        settings,
        selection,
        terms(List.of(), conditions),
        List.of(),
        NONE,
        NONE,
        false,
        table.config.pageSize());
  }

  QueryState<R> where(List<? extends Condition<?>> conditions) {
    return new QueryState<>(
        table,
        settings,
        selection,
        terms(where, conditions),
        orderings,
        limit,
        perPartitionLimit,
        allowFiltering,
        pageSize);
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
    List<Ordering<?>> all = new ArrayList<>(orderings);
    all.addAll(added);
    return new QueryState<>(
        table, settings, selection, where, all, limit, perPartitionLimit, allowFiltering, pageSize);
  }

  QueryState<R> withLimit(int rows) {
    return new QueryState<>(
        table,
        settings,
        selection,
        where,
        orderings,
        rows,
        perPartitionLimit,
        allowFiltering,
        pageSize);
  }

  QueryState<R> withPerPartitionLimit(int rows) {
    return new QueryState<>(
        table, settings, selection, where, orderings, limit, rows, allowFiltering, pageSize);
  }

  QueryState<R> withAllowFiltering() {
    return new QueryState<>(
        table, settings, selection, where, orderings, limit, perPartitionLimit, true, pageSize);
  }

  QueryState<R> withPageSize(int rows) {
    return new QueryState<>(
        table,
        settings,
        selection,
        where,
        orderings,
        limit,
        perPartitionLimit,
        allowFiltering,
        rows);
  }

  QueryState<R> withSettings(Settings changed) {
    return new QueryState<>(
        table,
        changed,
        selection,
        where,
        orderings,
        limit,
        perPartitionLimit,
        allowFiltering,
        pageSize);
  }

  <S> QueryState<S> select(Selection<S> other) {
    return new QueryState<>(
        table,
        settings,
        other,
        where,
        orderings,
        limit,
        perPartitionLimit,
        allowFiltering,
        pageSize);
  }

  /** Reads at most {@code rows}: enough to see whether there are more than wanted. */
  CqlStatement selectAtMost(int rows) {
    return statement(null, limit == NONE ? rows : Math.min(limit, rows));
  }

  CqlStatement select() {
    return statement(null, limit);
  }

  /** The key of one row, to see whether there is any. */
  CqlStatement selectKey() {
    return statement(table.keySelection, 1);
  }

  /** Counts all matching rows, which a limit would not change. */
  CqlStatement count() {
    if (limit != NONE || perPartitionLimit != NONE) {
      throw new InvalidQueryException(
          "coodie-227",
          "count() counts all matching rows, and CQL ignores a limit there. Remove limit() and"
              + " perPartitionLimit(), or count the rows that all() returns.");
    }
    QueryState<R> unordered =
        new QueryState<>(
            table, settings, selection, where, List.of(), NONE, NONE, allowFiltering, pageSize);
    return unordered.statement("count(*)", NONE);
  }

  private CqlStatement statement(@Nullable String selected, int rows) {
    DiscriminatorModel discriminator = table.model.discriminator().orElse(null);
    return discriminator == null || discriminator.all()
        ? text(selected, rows)
        : ofVariant(discriminator).text(selected, rows);
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
    return table.model.columns().subList(0, table.model.partitionKeySize()).stream()
        .allMatch(c -> where.stream().anyMatch(t -> restricts(t, c.column())));
  }

  private static boolean restricts(Term term, Column<?, ?> column) {
    return term instanceof Term.Comparison comparison
        && (comparison.operator() == Operator.EQ || comparison.operator() == Operator.IN)
        && comparison.column().equals(column);
  }

  private CqlStatement text(@Nullable String selected, int rows) {
    String name = table.name(settings);
    Shape shape =
        new Shape(Shape.room(where) + 2 * orderings.size() + 4)
            .add(selected == null ? selection : selected)
            .add(name)
            .addTerms(where)
            .addOrderings(orderings)
            .add(
                (rows == NONE ? 0 : 1)
                    + (perPartitionLimit == NONE ? 0 : 2)
                    + (allowFiltering ? 4 : 0));
    Text text = table.texts.find(shape);
    if (text == null) {
      text = table.texts.remember(shape, write(name, selected, rows != NONE));
    }
    Bound bound =
        new Bound(
            Bound.count(where) + (rows == NONE ? 0 : 1) + (perPartitionLimit == NONE ? 0 : 1));
    bound.addWhere(where);
    if (perPartitionLimit != NONE) {
      bound.addInt(perPartitionLimit);
    }
    if (rows != NONE) {
      bound.addInt(rows);
    }
    return text.with(bound.cells()).withOptions(settings.options()).withPageSize(pageSize);
  }

  private Text write(String name, @Nullable String selected, boolean limited) {
    where.forEach(this::check);
    orderings.forEach(this::check);
    List<CqlType<?>> types = new ArrayList<>();
    Bound.addTypes(types, where);
    types.add(CqlType.INT);
    types.add(CqlType.INT);
    String cql =
        Cql.select(
            selected == null ? Cql.selection(selection.columns()) : selected,
            name,
            where,
            orderings,
            perPartitionLimit != NONE,
            limited,
            allowFiltering);
    return new Text(cql, types.toArray(new CqlType<?>[0]), null);
  }

  private void check(Term term) {
    term.columns().forEach(table.model::require);
    if (term.operator() == Operator.NE) {
      throw new InvalidQueryException(
          "coodie-209",
          "Column \""
              + term.columns().get(0).name()
              + "\" is compared with != in WHERE, which CQL allows only in IF. Use ne() and"
              + " isNotNull() inside onlyIf().");
    }
  }

  private void check(Ordering<?> ordering) {
    ModelColumn column = table.model.require(ordering.column());
    if (column.kind() != ColumnKind.CLUSTERING) {
      throw new InvalidQueryException(
          "coodie-229",
          table.model.typeName()
              + " cannot be ordered by \""
              + column.name()
              + "\", which is no clustering column. CQL orders rows of a partition by clustering"
              + " columns alone: "
              + clusteringColumns()
              + ".");
    }
  }

  private String clusteringColumns() {
    List<String> names =
        table.model.columns().stream()
            .filter(c -> c.kind() == ColumnKind.CLUSTERING)
            .map(c -> c.name() + (c.order() == Order.DESC ? " DESC" : ""))
            .toList();
    return names.isEmpty() ? "it has none" : String.join(", ", names);
  }
}
