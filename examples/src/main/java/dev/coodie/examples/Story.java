package dev.coodie.examples;

import java.io.PrintStream;
import java.util.Collection;

/** Prints what a recipe did, as it happens; a statement sent many times in a row is told once. */
final class Story {
  private final PrintStream out;
  private String last = "";
  private int times;

  Story(PrintStream out) {
    this.out = out;
  }

  synchronized void title(String title) {
    flush();
    out.println();
    out.println(title);
    out.println("-".repeat(title.length()));
  }

  synchronized void says(String line) {
    flush();
    out.println("  " + line);
  }

  synchronized void sent(String cql) {
    if (!cql.equals(last)) {
      flush();
      last = cql;
    }
    times++;
  }

  synchronized void got(Object document) {
    flush();
    out.println("   =>  " + document);
  }

  void gotAll(Collection<?> documents) {
    documents.forEach(this::got);
  }

  private void flush() {
    if (times > 0) {
      out.println("  CQL  " + last + (times > 1 ? "   (" + times + " times)" : ""));
    }
    last = "";
    times = 0;
  }
}
