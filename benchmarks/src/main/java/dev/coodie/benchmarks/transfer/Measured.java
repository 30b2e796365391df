package dev.coodie.benchmarks.transfer;

import dev.coodie.benchmarks.BenchException;
import dev.coodie.benchmarks.Children;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a command took, with the processes that it started.
 *
 * @param seconds from its start to its end
 * @param cpuSeconds of all processors, the kernel's part included
 * @param peakMegabytes the most memory that was resident; 0 where that is not told
 */
record Measured(double seconds, double cpuSeconds, double peakMegabytes) {
  private static final Duration LONGEST = Duration.ofMinutes(20);
  private static final int LOOK_MILLIS = 20;
  private static final Pattern PEAK = Pattern.compile("VmHWM:\\s+(\\d+) kB");
  private static final Pattern TIME = Pattern.compile("(\\d+)m([\\d.]+)s");

  /** The shell knows what its children have used when they have ended. */
  private static final String SCRIPT =
      "times=$1; shift; \"$@\"; code=$?; times > \"$times\"; exit $code";

  /** Runs a command to its end; what it prints is told if it fails. */
  static Measured of(List<String> command, Path directory)
      throws IOException, InterruptedException {
    Path times = directory.resolve("times");
    Path log = directory.resolve("log");
    List<String> all =
        Stream.concat(Stream.of("bash", "-c", SCRIPT, "bash", times.toString()), command.stream())
            .toList();
    ProcessBuilder builder = new ProcessBuilder(all).directory(directory.toFile());
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.redirectErrorStream(true).redirectOutput(log.toFile());
    long begin = System.nanoTime();
    Process process = builder.start();
    Children.add(process);
    double peak = peak(process, begin);
    double seconds = (System.nanoTime() - begin) / 1e9;
    if (process.exitValue() != 0) {
      String told = Files.readString(log, StandardCharsets.UTF_8).strip();
      throw new BenchException(
          command.get(0)
              + " ended with "
              + process.exitValue()
              + ". It printed:\n"
              + told.substring(Math.max(0, told.length() - 2_000)));
    }
    return new Measured(seconds, cpu(Files.readString(times)), peak);
  }

  private static double peak(Process process, long begin) throws InterruptedException {
    Map<Long, Long> peaks = new HashMap<>();
    while (!process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
      if (System.nanoTime() - begin > LONGEST.toNanos()) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        throw new BenchException("It took longer than " + LONGEST.toMinutes() + " minutes.");
      }
      process.descendants().forEach(child -> look(child.pid(), peaks));
    }
    return peaks.values().stream().mapToLong(Long::longValue).sum() / 1_024.0;
  }

  private static void look(long pid, Map<Long, Long> peaks) {
    try {
      Matcher peak = PEAK.matcher(Files.readString(Path.of("/proc/" + pid + "/status")));
      if (peak.find()) {
        peaks.merge(pid, Long.parseLong(peak.group(1)), Math::max);
      }
    } catch (IOException e) {
      // It has ended meanwhile, or this system does not tell.
    }
  }

  /** Its second line is of the children: their own time, and the kernel's for them. */
  private static double cpu(String times) {
    Matcher time = TIME.matcher(times.lines().skip(1).findFirst().orElse(""));
    double seconds = 0;
    while (time.find()) {
      seconds += 60 * Integer.parseInt(time.group(1)) + Double.parseDouble(time.group(2));
    }
    return seconds;
  }
}
