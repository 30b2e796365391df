package dev.coodie.it;

import dev.coodie.annotation.ClusteringOrder;
import dev.coodie.column.CellSink;
import dev.coodie.column.Cells;
import dev.coodie.column.ClusteringColumn;
import dev.coodie.column.PartitionColumn;
import dev.coodie.column.TextColumn;
import dev.coodie.column.ValueType;
import dev.coodie.model.DocumentModel;
import java.util.Objects;

/** A materialized view, written by hand. */
public final class UserByAge_ {
  static final PartitionColumn<UserByAge, Integer> age =
      PartitionColumn.of(UserByAge.class, "age", ValueType.INT);
  static final ClusteringColumn<UserByAge, String> name =
      ClusteringColumn.of(UserByAge.class, "name", ValueType.TEXT);
  static final TextColumn<UserByAge> email =
      TextColumn.of(UserByAge.class, "email", ValueType.TEXT);

  public static final DocumentModel<UserByAge> MODEL =
      DocumentModel.builder(UserByAge.class, "users_by_age")
          .viewOf(User.class, "users", "age IS NOT NULL AND name IS NOT NULL")
          .partitionKey(age)
          .clusteringKey(name, ClusteringOrder.ASC)
          .column(email)
          .build(UserByAge_::read, UserByAge_::write);

  private UserByAge_() {}

  private static UserByAge read(Cells row) {
    return new UserByAge(
        row.getInt(0),
        Objects.requireNonNull(row.get(1, ValueType.TEXT)),
        row.get(2, ValueType.TEXT));
  }

  private static void write(UserByAge user, CellSink out) {
    out.set(0, ValueType.INT, user.age());
    out.set(1, ValueType.TEXT, user.name());
    out.set(2, ValueType.TEXT, user.email());
  }
}
