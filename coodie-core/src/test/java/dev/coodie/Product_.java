package dev.coodie;

import dev.coodie.column.CellSink;
import dev.coodie.column.Cells;
import dev.coodie.column.PartitionColumn;
import dev.coodie.column.PlainColumn;
import dev.coodie.column.TextColumn;
import dev.coodie.column.ValueType;
import dev.coodie.model.DocumentModel;
import java.util.Objects;

/** What the annotation processor would write. */
public final class Product_ {
  static final PartitionColumn<Product, Long> id =
      PartitionColumn.of(Product.class, "id", ValueType.BIGINT);
  static final TextColumn<Product> name = TextColumn.of(Product.class, "name", ValueType.TEXT);
  static final PlainColumn<Product, Product.Color> color =
      PlainColumn.of(Product.class, "color", ValueType.enumByName(Product.Color.class));

  public static final DocumentModel<Product> MODEL =
      DocumentModel.builder(Product.class, "product")
          .partitionKey(id)
          .column(name)
          .column(color)
          .build(Product_::read, Product_::write);

  private Product_() {}

  private static Product read(Cells row) {
    return new Product(
        row.getLong(0),
        row.get(1, ValueType.TEXT),
        Objects.requireNonNull(row.get(2, color.type())));
  }

  private static void write(Product product, CellSink out) {
    out.set(0, ValueType.BIGINT, product.id());
    out.set(1, ValueType.TEXT, product.name());
    out.set(2, color.type(), product.color());
  }
}
