package dev.coodie.benchmarks;

/** One way to map a document: a row in memory to it, and it to a statement ready to be sent. */
interface Contestant {
  /** The row as a document. */
  Reading read();

  /** The document as a bound statement; as a map of values where a library stops there. */
  Object write();
}
