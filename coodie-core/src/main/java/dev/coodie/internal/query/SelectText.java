package dev.coodie.internal.query;

import dev.coodie.column.Term;
import dev.coodie.driver.CqlStatement;
import dev.coodie.internal.cql.Bound;
import dev.coodie.internal.cql.RecentTexts;
import dev.coodie.internal.cql.Shape;
import dev.coodie.internal.cql.Texts;
import dev.coodie.internal.cql.Texts.Text;
import java.util.List;

/** Finds or writes the text of a query, and binds its values. */
final class SelectText {
  private static final int LIMITED = 1;

  private SelectText() {}

  static CqlStatement statement(QueryState<?> query, String verb, Object selected, int rows) {
    int page = page(query, rows); // refuses before anything is written
    Text text = text(query, verb, selected, rows != QueryState.NONE);
    return text.with(bind(query, selected, rows, text.size()).cells())
        .withOptions(query.settings().options())
        .withPageSize(page);
  }

  private static int page(QueryState<?> query, int rows) {
    if (query.nearest() != null) {
      return rows;
    }
    return query.isOrderedAcrossPartitions()
        ? OrderAcrossPartitions.unpaged(query.table(), query.where(), rows, query.pageSize())
        : query.pageSize();
  }

  /** The text of a query, kept for its shape. */
  static Text text(QueryState<?> query, String verb, Object selected, boolean limited) {
    String name = query.table().name(query.settings());
    int flags = flags(query, limited);
    if (!query.isPlain()) {
      return text(query, verb, selected, name, flags);
    }
    RecentTexts recent = query.table().recentTexts();
    Term.Comparison only = query.onlyComparison();
    Text known =
        only == null
            ? recent.find(verb, selected, name, flags, query.where())
            : recent.find(verb, selected, name, flags, only);
    if (known == null) {
      known = text(query, verb, selected, name, flags);
      recent.keep(verb, selected, name, flags, query.where(), known);
    } else {
      query.table().texts().countHit();
    }
    return known;
  }

  private static Text text(
      QueryState<?> query, String verb, Object selected, String name, int flags) {
    Nearest<?> nearest = query.nearest();
    Shape shape =
        new Shape(Shape.room(query.where()) + 2 * query.orderings().size() + 7)
            .add(verb)
            .add(selected)
            .add(name)
            .addTerms(query.where())
            .add(flags)
            .addOrderings(query.orderings());
    if (!query.groups().isEmpty()) {
      shape.add(query.groups());
    }
    if (nearest != null) {
      shape.add(nearest.column());
    }
    if (!query.hints().equals(IndexHints.NONE)) {
      shape.add(query.hints());
    }
    Texts texts = query.table().texts();
    Text known = texts.find(shape);
    return known == null
        ? texts.remember(shape, writer(query, verb, selected, (flags & LIMITED) != 0).write(name))
        : known;
  }

  private static int flags(QueryState<?> query, boolean limited) {
    return (limited ? LIMITED : 0)
        + (query.perPartitionLimit() == QueryState.NONE ? 0 : 2)
        + (query.allowsFiltering() ? 4 : 0)
        + (query.isDistinct() ? 8 : 0)
        + (query.groups().isEmpty() ? 0 : 16)
        + (query.nearest() == null ? 0 : 32)
        + (query.bypassesCache() ? 64 : 0)
        + 128 * query.orderings().size();
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
            query.bypassesCache(),
            query.hints().cql()));
  }

  private static Bound bind(QueryState<?> query, Object selected, int rows, int size) {
    Nearest<?> nearest = query.nearest();
    Bound bound = new Bound(size);
    if (selected instanceof List<?> wanted) {
      bound.addSelected(wanted);
    }
    Term.Comparison only = query.onlyComparison();
    if (only == null) {
      bound.addWhere(query.where(), query.table().model());
    } else {
      bound.addWhere(only, query.table().model());
    }
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
