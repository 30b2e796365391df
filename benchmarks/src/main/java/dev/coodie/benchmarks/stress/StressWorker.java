package dev.coodie.benchmarks.stress;

import java.util.Random;

/** One short JVM. Prints the error and ends with 1 if anything goes wrong. */
final class StressWorker {
  private StressWorker() {}

  /** Arguments: the seed, how many rounds, how many documents in each. */
  public static void main(String[] args) {
    Random random = new Random(Long.parseLong(args[0]));
    int rounds = Integer.parseInt(args[1]);
    int documents = Integer.parseInt(args[2]);
    String at = "start";
    try {
      StressDocuments<?> notes = new StressDocuments<>(Class.forName(StressDocument.NAME));
      for (int round = 1; round <= rounds; round++) {
        at = "round " + round + " of saving";
        notes.save(documents, random);
      }
      for (int round = 1; round <= rounds; round++) {
        at = "round " + round + " of saving and reading";
        notes.saveAndRead(documents / 10, random);
      }
      StressCodecs codecs = new StressCodecs();
      for (int round = 1; round <= rounds; round++) {
        at = "round " + round + " of codecs";
        codecs.round(documents / 10, random);
      }
    } catch (Throwable e) {
      System.out.println(at + ": " + e);
      System.exit(1);
    }
  }
}
