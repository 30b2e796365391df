package dev.coodie.cli;

import dev.coodie.migrations.MigrationPlan;
import dev.coodie.migrations.MigrationProblem;
import dev.coodie.migrations.MigrationRun;

/** Prints what a run of migrations would do, or did. */
record RunReport(Shell shell, boolean json) {
  int planned(MigrationPlan plan) {
    if (json) {
      shell.out().println(Json.pretty(Migrations.json(plan)));
    } else {
      shell.out().println(Words.ofCommand(plan.toString()).stripTrailing());
      for (MigrationProblem problem : plan.problems()) {
        shell.out().println("-- " + ProblemText.line(problem));
      }
    }
    shell.out().flush();
    return plan.problems().stream().anyMatch(MigrationProblem::blocking)
        ? ExitCode.FOUND
        : ExitCode.FINE;
  }

  int done(MigrationRun run) {
    shell.out().println(json ? Json.pretty(Migrations.json(run)) : run.summary());
    shell.out().flush();
    return ExitCode.FINE;
  }
}
