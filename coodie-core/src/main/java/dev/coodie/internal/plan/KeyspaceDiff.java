package dev.coodie.internal.plan;

import dev.coodie.error.SchemaException;
import dev.coodie.internal.cql.Ddl;
import dev.coodie.internal.plan.Steps.Phase;
import dev.coodie.internal.run.Runner;
import dev.coodie.schema.change.Safety;
import dev.coodie.schema.change.SchemaChange;
import dev.coodie.schema.change.SchemaChange.Action;
import dev.coodie.schema.change.SchemaChange.Subject;
import dev.coodie.schema.definition.KeyspaceOptions;
import dev.coodie.schema.definition.Replication;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds which options of a keyspace differ from what is wanted. */
public final class KeyspaceDiff {
  private static final String CLASS = "class";
  private static final String PER_DATACENTER = "NetworkTopologyStrategy";

  private static final String FEWER =
      "This leaves fewer copies: fewer nodes may fail, and a write that only a dropped copy has is"
          + " lost. Run nodetool repair before, and nodetool cleanup afterwards.";
  private static final String MORE =
      "New copies are empty at first, unless the keyspace has tablets: reads may miss rows until"
          + " nodetool repair --full has run.";
  private static final String VOLATILE =
      "Without durable writes a node that stops loses what it had not yet flushed.";
  private static final String ALLOW = "If that is meant, apply the plan withDestructive().";

  private final Steps steps;
  private final String keyspace;

  KeyspaceDiff(String keyspace, Steps steps) {
    this.keyspace = keyspace;
    this.steps = steps;
  }

  /**
   * What makes the keyspace, or alters the one there is.
   *
   * @throws SchemaException in the stage, if the server has no tablets but something is said about
   *     them; or if the keyspace is missing and nothing is said about its copies
   */
  public static CompletionStage<List<SchemaChange>> of(
      Runner runner, ServerProbe probe, String keyspace, KeyspaceOptions wanted) {
    Steps steps = new Steps(keyspace);
    KeyspaceDiff diff = new KeyspaceDiff(keyspace, steps);
    return checkServer(probe, keyspace, wanted)
        .thenCompose(checked -> LiveKeyspace.read(runner, keyspace))
        .thenCompose(
            found -> {
              if (found.isEmpty()) {
                diff.create(wanted);
                return CompletableFuture.completedFuture(steps.list());
              }
              diff.alter(
                  found.get(),
                  wanted.replication().map(Replication::options).orElse(Map.of()),
                  wanted.durableWrites().orElse(null));
              return diff.tablets(runner, wanted).thenApply(compared -> steps.list());
            });
  }

  /** Refuses tablets where there are none, which takes the server to say. */
  public static CompletionStage<@Nullable Void> checkServer(
      ServerProbe probe, String keyspace, KeyspaceOptions wanted) {
    return wanted.tablets().isEmpty()
        ? CompletableFuture.completedFuture(null)
        : probe
            .server()
            .thenAccept(server -> new Capabilities(server).checkTablets("keyspace " + keyspace));
  }

  /** The statement that makes it. */
  public static String creation(String keyspace, KeyspaceOptions wanted) {
    if (wanted.replication().isEmpty()) {
      throw new SchemaException(
          "coodie-750",
          "Keyspace "
              + keyspace
              + " is to be created, but the number of its copies is missing. Give it with"
              + " KeyspaceOptions.replication(..).");
    }
    return Ddl.createKeyspace(keyspace, wanted);
  }

  private void create(KeyspaceOptions wanted) {
    steps.create(
        Phase.KEYSPACE,
        Subject.KEYSPACE,
        "",
        keyspace,
        "Keyspace " + keyspace + " is missing",
        creation(keyspace, wanted),
        List.of(Ddl.dropKeyspace(keyspace)));
  }

