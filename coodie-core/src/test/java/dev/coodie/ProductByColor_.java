package dev.coodie;

import dev.coodie.annotation.ClusteringOrder;
import dev.coodie.column.CellSink;
import dev.coodie.column.Cells;
import dev.coodie.column.ClusteringColumn;
import dev.coodie.column.PartitionColumn;
import dev.coodie.column.TextColumn;
import dev.coodie.column.ValueType;
import dev.coodie.model.DocumentModel;
import java.util.Objects;

/** A materialized view, written by hand. */
public final class ProductByColor_ {
  static final PartitionColumn<ProductByColor, String> color =
      PartitionColumn.of(ProductByColor.class, "color", ValueType.TEXT);
  static final ClusteringColumn<ProductByColor, Long> id =
      ClusteringColumn.of(ProductByColor.class, "id", ValueType.BIGINT);
  static final TextColumn<ProductByColor> name =
      TextColumn.of(ProductByColor.class, "name", ValueType.TEXT);

  public static final DocumentModel<ProductByColor> MODEL =
      DocumentModel.builder(ProductByColor.class, "product_by_color")
          .viewOf(Product.class, "product", "color IS NOT NULL AND id IS NOT NULL")
          .partitionKey(color)
          .clusteringKey(id, ClusteringOrder.ASC)
          .column(name)
          .build(ProductByColor_::read, ProductByColor_::write);

  private ProductByColor_() {}

  private static ProductByColor read(Cells row) {
    return new ProductByColor(
        Objects.requireNonNull(row.get(0, ValueType.TEXT)),
        row.getLong(1),
        row.get(2, ValueType.TEXT));
  }

  private static void write(ProductByColor product, CellSink out) {
    out.set(0, ValueType.TEXT, product.color());
    out.set(1, ValueType.BIGINT, product.id());
    out.set(2, ValueType.TEXT, product.name());
  }
}
