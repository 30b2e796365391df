package dev.coodie.benchmarks.transfer;

/** Who moves the rows. */
public enum TransferTool {
  /** {@code ./coodie import} and {@code export}, as the launcher runs them. */
  COODIE("**coodie**"),
  /** DataStax Bulk Loader, in a JVM with its defaults. */
  DSBULK("DSBulk 1.10.0"),
  /** COPY of the shell, in Python. */
  CQLSH("cqlsh COPY");

  private final String label;

  TransferTool(String label) {
    this.label = label;
  }

  /** For tables. */
  public String label() {
    return label;
  }
}
