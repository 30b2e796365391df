package dev.coodie.studio;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the time before a step of a trace went into. Cassandra says some steps when they begin
 * ("Executing single-partition query") and others when they are done ("Merged data from ..").
 */
final class TraceWords {
  /** Files of a partition that are worth a sentence. */
  static final int MANY_FILES = 6;

  private static final Pattern MERGED =
      Pattern.compile("Merged data from memtables and (\\d+) sstables");
  private static final Pattern KEY = Pattern.compile("DecoratedKey\\(([^,]*), [^)]*\\)");

  private static final Map<Pattern, String> WORDS = new LinkedHashMap<>();

  static {
    add("Parsing .*", "It waited for a thread that takes requests.");
    add("Preparing statement.*", "The CQL was parsed.");
    add("Computing ranges to query.*", "The statement was prepared.");
    add("Submitting range requests on (\\d+) ranges.*", "It was planned how to read $1 ranges.");
    add(
        "Executing (?:single-partition query|seq scan|read).*",
        "It waited for a free thread to read with.");
    add("Acquiring sstable references.*", "The read was set up.");
    add(
        "(?:Bloom filter|Partition index|Key cache|Seeking|Skipped|Index) .*sstables?.*",
        "The partition was looked for in files.");
    add("Merged data from memtables and 0 sstables.*", "Rows were read from memory.");
    add(
        "Merged data from memtables and (\\d+) sstables.*",
        "Rows were read from memory and $1 files, and merged.");
    add("Read (\\d+) live rows? and (\\d+) tombstone.*", "$1 rows and $2 tombstones were read.");
    add("Scanned (\\d+) rows and matched (\\d+).*", "$1 rows were scanned, of which $2 fit.");
    add("Submitted (\\d+) concurrent range requests.*", "Answers of $1 ranges were waited for.");
    add("Sending (\\S+) message to (\\S+).*", "$1 was made ready for $2.");
    add("(\\S+) message received from (\\S+).*", "It waited for $2 over the network.");
    add("Processing response from (\\S+).*", "The answer of $1 waited for a thread.");
    add("[Ss]peculating.*", "A replica was slow, so another one was asked, too.");
    add(
        "(?:Digest mismatch|Mismatch).*",
        "Replicas differed, so they were read again and repaired.");
    add(".*(?:SAI|[Ii]ndex).*", "The index was searched.");
    add("(?:reading|querying|Reading|Querying|Start querying).*", "It waited to read.");
  }

  private TraceWords() {}

  private static void add(String activity, String words) {
    WORDS.put(Pattern.compile(activity, Pattern.DOTALL), words);
  }

  /** A sentence; of a step that is not known its own words. */
  static String of(String activity) {
    for (Map.Entry<Pattern, String> known : WORDS.entrySet()) {
      Matcher matcher = known.getKey().matcher(activity);
      if (matcher.matches()) {
        return matcher.replaceFirst(known.getValue());
      }
    }
    return "It came to: " + activity;
  }

  /** How many files a step merged; 0 if it is another step. */
  static int filesMerged(String activity) {
    Matcher merged = MERGED.matcher(activity);
    return merged.find() ? Integer.parseInt(merged.group(1)) : 0;
  }

  static String withoutKeys(String activity) {
    return KEY.matcher(activity).replaceAll("DecoratedKey($1, masked)");
  }
}
