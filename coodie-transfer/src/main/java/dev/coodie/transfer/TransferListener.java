package dev.coodie.transfer;

/** Hears how a transfer goes on. Called by the thread that runs it, often; must be quick. */
@FunctionalInterface
public interface TransferListener {
  /** Some rows more are done. */
  void on(TransferProgress progress);
}
