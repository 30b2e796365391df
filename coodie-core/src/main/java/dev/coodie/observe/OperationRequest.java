package dev.coodie.observe;

import dev.coodie.driver.Consistency;
import java.util.Optional;

/** One request of an operation. Thread-safe. */
public interface OperationRequest extends Attachments {
  /** Its place among the requests of the operation, from 1. */
  int number();

  /** Whether it asks for a page after the first. */
  boolean isNextPage();

  /** How often the same was sent, this time included: 1, or more where it is repeated. */
  int attempt();

  /** Its CQL, with {@code ?} for values; for a batch how many statements it has and the first. */
  String cql();

  /** How many statements it has: 1, or those of a batch. */
  int statements();

  /** The consistency level, empty if the driver chooses it. */
  Optional<Consistency> consistency();

  /** The most rows of a page; 0 if the driver chooses it, -1 if there are no pages. */
  int pageSize();

  /** Whether it may be run twice. */
  boolean idempotent();

  /** Whether it is a conditional write (LWT). */
  boolean conditional();
}