  /** Compares what is said: a map that is not empty, and a truth that is not null. */
  void alter(LiveKeyspace now, Map<String, String> replication, @Nullable Boolean durableWrites) {
    boolean copies =
        !replication.isEmpty() && !counted(replication).equals(counted(now.replication()));
    boolean durability = durableWrites != null && durableWrites != now.durableWrites();
    if (!copies && !durability) {
      return;
    }
    Map<String, String> then = copies ? replication : now.replication();
    String description =
        "Keyspace "
            + keyspace
            + " has the replication "
            + text(now.replication(), now.durableWrites())
            + ", but should have "
            + text(then, durability ? !now.durableWrites() : now.durableWrites());
    String statement =
        Ddl.alterKeyspace(
            keyspace,
            copies ? withZeros(replication, now.replication()) : Map.of(),
            durability ? durableWrites : null);
    String undo =
        Ddl.alterKeyspace(
            keyspace,
            copies ? withZeros(now.replication(), replication) : Map.of(),
            durability ? now.durableWrites() : null);
    List<String> advice = advice(now.replication(), then);
    if (durability && now.durableWrites()) {
      advice.add(VOLATILE);
    }
    if (advice.isEmpty()) {
      steps.alter(
          Phase.KEYSPACE,
          Subject.KEYSPACE,
          "",
          keyspace,
          Safety.SAFE,
          description,
          statement,
          List.of(undo));
      return;
    }
    advice.add(ALLOW);
    steps.replace(
        Phase.KEYSPACE,
        Subject.KEYSPACE,
        "",
        keyspace,
        description,
        List.of(statement),
        List.of(undo),
        String.join(" ", advice),
        "coodie-751");
  }

  private CompletionStage<@Nullable Void> tablets(Runner runner, KeyspaceOptions wanted) {
    Optional<Boolean> enabled = wanted.tablets();
    return enabled.isEmpty()
        ? CompletableFuture.completedFuture(null)
        : LiveKeyspace.hasTablets(runner, keyspace)
            .thenAccept(
                has -> {
                  if (!has.equals(enabled.get())) {
                    otherTablets(has);
                  }
                });
  }

  private void otherTablets(boolean has) {
    steps.impossible(
        Action.ALTER,
        Subject.KEYSPACE,
        "",
        keyspace,
        "Keyspace "
            + keyspace
            + (has
                ? " has tablets, but should have none"
                : " has no tablets, but should have some"),
        "This cannot change after a keyspace is created: remove tablets(..), or create another"
            + " keyspace and copy the rows.",
        "coodie-752");
  }

  /** What a change of copies brings with it. */
  private static List<String> advice(Map<String, String> now, Map<String, String> then) {
    Map<String, String> before = counted(now);
    Map<String, String> after = counted(then);
    List<String> advice = new ArrayList<>();
    if (before.equals(after)) {
      return advice;
    }
    boolean moved = !String.valueOf(before.get(CLASS)).equals(after.get(CLASS));
    boolean fewer = moved;
    boolean more = moved;
    for (String place : places(before, after)) {
      Optional<Integer> difference = difference(before.get(place), after.get(place));
      fewer |= difference.isEmpty() || difference.get() < 0;
      more |= difference.isEmpty() || difference.get() > 0;
    }
    if (fewer) {
      advice.add(FEWER);
    }
    if (more) {
      advice.add(MORE);
    }
    return advice;
  }

  /** Empty if there is more to it than a number, as with racks or transient copies. */
  private static Optional<Integer> difference(@Nullable String before, @Nullable String after) {
    try {
      return Optional.of(
          Integer.parseInt(after == null ? "0" : after)
              - Integer.parseInt(before == null ? "0" : before));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static List<String> places(Map<String, String> left, Map<String, String> right) {
    return Stream.concat(left.keySet().stream(), right.keySet().stream())
        .filter(key -> !key.equals(CLASS))
        .distinct()
        .toList();
  }

  /** Without the datacenters that have no copy, and without the package of the class. */
  private static Map<String, String> counted(Map<String, String> replication) {
    Map<String, String> counted = new HashMap<>(replication);
    counted.values().removeIf("0"::equals);
    counted.computeIfPresent(CLASS, (key, name) -> OptionDiff.simpleName(name));
    return counted;
  }

  /** ScyllaDB leaves a datacenter that is not named as it is, so one to be left gets a zero. */
  private static Map<String, String> withZeros(
      Map<String, String> replication, Map<String, String> other) {
    Map<String, String> zeros = new HashMap<>(replication);
    if (PER_DATACENTER.equals(counted(replication).get(CLASS))
        && PER_DATACENTER.equals(counted(other).get(CLASS))) {
      places(counted(other), Map.of()).forEach(place -> zeros.putIfAbsent(place, "0"));
    }
    return zeros;
  }

  private static String text(Map<String, String> replication, boolean durableWrites) {
    return new TreeMap<>(replication) + (durableWrites ? "" : " without durable writes");
  }
}
