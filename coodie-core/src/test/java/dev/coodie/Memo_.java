package dev.coodie;

import dev.coodie.column.PartitionColumn;
import dev.coodie.column.PlainColumn;
import dev.coodie.column.TextColumn;
import dev.coodie.column.ValueType;
import dev.coodie.model.DocumentModel;
import java.time.Instant;

/** What the annotation processor would write. */
public final class Memo_ {
  static final PartitionColumn<Memo, Integer> id =
      PartitionColumn.of(Memo.class, "id", ValueType.INT);
  static final TextColumn<Memo> text = TextColumn.of(Memo.class, "text", ValueType.TEXT);
  static final PlainColumn<Memo, Instant> createdAt =
      PlainColumn.of(Memo.class, "created_at", ValueType.TIMESTAMP);
  static final TextColumn<Memo> createdBy = TextColumn.of(Memo.class, "created_by", ValueType.TEXT);
  static final PlainColumn<Memo, Instant> modifiedAt =
      PlainColumn.of(Memo.class, "modified_at", ValueType.TIMESTAMP);
  static final TextColumn<Memo> modifiedBy =
      TextColumn.of(Memo.class, "modified_by", ValueType.TEXT);

  public static final DocumentModel<Memo> MODEL =
      DocumentModel.builder(Memo.class, "memo")
          .partitionKey(id)
          .column(text)
          .column(createdAt)
          .column(createdBy)
          .column(modifiedAt)
          .column(modifiedBy)
          .createdAt(createdAt)
          .createdBy(createdBy)
          .modifiedAt(modifiedAt)
          .modifiedBy(modifiedBy)
          .afterRead(memo -> memo.withText(memo.text() + "!"))
          .build(
              in ->
                  new Memo(
                      in.getInt(0),
                      in.get(1, ValueType.TEXT),
                      in.get(2, ValueType.TIMESTAMP),
                      in.get(3, ValueType.TEXT),
                      in.get(4, ValueType.TIMESTAMP),
                      in.get(5, ValueType.TEXT)),
              (memo, out) -> {
                out.setInt(0, memo.id());
                out.set(1, ValueType.TEXT, memo.text());
                out.set(2, ValueType.TIMESTAMP, memo.createdAt());
                out.set(3, ValueType.TEXT, memo.createdBy());
                out.set(4, ValueType.TIMESTAMP, memo.modifiedAt());
                out.set(5, ValueType.TEXT, memo.modifiedBy());
              });

  private Memo_() {}
}
