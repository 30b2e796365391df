package dev.coodie;

import dev.coodie.column.PartitionColumn;
import dev.coodie.column.TextColumn;
import dev.coodie.column.ValueType;
import dev.coodie.model.DocumentModel;

/** What the annotation processor would write. */
public final class TransactionErrors_Ascii_ {
  static final PartitionColumn<TransactionErrors.Ascii, Integer> id =
      PartitionColumn.of(TransactionErrors.Ascii.class, "id", ValueType.INT);
  static final TextColumn<TransactionErrors.Ascii> letters =
      TextColumn.of(TransactionErrors.Ascii.class, "letters", ValueType.ASCII);
  public static final DocumentModel<TransactionErrors.Ascii> MODEL =
      DocumentModel.builder(TransactionErrors.Ascii.class, "ascii")
          .option("transactional_mode", "full")
          .partitionKey(id)
          .column(letters)
          .build(
              row -> new TransactionErrors.Ascii(row.getInt(0), row.get(1, ValueType.ASCII)),
              (document, out) -> {
                out.set(0, ValueType.INT, document.id());
                out.set(1, ValueType.ASCII, document.letters());
              });

  private TransactionErrors_Ascii_() {}
}
