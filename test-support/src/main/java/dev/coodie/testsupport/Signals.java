package dev.coodie.testsupport;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/** Signals to processes of tests. */
public final class Signals {
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(30);

  private Signals() {}

  /** Stops it, and waits until the system says that it is: on a busy machine that takes a while. */
  public static void stop(long pid) throws IOException, InterruptedException {
    run("kill", "-STOP", Long.toString(pid));
    long end = System.nanoTime() + PATIENCE_NANOS;
    while (!run("ps", "-o", "stat=", "-p", Long.toString(pid)).startsWith("T")) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException("Process " + pid + " did not stop");
      }
    }
  }

  /** Lets it go on. */
  public static void resume(long pid) throws IOException, InterruptedException {
    run("kill", "-CONT", Long.toString(pid));
  }

  private static String run(String... command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IllegalStateException(String.join(" ", command) + " failed: " + out);
    }
    return out.strip();
  }
}
