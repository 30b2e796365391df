package dev.coodie.cli;

import dev.coodie.transfer.TransferListener;
import dev.coodie.transfer.TransferProgress;
import java.io.PrintWriter;
import java.util.concurrent.TimeUnit;
import me.tongfei.progressbar.ProgressBar;
import org.jspecify.annotations.Nullable;

/**
 * Tells how an export, import or comparison goes on: a bar on a terminal, otherwise a line now and
 * then. Stops it when the process shall stop. For one run.
 */
final class TransferBar implements TransferListener, AutoCloseable {
  private static final long FIRST_LINE_NANOS = TimeUnit.SECONDS.toNanos(10);
  private static final int PER_MILLE = 1_000;

  private final PrintWriter err;
  private final boolean terminal;
  private final Interruption interruption;
  private final String does;
  private final String what;
  private final String rejected;
  private @Nullable ProgressBar bar;
  private long pause = FIRST_LINE_NANOS;
  private long latest = System.nanoTime();

  /** {@code does} is what is done, such as Importing, with {@code what}, such as records. */
  TransferBar(Shell shell, String does, String what) {
    this(shell, does, what, "rejected");
  }

  /** {@code rejected} says what the others are. */
  TransferBar(Shell shell, String does, String what, String rejected) {
    this.err = shell.err();
    this.terminal = shell.asking().isTerminal();
    this.interruption = shell.interruption();
    this.does = does;
    this.what = what;
    this.rejected = rejected;
    interruption.careful(true);
  }

  boolean isStopping() {
    return interruption.isAsked();
  }

  @Override
  public void on(TransferProgress progress) {
    if (terminal) {
      onBar(progress);
    } else if (System.nanoTime() - latest >= pause) {
      latest = System.nanoTime();
      pause *= 2;
      err.println(does + ": " + text(progress) + share(progress));
      err.flush();
    }
  }

  private void onBar(TransferProgress progress) {
    boolean known = progress.total() > 0;
    if (bar == null) {
      bar = Bars.bar(does, known ? PER_MILLE : -1).hideEta().build();
    }
    bar.stepTo(known ? progress.done() * PER_MILLE / progress.total() : progress.rows());
    bar.setExtraMessage(" " + text(progress));
  }

  private String text(TransferProgress progress) {
    String others = progress.rejected() == 0 ? "" : ", " + progress.rejected() + " " + rejected;
    return progress.rows() + " " + what + others;
  }

  private static String share(TransferProgress progress) {
    return progress.total() == 0
        ? ""
        : ", " + progress.done() * 100 / progress.total() + " % of the whole";
  }

  /** The run is over, and something else is printed. */
  void end() {
    interruption.careful(false);
    if (bar != null) {
      bar.close();
      bar = null;
    }
  }

  @Override
  public void close() {
    end();
  }
}
