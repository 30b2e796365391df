package dev.coodie.schema.definition;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The value of a table option: a text, number or truth, or a map.
 *
 * @param text the plain value, empty for a map
 * @param entries the map, empty for a plain value
 */
public record OptionValue(String text, Map<String, String> entries) {
  /** Copies the map, in its order. */
  public OptionValue {
    entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
  }
}
