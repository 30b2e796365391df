package dev.coodie.it;

import dev.coodie.annotation.ClusteringOrder;
import dev.coodie.column.ClusteringColumn;
import dev.coodie.column.PartitionColumn;
import dev.coodie.column.PlainColumn;
import dev.coodie.column.ValueType;
import dev.coodie.model.DocumentModel;
import dev.coodie.model.DocumentModelBuilder;
import java.util.List;

/** In the place of what the annotation processor would write; the model changes. */
public final class PagedRow_ {
  static final PartitionColumn<PagedRow, Integer> P =
      PartitionColumn.of(PagedRow.class, "p", ValueType.INT);
  static final PlainColumn<PagedRow, Integer> SHARED =
      PlainColumn.of(PagedRow.class, "shared", ValueType.INT);
  static final PlainColumn<PagedRow, Integer> NUMBER =
      PlainColumn.of(PagedRow.class, "number", ValueType.INT);

  public static volatile DocumentModel<PagedRow> MODEL;

  static {
    is("paged_row", List.of(), List.of(), false);
  }

  private PagedRow_() {}

  /** The document is now this table with the key {@code p}, {@code columns}. */
  static void is(
      String table,
      List<? extends ClusteringColumn<PagedRow, ?>> columns,
      List<ClusteringOrder> orders,
      boolean shared) {
    DocumentModelBuilder<PagedRow> builder =
        DocumentModel.builder(PagedRow.class, table).partitionKey(P);
    for (int i = 0; i < columns.size(); i++) {
      builder.clusteringKey(columns.get(i), orders.get(i));
    }
    if (shared) {
      builder.staticColumn(SHARED);
    }
    int number = 1 + columns.size() + (shared ? 1 : 0);
    MODEL =
        builder
            .column(NUMBER)
            .build(
                cells -> new PagedRow(cells.getInt(number)),
                (row, out) -> out.setInt(number, row.number()));
  }
}
