package dev.coodie.benchmarks;

import java.util.List;

/** One kind of measurement. */
public interface Stage {
  /** What can be asked for by name: itself, or its operations. */
  List<String> names();

  /** How often it calls {@link Progress#step} at most. */
  int steps(Plan plan);

  /** Measures what the plan asks for. */
  void run(Plan plan, Scores scores, Progress progress) throws Exception;
}
