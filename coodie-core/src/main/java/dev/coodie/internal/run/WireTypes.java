package dev.coodie.internal.run;

import java.util.Map;

/** Which CQL types can be read as which, because their bytes mean the same. */
final class WireTypes {
  private static final Map<String, String> SAME_BYTES =
      Map.of("ascii", "text", "varchar", "text", "timeuuid", "uuid", "counter", "bigint");

  private WireTypes() {}

  /** Whether cells of CQL type {@code found} can be read as {@code wanted}. */
  static boolean readable(String wanted, String found) {
    return wanted.equals(found) || normal(wanted).equals(normal(found));
  }

  /**
   * Without {@code frozen<>}, which result metadata does not tell, and with one name per encoding.
   */
  private static String normal(String type) {
    StringBuilder result = new StringBuilder(type.length());
    StringBuilder word = new StringBuilder();
    java.util.ArrayDeque<Boolean> open = new java.util.ArrayDeque<>();
    for (int i = 0; i <= type.length(); i++) {
      char c = i < type.length() ? type.charAt(i) : ' ';
      if (Character.isLetterOrDigit(c) || c == '_' || c == '"') {
        word.append(c);
        continue;
      }
      boolean frozen = c == '<' && word.toString().equals("frozen");
      if (!frozen) {
        result.append(SAME_BYTES.getOrDefault(word.toString(), word.toString()));
      }
      word.setLength(0);
      if (c == '<') {
        open.push(frozen);
      }
      boolean silent = frozen || c == ' ' || (c == '>' && !open.isEmpty() && open.pop());
      if (!silent) {
        result.append(c);
      }
    }
    return result.toString();
  }
}
