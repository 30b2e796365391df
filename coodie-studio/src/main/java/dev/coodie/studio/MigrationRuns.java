package dev.coodie.studio;

import dev.coodie.error.CoodieException;
import dev.coodie.migrations.Direction;
import dev.coodie.migrations.MigrationEvent;
import dev.coodie.migrations.MigrationPlan;
import dev.coodie.migrations.MigrationRun;
import dev.coodie.migrations.Migrator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/** Applies pending migrations, or undoes the last one, as they were shown. */
final class MigrationRuns {
  /** A migration as it was shown. */
  record Shown(String version, List<String> statements) {}

  /**
   * What the page asks.
   *
   * @param direction {@code up} or {@code down}
   * @param destructive whether somebody agreed to what a way back drops
   */
  record Request(String direction, List<Shown> shown, boolean destructive) {
    private boolean isUp() {
      return "up".equals(direction);
    }
  }

  private final MigrationView view;
  private final StudioSettings settings;
  private final Jobs jobs;

  MigrationRuns(MigrationView view, StudioSettings settings, Jobs jobs) {
    this.view = view;
    this.settings = settings;
    this.jobs = jobs;
  }

  Map<String, @Nullable Object> start(Request request) {
    settings.requireWrites();
    Migrator migrator = view.migrator();
    boolean up = request.isUp();
    MigrationPlan plan = up ? migrator.plan() : MigrationView.toUndo(migrator);
    List<Shown> now =
        plan.migrations().stream().map(m -> new Shown(m.version(), m.statements())).toList();
    if (now.isEmpty() || !now.equals(request.shown())) {
      throw changed();
    }
    String what =
        (up ? "Apply " : "Undo ")
            + (now.size() == 1 ? now.get(0).version() : now.size() + " migrations");
    List<String> versions = now.stream().map(Shown::version).toList();
    return jobs.start("migration", what, job -> run(job, migrator, request, versions)).json();
  }

  private static StudioProblem changed() {
    return StudioProblem.of(
        409,
        "coodie-1441",
        "The migrations or what was applied of them changed since they were shown, so nothing was"
            + " run. Look at them again.");
  }

  private static void run(Job job, Migrator migrator, Request request, List<String> versions) {
    Told told = new Told(job, versions);
    Migrator listened = migrator.listener(told::on);
    try {
      MigrationRun run =
          request.isUp()
              ? listened.migrate()
              : listened.allowDestructive(request.destructive()).down(1);
      job.tell("summary", run.summary());
    } catch (CoodieException e) {
      told.failed("failed [" + e.id() + "]");
      throw e;
    } catch (CancellationException e) {
      told.failed("stopped before it");
      throw e;
    }
  }

  /** Tells the job and the audit how a run goes on. For one run, whose thread alone uses it. */
  private static final class Told {
    private final Job job;
    private final List<String> versions;
    private String verb = "applied";
    private String statement = "";
    private int done;

    Told(Job job, List<String> versions) {
      this.job = job;
      this.versions = versions;
    }

    void on(MigrationEvent event) {
      job.waiting(event instanceof MigrationEvent.Waiting);
      if (event instanceof MigrationEvent.Waiting waiting) {
        job.tell("waiting", MigrationView.json(waiting.holder()));
      } else if (event instanceof MigrationEvent.Planned planned) {
        planned(planned);
      } else if (event instanceof MigrationEvent.Started started) {
        job.tell("version", started.version() + " " + started.description());
        job.check();
      } else if (event instanceof MigrationEvent.StatementStarted started) {
        statement = started.text();
        job.tell("statement", statement);
        job.check();
      } else if (event instanceof MigrationEvent.StatementDone) {
        job.tell("done", ++done);
        Audit.wrote(statement, verb);
        statement = "";
      } else if (event instanceof MigrationEvent.Finished finished) {
        Audit.did(verb, "migration " + finished.version(), "done");
      }
    }

    private void planned(MigrationEvent.Planned planned) {
      job.tell("waiting", null);
      job.check();
      if (!planned.versions().equals(versions)) {
        throw changed();
      }
      verb = planned.direction() == Direction.UP ? "applied" : "undid";
      job.tell("total", planned.statements());
      job.tell("done", 0);
    }

    /** The statement under way, if there is one. */
    void failed(String how) {
      if (!statement.isEmpty()) {
        Audit.wrote(statement, how);
      }
    }
  }
}
