package dev.coodie.benchmarks.many;

import dev.coodie.benchmarks.JvmPipe;
import dev.coodie.benchmarks.Progress;
import dev.coodie.benchmarks.Scores;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Rounds of some ways, in turns whose order is reversed from one to the next; the first ones of
 * each warm up and do not count.
 */
final class ManyRounds {
  private final String group;
  private final List<ManyTask> tasks;
  private final List<InetSocketAddress> nodes;

  ManyRounds(String group, List<ManyTask> tasks, List<InetSocketAddress> nodes) {
    this.group = group;
    this.tasks = tasks;
    this.nodes = nodes;
  }

  void run(int warm, int rounds, int rows, Scores scores, Progress progress)
      throws IOException, InterruptedException {
    Map<ManyTask, JvmPipe> workers = new LinkedHashMap<>();
    try {
      for (ManyTask task : tasks) {
        workers.put(task, JvmPipe.start(ManyWorker.class, arguments(task)));
      }
      List<Map.Entry<ManyTask, JvmPipe>> order = new ArrayList<>(workers.entrySet());
      for (int round = 0; round < warm + rounds; round++) {
        for (Map.Entry<ManyTask, JvmPipe> each : order) {
          String[] measured = each.getValue().ask(Integer.toString(rows)).split(" ");
          if (round >= warm) {
            String name = each.getKey().name();
            scores.add(
                group, BulkStage.ROWS, name, BulkStage.PER_SECOND, Double.parseDouble(measured[0]));
            scores.add(group, BulkStage.ROWS, name, BulkStage.CPU, Double.parseDouble(measured[1]));
          }
          progress.step(each.getKey().label());
        }
        Collections.reverse(order);
      }
    } finally {
      for (JvmPipe worker : workers.values()) {
        worker.close();
      }
    }
  }

  private List<String> arguments(ManyTask task) {
    List<String> arguments = new ArrayList<>(List.of(task.name()));
    nodes.forEach(node -> arguments.add(node.getHostString() + ":" + node.getPort()));
    return arguments;
  }
}
