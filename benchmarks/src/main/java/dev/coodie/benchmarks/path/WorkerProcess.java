package dev.coodie.benchmarks.path;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.coodie.benchmarks.JvmPipe;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;

/** One peer in its own JVM. */
final class WorkerProcess implements AutoCloseable {
  private final ObjectMapper json = new ObjectMapper();
  private final JvmPipe pipe;

  private WorkerProcess(JvmPipe pipe) {
    this.pipe = pipe;
  }

  /**
   * Returns when it is connected. {@code jvm} tells it from others of that peer, before and after.
   */
  static WorkerProcess start(
      Class<?> worker, Peer peer, int jvm, InetSocketAddress node, String keyspace)
      throws IOException, InterruptedException {
    String port = Integer.toString(node.getPort());
    return new WorkerProcess(
        JvmPipe.start(
            worker,
            List.of(peer.name(), node.getHostString(), port, keyspace, Integer.toString(jvm))));
  }

  Round warm(String operation, int count) throws IOException, InterruptedException {
    return json.readValue(pipe.ask("warm " + operation + " " + count), Round.class);
  }

  Round measure(String operation, int count) throws IOException, InterruptedException {
    return json.readValue(pipe.ask("measure " + operation + " " + count), Round.class);
  }

  @Override
  public void close() throws IOException {
    pipe.close();
  }
}
