package dev.coodie.benchmarks.path;

import com.datastax.oss.driver.api.core.CqlSession;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.IntFunction;

/** The JVM of one peer. Reads a number, makes that many transfers, and answers their CPU, in µs. */
public final class TransferWorker {
  private static final int IN_FLIGHT = 16;

  private TransferWorker() {}

  /** Arguments: peer, address, port, keyspace. */
  public static void main(String[] args) throws IOException, InterruptedException {
    PrintStream out = System.out;
    System.setOut(System.err);
    InetSocketAddress node = new InetSocketAddress(args[1], Integer.parseInt(args[2]));
    try (CqlSession session = Sessions.open(List.of(node), args[3])) {
      IntFunction<CompletionStage<?>> transfer = new Transfers(session).by(Peer.valueOf(args[0]));
      BufferedReader in =
          new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
      out.println("ready");
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        int count = Integer.parseInt(line);
        System.gc();
        long cpu = Meter.cpuNanos();
        InFlight.run(count, IN_FLIGHT, transfer);
        out.println((Meter.cpuNanos() - cpu) / 1_000.0 / count);
      }
    }
  }
}
