package dev.coodie.benchmarks;

import java.io.Console;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** Tells on standard error how it goes on: a bar on a terminal, otherwise lines. */
public final class Progress implements AutoCloseable {
  private final @Nullable ProgressBar bar;
  private String stage = "";

  private Progress(@Nullable ProgressBar bar) {
    this.bar = bar;
  }

  static Progress of(int steps) {
    return new Progress(
        !isTerminal()
            ? null
            : new ProgressBarBuilder()
                .setTaskName("Measuring")
                .setInitialMax(steps)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(200)
                .setConsumer(new ConsoleProgressBarConsumer(System.err))
                .build());
  }

  /** Since Java 22 there is a console without a terminal, too, and a method that tells. */
  @SuppressWarnings("SystemConsoleNull")
  private static boolean isTerminal() {
    Console console = System.console();
    if (console == null) {
      return false;
    }
    try {
      return (Boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (NoSuchMethodException e) {
      return true;
    } catch (ReflectiveOperationException e) {
      return false;
    }
  }

  /** Begins something that takes longer. */
  public void stage(String name) {
    stage = name;
    if (bar == null) {
      System.err.println(name + " ...");
    } else {
      bar.setExtraMessage(" " + name);
    }
  }

  /** One more is done. */
  public void step(String what) {
    if (bar != null) {
      bar.step();
      bar.setExtraMessage(" " + stage + ": " + what);
    }
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
    }
  }
}
