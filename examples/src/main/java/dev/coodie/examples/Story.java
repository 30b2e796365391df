package dev.coodie.examples;

import java.io.PrintStream;
import java.util.Collection;

/** Prints what a recipe did, as it happens. */
final class Story {
  private final PrintStream out;

  Story(PrintStream out) {
    this.out = out;
  }

  void title(String title) {
    out.println();
    out.println(title);
    out.println("-".repeat(title.length()));
  }

  void says(String line) {
    out.println("  " + line);
  }

  void sent(String cql) {
    out.println("  CQL  " + cql);
  }

  void got(Object document) {
    out.println("   =>  " + document);
  }

  void gotAll(Collection<?> documents) {
    documents.forEach(this::got);
  }
}
