package dev.coodie.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.regex.Pattern;

/** What the libraries advise to Java programs, in the words of the command. */
final class Words {
  static final List<Entry<String, String>> OPTIONS =
      List.of(
          Map.entry("coodie.schema().createKeyspace(..)", "coodie query \"CREATE KEYSPACE ..\""),
          Map.entry("schema().createKeyspace(..)", "coodie query \"CREATE KEYSPACE ..\""),
          Map.entry("schema().plan(..).apply()", "coodie apply"),
          Map.entry("schema().plan(..) shows", "coodie plan shows"),
          Map.entry(
              "schema().drop(..), then plan(..)", "coodie query \"DROP ..\", then coodie apply"),
          Map.entry("apply() refuses this plan", "coodie apply refuses this plan"),
          Map.entry("apply the plan withDestructive()", "use --allow-destructive"),
          Map.entry("Repair.rerun(..) (coodie repair --done or --rerun)", "coodie repair --rerun"),
          Map.entry("migrate() first", "coodie migrate first"),
          Map.entry("down(1)", "coodie rollback --steps 1"),
          Map.entry("schema().forceUnlock() or", "--force-unlock or"),
          Map.entry("taken away with forceUnlock.", "taken away with --force-unlock."),
          Map.entry("credentials(..)", "--user"),
          Map.entry("Tls.trusting(..)", "--tls-ca"),
          Map.entry("Tls.clientCertificate(..)", "--tls-cert and --tls-key"),
          Map.entry("Tls.anyHostName()", "--tls-any-host"),
          Map.entry(" tls(..)", " --tls"),
          Map.entry("localDatacenter(..)", "--datacenter"),
          Map.entry("CoodieConfig.keyspace(..)", "--keyspace"),
          Map.entry("allowDestructive(true)", "--allow-destructive"),
          Map.entry("outOfOrder(true)", "--out-of-order"),
          Map.entry("acceptDoubleCounting()", "--accept-double-counting"),
          Map.entry("resume()", "--resume"),
          Map.entry("restart()", "--restart"),
          Map.entry("overwrite()", "--overwrite"),
          Map.entry("format(..)", "--format"),
          Map.entry("maxRejects(..)", "--max-rejects"),
          Map.entry("columns(..)", "--columns"),
          Map.entry("pageSize(..)", "--page-size"),
          Map.entry("pageSize", "--page-size"),
          Map.entry("an @Indexed column, or allowFiltering()", "an index, or ALLOW FILTERING"),
          Map.entry("one by one, or in Batch.byPartition(..);", "one by one;"),
          Map.entry("checkpointRows", "--checkpoint-rows"),
          Map.entry("inFlight", "--in-flight"));

  private static final Map<Pattern, String> REPAIRS = new LinkedHashMap<>();

  static {
    repair("forget\\(\"([^\"]*)\"\\)", "--forget $1");
    repair("acceptChanged\\(\"([^\"]*)\"\\)", "--accept-changed $1");
    repair("done\\(\"([^\"]*)\", (\\d+)\\)", "--done $1:$2");
    repair("rerun\\(\"([^\"]*)\", (\\d+)\\)", "--rerun $1:$2");
  }

  private Words() {}

  private static void repair(String call, String option) {
    REPAIRS.put(Pattern.compile("Repair\\." + call), "coodie repair " + option);
  }

  /** A message or report, naming options where it names methods. */
  static String ofCommand(String text) {
    String said = text;
    for (Entry<String, String> option : OPTIONS) {
      said = said.replace(option.getKey(), option.getValue());
    }
    for (Entry<Pattern, String> repair : REPAIRS.entrySet()) {
      said = repair.getKey().matcher(said).replaceAll(repair.getValue());
    }
    return said;
  }
}
