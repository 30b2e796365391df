package dev.coodie.studio;

import java.util.List;

/** What a page may do. */
record StudioSettings(boolean write, boolean production, List<String> masks, int port) {
  static final StudioSettings DEFAULT =
      new StudioSettings(
          false,
          false,
          List.of("*password*", "*passwd*", "*secret*", "*api_key*", "*credential*"),
          0);

  StudioSettings withWrite() {
    return new StudioSettings(true, production, masks, port);
  }

  StudioSettings withProduction() {
    return new StudioSettings(write, true, masks, port);
  }

  StudioSettings withMasks(List<String> value) {
    return new StudioSettings(write, production, value, port);
  }

  StudioSettings withPort(int value) {
    return new StudioSettings(write, production, masks, value);
  }

  /** Whether anything may be changed. */
  boolean writes() {
    return write && !production;
  }

  /** Refuses a write that may not be. */
  void requireWrites() {
    if (production) {
      throw StudioProblem.refused(
          "coodie-1402",
          "This cluster is marked as production, so nothing is changed from here. Start the studio"
              + " without --production for a cluster that is none.");
    }
    if (!write) {
      throw StudioProblem.refused(
          "coodie-1403",
          "The studio only reads. Start it with --write (in Java Studio.write()) to change data.");
    }
  }
}
