package dev.coodie.studio;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;

/** What an import advises to Java programs, in the words of the page. */
final class ImportWords {
  static final List<Entry<String, String>> ADVICE =
      List.of(
          Map.entry(
              "Leave it out with columns(..).",
              "Leave it out with: coodie import FILE --into KEYSPACE.TABLE --columns .."),
          Map.entry(" of maxRejects(..), so", " of an import, so"),
          Map.entry(
              "Continue with resume() and a larger number, or fix the file and start again with"
                  + " restart().",
              "Fix the file, choose it again, and check it."),
          Map.entry(
              "Truncate the table and start over with restart(), or accept that with"
                  + " acceptDoubleCounting().",
              "Empty the table, choose the file again, and import it."));

  private ImportWords() {}

  /** A sentence about the import of this file, whose name here nobody knows. */
  static String ofPage(String sentence, Path file) {
    String said = sentence;
    for (Entry<String, String> advice : ADVICE) {
      said = said.replace(advice.getKey(), advice.getValue());
    }
    return said.replace(file + ".rejects", "The list below")
        .replace(file + ".progress", "its progress")
        .replace(file.toString(), "the file");
  }
}
