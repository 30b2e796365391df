package dev.coodie.benchmarks.path;

import com.datastax.oss.driver.api.core.CqlSession;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.util.List;

/** The JVM of one peer, for transfers. */
public final class TransferWorker {
  private static final int IN_FLIGHT = 16;

  private TransferWorker() {}

  /** Arguments: peer, address, port, keyspace; the number of the JVM is of no use here. */
  public static void main(String[] args) throws IOException, InterruptedException {
    PrintStream out = System.out;
    System.setOut(System.err);
    InetSocketAddress node = new InetSocketAddress(args[1], Integer.parseInt(args[2]));
    try (CqlSession session = Sessions.open(List.of(node), args[3])) {
      Load load = new Load(new Transfers(session).by(Peer.valueOf(args[0])), IN_FLIGHT);
      Loads.serve(name -> load, out);
    }
  }
}
