package dev.coodie.benchmarks.many;

import com.datastax.oss.driver.api.core.CqlSession;
import dev.coodie.benchmarks.path.CpuClock;
import dev.coodie.benchmarks.path.Sessions;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * The JVM of one way. Reads a number of rows from each line of standard input, does them, and
 * answers with the rows done a second, and the client's CPU time of one in microseconds.
 */
final class ManyWorker {
  private ManyWorker() {}

  /** Arguments: what to do, then the nodes as {@code address:port}. */
  public static void main(String[] args) throws IOException, InterruptedException {
    PrintStream out = System.out;
    System.setOut(System.err);
    ManyTask task = ManyTask.valueOf(args[0]);
    List<InetSocketAddress> nodes = Arrays.stream(args).skip(1).map(ManyWorker::node).toList();
    try (CqlSession session = Sessions.open(nodes)) {
      CoodieMany coodie = CoodieMany.of(session);
      out.println("ready");
      CpuClock clock = CpuClock.best();
      BufferedReader in =
          new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        out.println(measured(task, session, coodie, Integer.parseInt(line), clock));
      }
    }
  }

  private static String measured(
      ManyTask task, CqlSession session, CoodieMany coodie, int rows, CpuClock clock)
      throws InterruptedException {
    long cpu = clock.nanos() + clock.collecting();
    long begin = System.nanoTime();
    long done = task.run(session, coodie, rows);
    long took = System.nanoTime() - begin;
    cpu = clock.nanos() + clock.collecting() - cpu;
    if (done != rows) {
      throw new IllegalStateException(task + " did " + done + " rows of " + rows);
    }
    return rows * 1e9 / took + " " + cpu / 1e3 / rows;
  }

  private static InetSocketAddress node(String text) {
    int colon = text.lastIndexOf(':');
    return new InetSocketAddress(
        text.substring(0, colon), Integer.parseInt(text.substring(colon + 1)));
  }
}
