package dev.coodie.driver;

/** How many replicas must answer before a statement succeeds. */
public enum Consistency {
  /** Any node, also by a hint. Writes only. */
  ANY,
  /** One replica. */
  ONE,
  /** Two replicas. */
  TWO,
  /** Three replicas. */
  THREE,
  /** A majority of all replicas. */
  QUORUM,
  /** All replicas. */
  ALL,
  /** A majority of the replicas of the local datacenter. */
  LOCAL_QUORUM,
  /** A majority of the replicas of every datacenter. Writes only. */
  EACH_QUORUM,
  /** Linearizable with conditional writes, over all datacenters. Reads only. */
  SERIAL,
  /** Linearizable with conditional writes, inside the local datacenter. Reads only. */
  LOCAL_SERIAL,
  /** One replica of the local datacenter. */
  LOCAL_ONE
}
