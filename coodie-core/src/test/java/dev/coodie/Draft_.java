package dev.coodie;

import static java.util.Objects.requireNonNull;

import dev.coodie.annotation.Similarity;
import dev.coodie.column.Mapping;
import dev.coodie.column.PartitionColumn;
import dev.coodie.column.PlainColumn;
import dev.coodie.column.SetColumn;
import dev.coodie.column.TextColumn;
import dev.coodie.column.UdtColumn;
import dev.coodie.column.UdtField;
import dev.coodie.column.ValueType;
import dev.coodie.column.VectorColumn;
import dev.coodie.model.DocumentModel;
import java.util.List;

/** What the annotation processor would write. */
public final class Draft_ {
  static final UdtField<Draft.Place, String> city =
      UdtField.of(Draft.Place.class, "city", ValueType.TEXT);
  static final UdtField<Draft.Place, String> street =
      UdtField.of(Draft.Place.class, "street", ValueType.TEXT);
  private static final ValueType<Draft.Place> PLACE =
      ValueType.udt(
          Draft.Place.class,
          "place",
          List.of(city, street),
          Mapping.of(
              in ->
                  new Draft.Place(
                      requireNonNull(in.get(0, ValueType.TEXT)), in.get(1, ValueType.TEXT)),
              (place, out) -> {
                out.set(0, ValueType.TEXT, place.city());
                out.set(1, ValueType.TEXT, place.street());
              }));

  static final PartitionColumn<Draft, Integer> id =
      PartitionColumn.of(Draft.class, "id", ValueType.INT);
  static final TextColumn<Draft> text = TextColumn.of(Draft.class, "text", ValueType.TEXT);
  static final SetColumn<Draft, String> tags = SetColumn.of(Draft.class, "tags", ValueType.TEXT);
  static final UdtColumn<Draft, Draft.Place> place = UdtColumn.of(Draft.class, "place", PLACE);
  static final PlainColumn<Draft, Long> version =
      PlainColumn.of(Draft.class, "version", ValueType.BIGINT);
  static final VectorColumn<Draft, float[]> meaning =
      VectorColumn.of(Draft.class, "meaning", ValueType.floatVector(2));

  public static final DocumentModel<Draft> MODEL =
      DocumentModel.builder(Draft.class, "draft")
          .partitionKey(id)
          .column(text)
          .column(tags)
          .column(place)
          .column(version)
          .column(meaning)
          .version(version)
          .vectorIndex("draft_meaning_idx", meaning, Similarity.DOT_PRODUCT)
          .build(
              in ->
                  new Draft(
                      in.getInt(0),
                      in.get(1, ValueType.TEXT),
                      in.getOrEmpty(2, tags.type()),
                      in.get(3, PLACE),
                      in.getLong(4)),
              (draft, out) -> {
                out.setInt(0, draft.id());
                out.set(1, ValueType.TEXT, draft.text());
                out.set(2, tags.type(), draft.tags());
                out.set(3, PLACE, draft.place());
                out.setLong(4, draft.version());
              });

  private Draft_() {}
}
