package dev.coodie.studio;

import dev.coodie.error.CoodieException;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;

/** What is advised to Java programs, in the words of the page. */
final class PageWords {
  static final List<Entry<String, String>> ADVICE =
      List.of(
          Map.entry(
              "Create it with schema().plan(..).apply().",
              "The list on the left has the tables; one of another keyspace is keyspace.table."),
          Map.entry(
              "schema().plan(..) shows what the table lacks.",
              "Structure shows the columns of a table."),
          Map.entry("an @Indexed column, or allowFiltering()", "an index, or ALLOW FILTERING"));

  private PageWords() {}

  static String of(CoodieException error) {
    String said = error.sentence();
    for (Entry<String, String> advice : ADVICE) {
      said = said.replace(advice.getKey(), advice.getValue());
    }
    return said;
  }
}
