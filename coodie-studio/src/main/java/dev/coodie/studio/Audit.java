package dev.coodie.studio;

import dev.coodie.cql.CqlSource;
import dev.coodie.cql.CqlToken;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One line in the log for each write: who, what, how it ended; never values. */
final class Audit {
  private static final Logger LOG = LoggerFactory.getLogger("dev.coodie.studio.audit");

  private Audit() {}

  static void wrote(String cql, String end) {
    did("wrote", withoutValues(cql), end);
  }

  /** Something that is more than a statement; {@code what} has no values. */
  static void did(String verb, String what, String end) {
    LOG.info("{} {}: {} -> {}", System.getProperty("user.name", "?"), verb, what, end);
  }

  /** In one line, with a question mark for each constant. */
  static String withoutValues(String cql) {
    StringBuilder line = new StringBuilder();
    int written = 0;
    for (CqlToken token : new CqlSource("studio", cql).tokens()) {
      line.append(cql, written, token.start());
      switch (token.kind()) {
        case TEXT, CONSTANT, UNCLOSED -> line.append('?');
        case COMMENT -> line.append(' ');
        default -> line.append(token.text());
      }
      written = token.end();
    }
    return line.append(cql, written, cql.length()).toString().replaceAll("\\s+", " ").strip();
  }
}
