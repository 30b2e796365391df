package dev.coodie.internal.query;

import dev.coodie.driver.CqlStatement;
import dev.coodie.internal.cql.Bound;
import dev.coodie.internal.cql.Shape;
import dev.coodie.internal.cql.Texts.Text;
import java.util.List;

/** Finds or writes the text of a query, and binds its values. */
final class SelectText {
  private SelectText() {}

  static CqlStatement statement(QueryState<?> query, String verb, Object selected, int rows) {
    Nearest<?> nearest = query.nearest();
    int page =
        nearest != null
            ? rows
            : query.isOrderedAcrossPartitions()
                ? OrderAcrossPartitions.unpaged(
                    query.table(), query.where(), rows, query.pageSize())
                : query.pageSize();
    String name = query.table().name(query.settings());
    Shape shape =
        new Shape(Shape.room(query.where()) + 2 * query.orderings().size() + 7)
            .add(verb)
            .add(selected)
            .add(name)
            .addTerms(query.where())
            .add(
                (rows == QueryState.NONE ? 0 : 1)
                    + (query.perPartitionLimit() == QueryState.NONE ? 0 : 2)
                    + (query.allowsFiltering() ? 4 : 0)
                    + (query.isDistinct() ? 8 : 0)
                    + (query.groups().isEmpty() ? 0 : 16)
                    + (nearest == null ? 0 : 32)
                    + (query.bypassesCache() ? 64 : 0)
                    + 128 * query.orderings().size())
            .addOrderings(query.orderings());
    if (!query.groups().isEmpty()) {
      shape.add(query.groups());
    }
    if (nearest != null) {
      shape.add(nearest.column());
    }
    Text text = query.table().texts().find(shape);
    if (text == null) {
      text =
          query
              .table()
              .texts()
              .remember(shape, writer(query, verb, selected, rows != QueryState.NONE).write(name));
    }
    return text.with(bind(query, selected, rows, text.types().length).cells())
        .withOptions(query.settings().options())
        .withPageSize(page);
  }

  /** CQL, for people: with markers for values, and without asking the connection. */
  static String described(QueryState<?> query) {
    return writer(query, "", query.selection(), query.limit() != QueryState.NONE)
        .write(query.table().described(query.settings()))
        .text();
  }

  private static SelectWriter writer(
      QueryState<?> query, String verb, Object selected, boolean limited) {
    Nearest<?> nearest = query.nearest();
    return new SelectWriter(
        query.table().model(),
        verb,
        selected,
        query.where(),
        query.groups(),
        query.orderings(),
        nearest == null ? null : nearest.column(),
        new SelectWriter.Flags(
            query.isDistinct(),
            query.perPartitionLimit() != QueryState.NONE,
            limited,
            query.allowsFiltering(),
            query.bypassesCache()));
  }

  private static Bound bind(QueryState<?> query, Object selected, int rows, int size) {
    Nearest<?> nearest = query.nearest();
    Bound bound = new Bound(size);
    if (selected instanceof List<?> wanted) {
      bound.addSelected(wanted);
    }
    bound.addWhere(query.where());
    if (nearest != null) {
      bound.add(nearest.encoded().value(0));
    }
    if (query.perPartitionLimit() != QueryState.NONE) {
      bound.addInt(query.perPartitionLimit());
    }
    if (rows != QueryState.NONE) {
      bound.addInt(rows);
    }
    return bound;
  }
}
