package dev.coodie.benchmarks.stress;

import java.util.Random;

/** Short and long texts in one stream, so that no branch of a codec is left out by a compiler. */
final class StressTexts {
  private StressTexts() {}

  /** Three of four have 2 to 7 bytes, the others up to 67. */
  static String plain(Random random) {
    boolean isShort = random.nextInt(4) != 0;
    return ascii(random, isShort ? 2 + random.nextInt(6) : 8 + random.nextInt(60));
  }

  /** The same, of which some are empty, are not of ASCII, or have a '?'. */
  static String any(Random random) {
    return switch (random.nextInt(16)) {
      case 0 -> "";
      case 1 -> ascii(random, random.nextInt(20)) + "?";
      case 2 -> ascii(random, random.nextInt(20)) + "\u00e9\u6f22\ud83d\ude00";
      default -> plain(random);
    };
  }

  static String ascii(Random random, int length) {
    StringBuilder text = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      text.append((char) ('a' + random.nextInt(26)));
    }
    return text.toString();
  }
}
