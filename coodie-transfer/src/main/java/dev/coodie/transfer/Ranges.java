package dev.coodie.transfer;

import dev.coodie.error.TransferException;

/** Checks numbers that a caller gives. */
final class Ranges {
  private Ranges() {}

  static int check(String name, int value, int least, int most) {
    if (value < least || value > most) {
      throw new TransferException(
          "coodie-847", name + " is from " + least + " to " + most + ", not " + value + ".");
    }
    return value;
  }
}
