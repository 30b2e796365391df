package dev.coodie.cli;

import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Progress bars of a terminal, which all look alike. */
final class Bars {
  private Bars() {}

  /** {@code does} is what is done, such as Importing; {@code most} is -1 if nobody knows. */
  static ProgressBarBuilder bar(String does, long most) {
    return new ProgressBarBuilder()
        .setTaskName(does)
        .setInitialMax(most)
        .setStyle(ProgressBarStyle.ASCII)
        .setUpdateIntervalMillis(100)
        .setConsumer(new ConsoleProgressBarConsumer(System.err));
  }
}
