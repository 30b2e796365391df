package dev.coodie;

import dev.coodie.column.PartitionColumn;
import dev.coodie.column.TextColumn;
import dev.coodie.column.ValueType;
import dev.coodie.model.DocumentModel;

/** What the annotation processor would write, had the person two columns. */
public final class Person_ {
  static final PartitionColumn<Person, Integer> id =
      PartitionColumn.of(Person.class, "id", ValueType.INT);
  static final TextColumn<Person> name = TextColumn.of(Person.class, "name", ValueType.TEXT);

  public static final DocumentModel<Person> MODEL =
      DocumentModel.builder(Person.class, "person")
          .partitionKey(id)
          .column(name)
          .beforeSave(person -> person.withName(person.name().strip()))
          .build(
              cells -> Person.GOOD,
              (person, out) -> {
                out.setInt(0, person.id());
                out.set(1, ValueType.TEXT, person.name());
              });

  private Person_() {}
}
