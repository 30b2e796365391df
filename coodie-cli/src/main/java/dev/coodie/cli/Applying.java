package dev.coodie.cli;

import dev.coodie.schema.Schema;
import dev.coodie.schema.SchemaPlan;
import dev.coodie.schema.change.SchemaChange;
import dev.coodie.schema.change.SchemaChanges;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Applies a plan so that Ctrl-C stops it before its next statement, with its lock released. */
final class Applying {
  private static final int STOP_SECONDS = 30;

  private final Shell shell;
  private final Schema schema;

  Applying(Shell shell, Schema schema) {
    this.shell = shell;
    this.schema = schema;
  }

  SchemaChanges apply(SchemaPlan plan, Duration patience) {
    CompletableFuture<SchemaChanges> applied = plan.async().apply(patience).toCompletableFuture();
    try {
      return Connection.await(applied.copy());
    } catch (CancellationException e) {
      // The flag would cut short what follows.
      boolean interrupted = Thread.interrupted();
      shell.err().println("Stopping after the statement under way ...");
      keyspaces(plan).forEach(this::giveUpLock);
      awaitEnd(applied);
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
      throw e;
    }
  }

  private static Set<String> keyspaces(SchemaPlan plan) {
    Set<String> names = new TreeSet<>();
    for (SchemaChange change : plan.changes()) {
      names.add(change.keyspace());
    }
    return names;
  }

  /** Without its lock the run stops before its next statement. */
  private void giveUpLock(String keyspace) {
    Schema its = schema.keyspace(keyspace);
    if (its.lockHolder().filter(holder -> holder.host().equals(thisProcess())).isPresent()) {
      its.forceUnlock()
          .ifPresent(holder -> shell.err().println("Released the lock of " + keyspace + "."));
    }
  }

  /** As the lock names the process that holds it. */
  private static String thisProcess() {
    try {
      String host = InetAddress.getLocalHost().getHostName();
      return host + ", process " + ProcessHandle.current().pid();
    } catch (UnknownHostException e) {
      return "unknown";
    }
  }

  private static void awaitEnd(CompletableFuture<SchemaChanges> applied) {
    try {
      applied.get(STOP_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      // That it was stopped is told by the caller.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
