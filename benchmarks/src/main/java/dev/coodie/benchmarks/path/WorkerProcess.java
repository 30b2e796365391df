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

  /** Returns when it is connected. */
  static WorkerProcess start(Peer peer, InetSocketAddress node, String keyspace)
      throws IOException, InterruptedException {
    String port = Integer.toString(node.getPort());
    return new WorkerProcess(
        JvmPipe.start(Worker.class, List.of(peer.name(), node.getHostString(), port, keyspace)));
  }

  void warm(Operation operation, int count) throws IOException, InterruptedException {
    String unused = pipe.ask("warm " + operation.name() + " " + count);
  }

  Round measure(Operation operation, int count) throws IOException, InterruptedException {
    return json.readValue(pipe.ask("measure " + operation.name() + " " + count), Round.class);
  }

  @Override
  public void close() throws IOException {
    pipe.close();
  }
}
