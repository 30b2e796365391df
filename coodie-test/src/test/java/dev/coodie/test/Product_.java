package dev.coodie.test;

import dev.coodie.column.CellSink;
import dev.coodie.column.Cells;
import dev.coodie.column.PartitionColumn;
import dev.coodie.column.PlainColumn;
import dev.coodie.column.SetColumn;
import dev.coodie.column.TextColumn;
import dev.coodie.column.ValueType;
import dev.coodie.model.DocumentModel;
import java.math.BigDecimal;
import java.util.Objects;

/** What the annotation processor would write. */
public final class Product_ {
  static final PartitionColumn<Product, String> id =
      PartitionColumn.of(Product.class, "id", ValueType.TEXT);
  static final TextColumn<Product> name = TextColumn.of(Product.class, "name", ValueType.TEXT);
  static final PlainColumn<Product, BigDecimal> price =
      PlainColumn.of(Product.class, "price", ValueType.DECIMAL);
  static final SetColumn<Product, String> tags =
      SetColumn.of(Product.class, "tags", ValueType.TEXT);

  public static final DocumentModel<Product> MODEL =
      DocumentModel.builder(Product.class, "product")
          .partitionKey(id)
          .column(name)
          .column(price)
          .column(tags)
          .build(Product_::read, Product_::write);

  private Product_() {}

  private static Product read(Cells row) {
    return new Product(
        Objects.requireNonNull(row.get(0, ValueType.TEXT)),
        row.get(1, ValueType.TEXT),
        row.get(2, ValueType.DECIMAL),
        row.getOrEmpty(3, tags.type()));
  }

  private static void write(Product document, CellSink out) {
    out.set(0, ValueType.TEXT, document.id());
    out.set(1, ValueType.TEXT, document.name());
    out.set(2, ValueType.DECIMAL, document.price());
    out.set(3, tags.type(), document.tags());
  }
}
