package dev.coodie.model;

import dev.coodie.column.CellSink;
import dev.coodie.column.Cells;
import dev.coodie.column.Column;
import dev.coodie.column.Mapping;
import dev.coodie.column.ValueType;
import dev.coodie.error.InvalidDocumentException;
import dev.coodie.error.MappingException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads rows of a shared table as the variant that each one's discriminator names. */
final class Hierarchy<D> implements Mapping<D> {
  private record Variant<V>(DocumentModel<V> model, int[] positions) {
    V read(Cells row) {
      return model.read(row.inOrder(positions));
    }
  }

  private final Class<D> type;
  private final String discriminator;
  private final List<ModelColumn> columns;
  private final Map<String, Variant<? extends D>> byValue = new LinkedHashMap<>();
  private final Map<Class<?>, DocumentModel<? extends D>> byClass = new HashMap<>();
  private final int discriminatorPosition;

  private Hierarchy(
      Class<D> type,
      String discriminator,
      List<ModelColumn> columns,
      Map<String, DocumentModel<? extends D>> models) {
    this.type = type;
    this.discriminator = discriminator;
    this.columns = columns;
    Map<String, Integer> positions = new HashMap<>();
    for (int i = 0; i < columns.size(); i++) {
      positions.put(columns.get(i).name(), i);
    }
    this.discriminatorPosition = positions.getOrDefault(discriminator, -1);
    models.forEach(
        (value, model) -> {
          byValue.put(value, variant(model, positions));
          byClass.put(model.type(), model);
        });
  }

  static <D> Hierarchy<D> of(
      Class<D> type, String discriminator, Map<String, DocumentModel<? extends D>> variants) {
    Map<String, ModelColumn> union = new LinkedHashMap<>();
    for (DocumentModel<? extends D> variant : variants.values()) {
      variant.columns().subList(0, variant.keySize()).forEach(c -> merge(type, union, c));
    }
    for (DocumentModel<? extends D> variant : variants.values()) {
      variant.columns().forEach(c -> merge(type, union, c));
    }
    return new Hierarchy<>(type, discriminator, new ArrayList<>(union.values()), variants);
  }

  private static void merge(Class<?> type, Map<String, ModelColumn> union, ModelColumn column) {
    ModelColumn other = union.putIfAbsent(column.name(), column);
    if (other != null
        && !(other.column().equals(column.column())
            && other.kind() == column.kind()
            && other.order() == column.order())) {
      throw new InvalidDocumentException(
          "coodie-153",
          "The variants of "
              + type.getSimpleName()
              + " disagree about column "
              + column.column()
              + ": another has "
              + other.column()
              + ". Same name means same type, role and order in one table.");
    }
  }

  private static <V> Variant<V> variant(DocumentModel<V> model, Map<String, Integer> positions) {
    int[] own = new int[model.columns().size()];
    for (int i = 0; i < own.length; i++) {
      Column<?, ?> column = model.columns().get(i).column();
      own[i] = positions.getOrDefault(column.name(), -1);
    }
    return new Variant<>(model, own);
  }

  List<ModelColumn> columns() {
    return columns;
  }

  Map<Class<?>, DocumentModel<? extends D>> byClass() {
    return Map.copyOf(byClass);
  }

  @Override
  public D read(Cells in) {
    String value = in.get(discriminatorPosition, ValueType.TEXT);
    Variant<? extends D> variant = value == null ? null : byValue.get(value);
    if (variant == null) {
      throw noVariant(discriminator, type, byValue.keySet());
    }
    return variant.read(in);
  }

  static MappingException noVariant(String discriminator, Class<?> type, Collection<String> known) {
    return new MappingException(
        "coodie-412",
        "A row has a value in discriminator column \""
            + discriminator
            + "\" that is not a variant of "
            + type.getSimpleName()
            + ". Known variants: "
            + String.join(", ", known)
            + ".");
  }

  @Override
  public void write(D document, CellSink out) {
    throw new IllegalStateException("A document is written by the model of its own class.");
  }
}
