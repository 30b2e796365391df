package dev.coodie.it;

import dev.coodie.annotation.Document;
import dev.coodie.annotation.PartitionKey;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

@Document(table = "users")
record User(
    @PartitionKey String name,
    @Nullable String email,
    int age,
    Set<String> roles,
    Map<String, String> settings) {
  static User of(String name, int age) {
    return new User(name, name + "@example.org", age, Set.of(), Map.of());
  }
}
