package dev.coodie.migrations;

import dev.coodie.error.MigrationException;
import dev.coodie.schema.SchemaLock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Plans and runs migrations, up and down. */
final class Runs {
  private static final Logger LOG = LoggerFactory.getLogger(Migrator.class);

  private final MigratorSettings settings;
  private final StateStore store;

  Runs(MigratorSettings settings) {
    this.settings = settings;
    this.store = new StateStore(settings.coodie(), settings.keyspace());
  }

  /** What the sources have and what is recorded, now. */
  Situation situation() {
    Known known = Known.load(settings.sources());
    return new Situation(known, store.read());
  }

  List<MigrationProblem> problems() {
    return problems(situation());
  }

  private List<MigrationProblem> problems(Situation situation) {
    return Verifier.problems(situation, settings.outOfOrder());
  }

  MigrationPlan planUp(Optional<String> target) {
    Situation now = situation();
    return plan(Direction.UP, sections(now, now.toApply(target), Direction.UP), problems(now));
  }

  MigrationPlan planDown(Function<Situation, List<StateRow>> choice) {
    Situation now = situation();
    List<StateRow> rows = choice.apply(now);
    List<Script> scripts =
        rows.stream().flatMap(row -> now.known().find(row.version()).stream()).toList();
    return plan(
        Direction.DOWN,
        sections(now, scripts, Direction.DOWN),
        DownCheck.problems(now, rows, settings.allowDestructive()));
  }

  MigrationRun up(Optional<String> target) {
    return run(Direction.UP, () -> planUp(target), nothingToApply(target));
  }

  MigrationRun down(Function<Situation, List<StateRow>> choice) {
    return run(Direction.DOWN, () -> planDown(choice), "Nothing to undo.");
  }

  /** Does something while holding the lock of the keyspace. */
  <T> T locked(Function<SchemaLock, T> work) {
    if (!store.keyspaceExists()) {
      throw new MigrationException(
          "coodie-928",
          "There is no keyspace "
              + settings.keyspace()
              + ". Create it first, for example with coodie.schema().createKeyspace(..).");
    }
    var schema = settings.coodie().schema().keyspace(settings.keyspace());
    schema.lockHolder().ifPresent(h -> settings.listener().on(new MigrationEvent.Waiting(h)));
    try (SchemaLock lock = schema.lock(settings.patience())) {
      store.prepare();
      return work.apply(lock);
    }
  }

  StateStore store() {
    return store;
  }

  /**
   * Looks first without the lock, and again with it, since another process may have been faster.
   */
  private MigrationRun run(Direction direction, Supplier<MigrationPlan> planning, String nothing) {
    MigrationPlan first = planning.get();
    Failures.refuse(first.problems());
    if (first.isEmpty()) {
      return new MigrationRun(settings.keyspace(), direction, List.of(), nothing);
    }
    return locked(
        lock -> {
          MigrationPlan plan = planning.get();
          Failures.refuse(plan.problems());
          return run(lock, plan, nothing);
        });
  }

  private MigrationRun run(SchemaLock lock, MigrationPlan plan, String nothing) {
    List<String> versions = plan.migrations().stream().map(MigrationPlan.Planned::version).toList();
    settings
        .listener()
        .on(new MigrationEvent.Planned(plan.direction(), versions, plan.statements().size()));
    List<MigrationRun.Ran> ran = new ArrayList<>();
    for (String version : versions) {
      lock.check();
      Situation now = situation();
      Script script = now.known().get(version);
      Section section = Section.of(script, plan.direction());
      Attempt attempt = new Attempt(settings, store, lock, section, now.row(script));
      ran.add(attempt.run(now.nextPlace()));
      LOG.info(
          "{} {} {} in keyspace {}.",
          plan.direction() == Direction.UP ? "Applied" : "Undid",
          version,
          script.description(),
          settings.keyspace());
    }
    String did = plan.direction() == Direction.UP ? "Applied " : "Undid ";
    String summary =
        ran.isEmpty()
            ? nothing
            : did + ran.size() + (ran.size() == 1 ? " migration." : " migrations.");
    return new MigrationRun(settings.keyspace(), plan.direction(), ran, summary);
  }

  private static String nothingToApply(Optional<String> target) {
    return target
        .map(version -> "Nothing to do: " + version + " and all before it are already applied.")
        .orElse("Nothing to do: all migrations are already applied.");
  }

  private static List<MigrationPlan.Planned> sections(
      Situation now, List<Script> scripts, Direction direction) {
    return scripts.stream().map(script -> planned(now.row(script), script, direction)).toList();
  }

  private static MigrationPlan.Planned planned(StateRow row, Script script, Direction direction) {
    Section section = Section.of(script, direction);
    boolean resumed = direction == Direction.UP || row.state() == MigrationState.UNDOING;
    int done = resumed ? Math.min(row.done(), section.size()) : 0;
    List<Statement> left = section.statements().subList(done, section.size());
    return new MigrationPlan.Planned(
        script.version(),
        script.description(),
        script.kind(),
        script.source(),
        done + 1,
        left.stream().map(Statement::text).toList(),
        left.stream().anyMatch(Statement::isDestructive)
            || (script.kind() == MigrationKind.JAVA && script.mayDestroy()));
  }

  private MigrationPlan plan(
      Direction direction, List<MigrationPlan.Planned> planned, List<MigrationProblem> problems) {
    return new MigrationPlan(settings.keyspace(), direction, planned, problems);
  }
}
