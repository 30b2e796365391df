package dev.coodie;

import dev.coodie.column.NumberColumn;
import dev.coodie.column.PartitionColumn;
import dev.coodie.column.ValueType;
import dev.coodie.model.DocumentModel;

/** What the annotation processor would write. */
public final class TransactionErrors_Versioned_ {
  static final PartitionColumn<TransactionErrors.Versioned, String> id =
      PartitionColumn.of(TransactionErrors.Versioned.class, "id", ValueType.TEXT);
  static final NumberColumn<TransactionErrors.Versioned, Long> version =
      NumberColumn.of(TransactionErrors.Versioned.class, "version", ValueType.BIGINT);
  public static final DocumentModel<TransactionErrors.Versioned> MODEL =
      DocumentModel.builder(TransactionErrors.Versioned.class, "versioned")
          .option("transactional_mode", "full")
          .partitionKey(id)
          .column(version)
          .version(version)
          .build(
              row -> new TransactionErrors.Versioned(row.get(0, ValueType.TEXT), row.getLong(1)),
              (document, out) -> {
                out.set(0, ValueType.TEXT, document.id());
                out.set(1, ValueType.BIGINT, document.version());
              });

  private TransactionErrors_Versioned_() {}
}
