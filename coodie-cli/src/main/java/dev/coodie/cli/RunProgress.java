package dev.coodie.cli;

import dev.coodie.migrations.Direction;
import dev.coodie.migrations.MigrationEvent;
import dev.coodie.migrations.MigrationListener;
import java.io.PrintWriter;
import java.util.Locale;
import me.tongfei.progressbar.ProgressBar;
import org.jspecify.annotations.Nullable;

/**
 * Tells how a run of migrations goes on: a bar of statements on a terminal, otherwise a line for
 * each migration. Stops the run when the process shall stop. For one run.
 */
final class RunProgress implements MigrationListener, AutoCloseable {
  private final PrintWriter err;
  private final boolean terminal;
  private final Interruption interruption;
  private String waitingFor = "";
  private String does = "Applying";
  private @Nullable ProgressBar bar;

  RunProgress(Shell shell) {
    this.err = shell.err();
    this.terminal = shell.asking().isTerminal();
    this.interruption = shell.interruption();
  }

  @Override
  public void on(MigrationEvent event) {
    if (event instanceof MigrationEvent.Waiting waiting) {
      interruption.careful(false);
      waiting(waiting.holder().host());
    } else {
      interruption.careful(true);
    }
    interruption.check();
    if (event instanceof MigrationEvent.Planned planned) {
      does = planned.direction() == Direction.UP ? "Applying" : "Undoing";
      if (terminal && planned.statements() > 0) {
        bar = Bars.bar(does, planned.statements()).build();
      }
    } else if (event instanceof MigrationEvent.Started started) {
      started(started);
    } else if (event instanceof MigrationEvent.StatementDone && bar != null) {
      bar.step();
    } else if (event instanceof MigrationEvent.Finished finished && bar == null) {
      say(String.format(Locale.ROOT, "  done in %.1f s", finished.duration().toMillis() / 1_000.0));
    }
  }

  /** The run is over, and something else is printed. */
  void end() {
    interruption.careful(false);
    if (bar != null) {
      bar.close();
      bar = null;
    }
  }

  @Override
  public void close() {
    end();
  }

  private void waiting(String host) {
    if (!host.equals(waitingFor)) {
      waitingFor = host;
      say("Waiting for the lock, which " + host + " holds ...");
    }
  }

  private void started(MigrationEvent.Started started) {
    String name = started.version() + " " + started.description();
    if (bar != null) {
      bar.setExtraMessage(name);
    } else {
      say(
          does
              + " "
              + name
              + (started.total() > 0 ? ", " + started.total() + " statements" : "")
              + (started.done() > 0 ? ", " + started.done() + " of them done before" : ""));
    }
  }

  private void say(String line) {
    err.println(line);
    err.flush();
  }
}
