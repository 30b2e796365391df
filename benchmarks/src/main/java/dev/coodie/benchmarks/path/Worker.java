package dev.coodie.benchmarks.path;

import com.datastax.oss.driver.api.core.CqlSession;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The JVM of one peer. Reads {@code warm OPERATION COUNT} and {@code measure OPERATION COUNT} from
 * standard input, answers each with a line of JSON, and ends with its input.
 */
public final class Worker {
  private Worker() {}

  /** Arguments: peer, address, port, keyspace. */
  public static void main(String[] args) throws IOException, InterruptedException {
    PrintStream out = System.out;
    System.setOut(System.err);
    Peer peer = Peer.valueOf(args[0]);
    InetSocketAddress node = new InetSocketAddress(args[1], Integer.parseInt(args[2]));
    try (CqlSession session = Sessions.open(List.of(node), args[3])) {
      Load load = new Load(new Workload(peer.make(session), peer));
      BufferedReader in =
          new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
      ObjectMapper json = new ObjectMapper();
      out.println("{}");
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        String[] words = line.split(" ");
        Operation operation = Operation.valueOf(words[1]);
        int count = Integer.parseInt(words[2]);
        if (words[0].equals("warm")) {
          load.warm(operation, count);
          out.println("{}");
        } else {
          out.println(json.writeValueAsString(load.measure(operation, count)));
        }
      }
    }
  }
}
