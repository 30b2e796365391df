package dev.coodie.javadriver;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.config.DefaultDriverOption;
import com.datastax.oss.driver.api.core.cql.AsyncResultSet;
import com.datastax.oss.driver.api.core.cql.ExecutionInfo;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the server warns of beside an answer, in our log. The driver's own line has the bound
 * values; and the server's words can have them too, a key in a warning of tombstones for example,
 * so only those are passed on that are known to have none.
 */
final class ServerWarnings {
  private static final Logger LOG = LoggerFactory.getLogger(ServerWarnings.class);

  private static final Pattern WITHOUT_VALUES =
      Pattern.compile(
          "Aggregation query used .*"
              + "|Batch for \\[[\\w., ]+\\] is of size .*"
              + "|Unlogged batch covering .*"
              + "|Executing a LOGGED BATCH on .*"
              + "|Read \\d+ live rows and \\d+ tombstone cells"
              + "|Materialized views are experimental.*"
              + "|SASI ind.*");

  private ServerWarnings() {}

  static void log(AsyncResultSet result, String cql, CqlSession session) {
    List<String> warnings = result.getExecutionInfo().getWarnings();
    if (!warnings.isEmpty() && !isLoggedByDriver(session)) {
      for (String warning : warnings) {
        LOG.warn("The server warns: {}. Statement: {}", withoutValues(warning), cql);
      }
    }
  }

  /**
   * What can be told to anybody. The words are left out where they may hold values; without bound
   * values there are none to hide.
   */
  static List<String> of(ExecutionInfo info, boolean hasValues) {
    List<String> warnings = info.getWarnings();
    return warnings.isEmpty() || !hasValues
        ? warnings
        : warnings.stream().map(ServerWarnings::withoutValues).toList();
  }

  static String withoutValues(String warning) {
    Matcher known = WITHOUT_VALUES.matcher(warning.strip());
    return known.lookingAt()
        ? known.group().replaceFirst("\\.$", "")
        : "its words may hold values, and are in its own log only";
  }

  /** Only in a session of the caller, whose configuration is the caller's. */
  private static boolean isLoggedByDriver(CqlSession session) {
    return session
        .getContext()
        .getConfig()
        .getDefaultProfile()
        .getBoolean(DefaultDriverOption.REQUEST_LOG_WARNINGS, true);
  }
}
