package dev.coodie.internal.scan;

/** Takes pages as they arrive. Those of one range come one after another, others beside them. */
@FunctionalInterface
public interface PageHandler {
  /**
   * Sees to it that the page is handled, and that it is told how that ended. It may be on a thread
   * of the driver: what is not ours must be done elsewhere. What this throws fails the scan.
   */
  void handle(ScanPage page);
}
