package dev.coodie.it;

import dev.coodie.annotation.Order;
import dev.coodie.column.CellSink;
import dev.coodie.column.Cells;
import dev.coodie.column.ClusteringColumn;
import dev.coodie.column.CqlType;
import dev.coodie.column.PartitionColumn;
import dev.coodie.column.TextColumn;
import dev.coodie.model.DocumentModel;
import java.util.Objects;

/** A materialized view, written by hand. */
public final class UserByAge_ {
  static final PartitionColumn<UserByAge, Integer> age =
      PartitionColumn.of(UserByAge.class, "age", CqlType.INT);
  static final ClusteringColumn<UserByAge, String> name =
      ClusteringColumn.of(UserByAge.class, "name", CqlType.TEXT);
  static final TextColumn<UserByAge> email = TextColumn.of(UserByAge.class, "email", CqlType.TEXT);

  public static final DocumentModel<UserByAge> MODEL =
      DocumentModel.builder(UserByAge.class, "users_by_age")
          .viewOf(User.class, "users", "age IS NOT NULL AND name IS NOT NULL")
          .partitionKey(age)
          .clusteringKey(name, Order.ASC)
          .column(email)
          .build(UserByAge_::read, UserByAge_::write);

  private UserByAge_() {}

  private static UserByAge read(Cells row) {
    return new UserByAge(
        row.getInt(0), Objects.requireNonNull(row.get(1, CqlType.TEXT)), row.get(2, CqlType.TEXT));
  }

  private static void write(UserByAge user, CellSink out) {
    out.set(0, CqlType.INT, user.age());
    out.set(1, CqlType.TEXT, user.name());
    out.set(2, CqlType.TEXT, user.email());
  }
}
