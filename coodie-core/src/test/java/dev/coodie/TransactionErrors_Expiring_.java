package dev.coodie;

import dev.coodie.column.PartitionColumn;
import dev.coodie.column.ValueType;
import dev.coodie.model.DocumentModel;

/** What the annotation processor would write. */
public final class TransactionErrors_Expiring_ {
  static final PartitionColumn<TransactionErrors.Expiring, Integer> id =
      PartitionColumn.of(TransactionErrors.Expiring.class, "id", ValueType.INT);
  public static final DocumentModel<TransactionErrors.Expiring> MODEL =
      DocumentModel.builder(TransactionErrors.Expiring.class, "expiring")
          .option("transactional_mode", "full")
          .defaultTtl(60)
          .partitionKey(id)
          .build(
              row -> new TransactionErrors.Expiring(row.getInt(0)),
              (document, out) -> out.set(0, ValueType.INT, document.id()));

  private TransactionErrors_Expiring_() {}
}
