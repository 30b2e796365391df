package dev.coodie.internal.query;

import dev.coodie.annotation.ClusteringOrder;
import dev.coodie.column.Column;
import dev.coodie.column.Operator;
import dev.coodie.column.Ordering;
import dev.coodie.column.Selector;
import dev.coodie.column.Term;
import dev.coodie.column.ValueType;
import dev.coodie.column.VectorColumn;
import dev.coodie.error.InvalidQueryException;
import dev.coodie.internal.cql.Bound;
import dev.coodie.internal.cql.Cql;
import dev.coodie.internal.cql.KeyRules;
import dev.coodie.internal.cql.Texts.Text;
import dev.coodie.internal.run.Selection;
import dev.coodie.model.DocumentModel;
import dev.coodie.model.ModelColumn;
import dev.coodie.schema.definition.ColumnKind;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Checks a shape of SELECT against the model and writes its text, once.
 *
 * @param selected a {@link Selection}, a list of selectors, or text of ours
 */
record SelectWriter(
    DocumentModel<?> model,
    String verb,
    Object selected,
    List<Term> where,
    List<Column<?, ?>> groups,
    List<Ordering<?>> orderings,
    @Nullable VectorColumn<?, ?> nearest,
    Flags flags) {
  record Flags(
      boolean distinct,
      boolean perPartitionLimit,
      boolean limit,
      boolean filtering,
      boolean bypassCache,
      String hints) {}

  public Text write(String table) {
    where.forEach(this::check);
    orderings.forEach(this::check);
    groups.forEach(this::checkGroup);
    List<ValueType<?>> types = new ArrayList<>();
    String selection = selection(types);
    Bound.addTypes(types, where);
    VectorColumn<?, ?> near = nearest;
    if (near != null) {
      checkNearest(near);
      types.add(near.type());
    } else if (!flags.filtering) {
      KeyRules.checkQuery(model, where);
    }
    if (flags.perPartitionLimit) {
      types.add(ValueType.INT);
    }
    if (flags.limit) {
      types.add(ValueType.INT);
    }
    String cql =
        Cql.select(
            new Cql.Select(
                verb + (flags.distinct ? "DISTINCT " : "") + selection,
                table,
                where,
                groups,
                orderings,
                near,
                flags.perPartitionLimit,
                flags.limit,
                flags.filtering,
                flags.bypassCache,
                flags.hints));
    return new Text(cql, types.toArray(new ValueType<?>[0]));
  }

  private String selection(List<ValueType<?>> types) {
    if (selected instanceof String text) {
      return text;
    }
    List<? extends Selector<?, ?>> wanted = selectors();
    wanted.forEach(w -> w.columns().forEach(model::require));
    if (flags.distinct) {
      checkDistinct(wanted);
    }
    Bound.addSelectedTypes(types, wanted);
    return Cql.selectors(wanted);
  }

  @SuppressWarnings("unchecked") // a list has nothing but selectors
  private List<? extends Selector<?, ?>> selectors() {
    return selected instanceof Selection<?> selection
        ? selection.columns()
        : (List<Selector<?, ?>>) selected;
  }

  private void check(Term term) {
    term.columns().forEach(model::require);
    if (term.operator() == Operator.NE && term.value(0) == null) {
      throw new InvalidQueryException(
          "coodie-209",
          "Column \""
              + term.columns().get(0).name()
              + "\" is compared with null in WHERE, which CQL allows only in IF. Use isNotNull()"
              + " inside onlyIf().");
    }
  }

  private void check(Ordering<?> ordering) {
    ModelColumn column = model.require(ordering.column());
    if (column.kind() != ColumnKind.CLUSTERING) {
      throw new InvalidQueryException(
          "coodie-229",
          model.typeName()
              + " cannot be ordered by \""
              + column.name()
              + "\", which is not a clustering column. CQL orders rows of a partition by clustering"
              + " columns alone: "
              + clusteringColumns()
              + ".");
    }
  }

  private void checkGroup(Column<?, ?> column) {
    if (!model.require(column).isKey()) {
      throw new InvalidQueryException(
          "coodie-235",
          model.typeName()
              + " cannot be grouped by \""
              + column.name()
              + "\", which is not a key column. CQL groups by the primary key, or by a part of it"
              + " from its start: "
              + names(model.columns().subList(0, model.keySize()))
              + ".");
    }
  }

  private void checkNearest(VectorColumn<?, ?> near) {
    model.require(near);
    if (!flags.limit) {
      throw new InvalidQueryException(
          "coodie-237",
          "nearest() on column \"" + near.name() + "\" needs limit(..): how many of the nearest.");
    }
    if (!orderings.isEmpty()) {
      throw new InvalidQueryException(
          "coodie-239",
          "nearest() on column \""
              + near.name()
              + "\" is an order of its own. Remove orderBy(..) or nearest(..).");
    }
  }

  /** DISTINCT is about partitions, so it has nothing that rows of one can differ in. */
  private void checkDistinct(List<? extends Selector<?, ?>> wanted) {
    List<ModelColumn> key = model.columns().subList(0, model.partitionKeySize());
    boolean whole = key.stream().allMatch(c -> wanted.stream().anyMatch(w -> w.equals(c.column())));
    boolean only =
        wanted.stream()
            .flatMap(w -> w.columns().stream())
            .noneMatch(c -> isOfRow(model.column(c.name()).kind()));
    if (!whole || !only) {
      throw new InvalidQueryException(
          "coodie-248",
          "distinct() on "
              + model.typeName()
              + " reads whole partition keys, and static columns beside them. Ask for rows("
              + names(key)
              + ") or a projection with these.");
    }
  }

  private static boolean isOfRow(ColumnKind kind) {
    return kind == ColumnKind.CLUSTERING || kind == ColumnKind.REGULAR;
  }

  private String clusteringColumns() {
    List<String> names =
        model.columns().stream()
            .filter(c -> c.kind() == ColumnKind.CLUSTERING)
            .map(c -> c.name() + (c.order() == ClusteringOrder.DESC ? " DESC" : ""))
            .toList();
    return names.isEmpty() ? "it has none" : String.join(", ", names);
  }

  private static String names(List<ModelColumn> columns) {
    return columns.stream().map(ModelColumn::name).collect(Collectors.joining(", "));
  }
}
