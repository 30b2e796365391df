package dev.coodie;

import dev.coodie.annotation.Order;
import dev.coodie.column.CellSink;
import dev.coodie.column.Cells;
import dev.coodie.column.ClusteringColumn;
import dev.coodie.column.CqlType;
import dev.coodie.column.PartitionColumn;
import dev.coodie.column.TextColumn;
import dev.coodie.model.DocumentModel;
import java.util.Objects;

/** A materialized view, written by hand. */
public final class ProductByColor_ {
  static final PartitionColumn<ProductByColor, String> color =
      PartitionColumn.of(ProductByColor.class, "color", CqlType.TEXT);
  static final ClusteringColumn<ProductByColor, Long> id =
      ClusteringColumn.of(ProductByColor.class, "id", CqlType.BIGINT);
  static final TextColumn<ProductByColor> name =
      TextColumn.of(ProductByColor.class, "name", CqlType.TEXT);

  public static final DocumentModel<ProductByColor> MODEL =
      DocumentModel.builder(ProductByColor.class, "product_by_color")
          .viewOf(Product.class, "product", "color IS NOT NULL AND id IS NOT NULL")
          .partitionKey(color)
          .clusteringKey(id, Order.ASC)
          .column(name)
          .build(ProductByColor_::read, ProductByColor_::write);

  private ProductByColor_() {}

  private static ProductByColor read(Cells row) {
    return new ProductByColor(
        Objects.requireNonNull(row.get(0, CqlType.TEXT)), row.getLong(1), row.get(2, CqlType.TEXT));
  }

  private static void write(ProductByColor product, CellSink out) {
    out.set(0, CqlType.TEXT, product.color());
    out.set(1, CqlType.BIGINT, product.id());
    out.set(2, CqlType.TEXT, product.name());
  }
}
