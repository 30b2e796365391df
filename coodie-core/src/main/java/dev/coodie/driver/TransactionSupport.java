package dev.coodie.driver;

import dev.coodie.annotation.Preview;

/** Whether a server can run transactions over several partitions. */
@Preview
public enum TransactionSupport {
  /** It is not known; the server is asked to run them. */
  UNKNOWN,
  /** It can. */
  AVAILABLE,
  /** It could, but they are switched off. */
  OFF,
  /** It has none. */
  MISSING
}
