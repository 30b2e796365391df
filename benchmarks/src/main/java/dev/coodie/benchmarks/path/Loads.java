package dev.coodie.benchmarks.path;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * What the JVM of a peer is asked: {@code warm OPERATION COUNT} or {@code measure OPERATION COUNT},
 * from standard input. It answers each with a round as a line of JSON, and ends with its input.
 */
final class Loads {
  private Loads() {}

  /** Says that it is ready, and answers. */
  static void serve(Function<String, Load> loads, PrintStream out)
      throws IOException, InterruptedException {
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    ObjectMapper json = new ObjectMapper();
    Map<String, Load> known = new HashMap<>();
    out.println("ready");
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      String[] words = line.split(" ");
      Load load = known.computeIfAbsent(words[1], loads);
      int count = Integer.parseInt(words[2]);
      Round round = words[0].equals("warm") ? load.warm(count) : load.measure(count);
      out.println(json.writeValueAsString(round));
    }
  }
}
