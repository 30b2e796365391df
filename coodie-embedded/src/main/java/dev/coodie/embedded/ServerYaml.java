package dev.coodie.embedded;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Settings that are written as for Cassandra 5.0, in the names that an older one has for them. */
final class ServerYaml {
  private static final Pattern QUANTITY = Pattern.compile("(\\d+)(MiB|ms|s)");
  private static final Map<String, String> SWITCHES =
      Map.of(
          "materialized_views_enabled", "enable_materialized_views",
          "sasi_indexes_enabled", "enable_sasi_indexes",
          "user_defined_functions_enabled", "enable_user_defined_functions");

  private ServerYaml() {}

  static Map<String, @Nullable Object> of(
      CassandraVersion version, Map<String, @Nullable Object> yaml) {
    Map<String, @Nullable Object> named = new LinkedHashMap<>();
    yaml.forEach(
        (name, value) -> {
          if (version == CassandraVersion.V4_0) {
            put40(named, name, value);
          } else {
            named.put(name, value);
          }
        });
    if (version.compareTo(CassandraVersion.V5_0) < 0) {
      named.remove("dynamic_data_masking_enabled");
      named.computeIfPresent("authenticator", (name, value) -> className(value));
    }
    return named;
  }

  private static Object className(Object value) {
    return value instanceof Map<?, ?> parts ? String.valueOf(parts.get("class_name")) : value;
  }

  /** Cassandra 4.0 has the unit of a quantity in its name. */
  private static void put40(
      Map<String, @Nullable Object> yaml, String name, @Nullable Object value) {
    Matcher quantity = QUANTITY.matcher(String.valueOf(value));
    if (!quantity.matches()) {
      yaml.put(SWITCHES.getOrDefault(name, name), value);
      return;
    }
    int number = Integer.parseInt(quantity.group(1));
    switch (quantity.group(2)) {
      case "MiB" -> yaml.put(name + "_in_mb", number);
      case "ms" -> yaml.put(name + "_in_ms", number);
      default -> {
        if (name.endsWith("_save_period")) {
          yaml.put(name, number);
        } else {
          yaml.put(name + "_in_ms", number * 1_000);
        }
      }
    }
  }
}
