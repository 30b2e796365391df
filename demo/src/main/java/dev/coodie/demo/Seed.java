package dev.coodie.demo;

/** Fills tables when the application starts. */
@FunctionalInterface
public interface Seed {
  /** Writes the rows, which may be there already, and says which, such as "80 products". */
  String fill();
}
