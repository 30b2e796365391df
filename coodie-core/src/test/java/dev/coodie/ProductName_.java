package dev.coodie;

import dev.coodie.column.ValueType;
import dev.coodie.model.ProjectionModel;
import java.util.List;

/** What the annotation processor would write. */
public final class ProductName_ {
  public static final ProjectionModel<Product, ProductName> MODEL =
      ProjectionModel.of(
          ProductName.class,
          Product.class,
          List.of(Product_.name),
          row -> new ProductName(row.get(0, ValueType.TEXT)));

  private ProductName_() {}
}
