package dev.coodie.it;

import static java.util.Objects.requireNonNull;

import dev.coodie.column.Mapping;
import dev.coodie.column.PartitionColumn;
import dev.coodie.column.PlainColumn;
import dev.coodie.column.UdtField;
import dev.coodie.column.ValueType;
import dev.coodie.model.DocumentModel;
import java.util.List;

/** A type written by hand. */
public final class HostileKind_ {
  private static final ValueType<HostileKind.Kind> KIND =
      ValueType.udt(
              HostileKind.Kind.class,
              "weird\"; DROP TABLE victim; --",
              List.of(UdtField.of(HostileKind.Kind.class, "size", ValueType.INT)),
              Mapping.of(
                  cells -> new HostileKind.Kind(cells.getInt(0)),
                  (kind, out) -> out.setInt(0, kind.size())))
          .frozen();

  static final PartitionColumn<HostileKind, Integer> id =
      PartitionColumn.of(HostileKind.class, "id", ValueType.INT);
  static final PlainColumn<HostileKind, HostileKind.Kind> kind =
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
