package dev.coodie.benchmarks.path;

import com.datastax.oss.driver.api.core.CqlSession;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.util.List;

/** The JVM of one peer, for all operations. */
public final class Worker {
  private Worker() {}

  /** Arguments: peer, address, port, keyspace, number of the JVM. */
  public static void main(String[] args) throws IOException, InterruptedException {
    PrintStream out = System.out;
    System.setOut(System.err);
    Peer peer = Peer.valueOf(args[0]);
    InetSocketAddress node = new InetSocketAddress(args[1], Integer.parseInt(args[2]));
    try (CqlSession session = Sessions.open(List.of(node), args[3])) {
      Workload workload = new Workload(peer.make(session), peer, Integer.parseInt(args[4]));
      Loads.serve(name -> load(workload, Operation.valueOf(name)), out);
    }
  }

  private static Load load(Workload workload, Operation operation) {
    return new Load(i -> workload.start(operation, i), operation.inFlight());
  }
}
