package dev.coodie.it;

import static java.util.Objects.requireNonNull;

import dev.coodie.column.CqlType;
import dev.coodie.column.PartitionColumn;
import dev.coodie.column.PlainColumn;
import dev.coodie.column.UdtField;
import dev.coodie.model.DocumentModel;
import java.util.List;
import java.util.Map;

/** A type written by hand. */
public final class HostileKind_ {
  private static final String DROP = "weird\"; DROP TABLE victim; --";

  @SuppressWarnings("unchecked") // no value is null here
  private static final CqlType<Map<String, Object>> KIND =
      (CqlType<Map<String, Object>>)
          (CqlType<?>)
              CqlType.dynamicUdt(DROP, List.of(new UdtField<>("size", CqlType.INT))).frozen();

  static final PartitionColumn<HostileKind, Integer> id =
      PartitionColumn.of(HostileKind.class, "id", CqlType.INT);
  static final PlainColumn<HostileKind, Map<String, Object>> kind =
      PlainColumn.of(HostileKind.class, "kind", KIND);

  public static final DocumentModel<HostileKind> MODEL =
      DocumentModel.builder(HostileKind.class, "hostile_kind")
          .partitionKey(id)
          .column(kind)
          .build(
              cells -> new HostileKind(cells.getInt(0), requireNonNull(cells.get(1, KIND))),
              (row, out) -> {
                out.setInt(0, row.id());
                out.set(1, KIND, row.kind());
              });

  private HostileKind_() {}
}
