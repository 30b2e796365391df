package dev.coodie.internal.query;

/** Looks for a null in an object of the JSON that the server writes. */
final class JsonNulls {
  private JsonNulls() {}

  /** Whether the object itself, not one inside it, has null under the name of {@code column}. */
  public static boolean isNull(String json, String column) {
    boolean plain = column.chars().noneMatch(c -> Character.isUpperCase(c));
    String wanted = plain ? '"' + column + "\": null" : "\"\\\"" + column + "\\\"\": null";
    int depth = 0;
    for (int i = 0; i < json.length(); i++) {
      char c = json.charAt(i);
      if (c == '"') {
        if (depth == 1 && json.startsWith(wanted, i)) {
          return true;
        }
        i = endOfString(json, i);
      } else if (c == '{' || c == '[') {
        depth++;
      } else if (c == '}' || c == ']') {
        depth--;
      }
    }
    return false;
  }

  private static int endOfString(String json, int start) {
    int i = start + 1;
    while (i < json.length() && json.charAt(i) != '"') {
      i += json.charAt(i) == '\\' ? 2 : 1;
    }
    return i;
  }
}
