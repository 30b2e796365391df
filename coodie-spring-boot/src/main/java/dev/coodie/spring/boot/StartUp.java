package dev.coodie.spring.boot;

import dev.coodie.Coodie;
import dev.coodie.error.ConfigurationException;
import dev.coodie.error.MigrationException;
import dev.coodie.error.SchemaException;
import dev.coodie.migrations.Migration;
import dev.coodie.migrations.MigrationState;
import dev.coodie.migrations.Migrator;
import dev.coodie.schema.SchemaPlan;
import dev.coodie.schema.change.SchemaChanges;
import dev.coodie.schema.definition.Replication;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.ClassPathResource;

/**
 * What is done to one keyspace before anything uses its {@code Coodie}: the keyspace, then
 * migrations, then the schema.
 *
 * @param prefix of the properties, for messages: {@code coodie}, {@code coodie.clusters.old}
 * @param settings the properties
 * @param schema what to do about the schema
 * @param createKeyspace whether to create the keyspace
 * @param documents those that the schema is for
 * @param migrations those that are beans
 */
record StartUp(
    String prefix,
    ClusterSettings settings,
    SchemaMode schema,
    boolean createKeyspace,
    Class<?>[] documents,
    List<Migration> migrations) {
  private static final Logger LOG = LoggerFactory.getLogger(StartUp.class);

  /**
   * Does it, and waits for it.
   *
   * @throws dev.coodie.error.CoodieException if something is missing that the properties want
   */
  void run(Coodie coodie) {
    Optional<String> keyspace = coodie.keyspace();
    List<String> needs = needs();
    if (keyspace.isEmpty() && !needs.isEmpty()) {
      throw new ConfigurationException(
          "coodie-1202",
          "No keyspace is chosen, but "
              + String.join(" and ", needs)
              + (needs.size() == 1 ? " needs" : " need")
              + " one. Set "
              + prefix
              + ".keyspace.");
    }
    keyspace.ifPresent(name -> prepare(coodie, name));
    migrate(coodie);
    fit(coodie);
  }

  private void prepare(Coodie coodie, String keyspace) {
    if (createKeyspace) {
      coodie.schema().createKeyspace(keyspace, replication());
    } else if (!keyspace.equals(settings.keyspace())) {
      return; // the session's own, which therefore exists
    }
    if (isMissing(coodie, keyspace)) {
      throw new ConfigurationException(
          "coodie-1203",
          "There is no keyspace "
              + keyspace
              + ". Create it, or let the application do so with "
              + prefix
              + ".create-keyspace=true and, for more than one copy, "
              + prefix
              + ".replication.<datacenter>=3.");
    }
    coodie.execute("USE \"" + keyspace.replace("\"", "\"\"") + "\"");
  }

  private static boolean isMissing(Coodie coodie, String keyspace) {
    return coodie
        .execute(
            "SELECT keyspace_name FROM system_schema.keyspaces WHERE keyspace_name = ?", keyspace)
        .isEmpty();
  }

  private Replication replication() {
    return settings.replication().isEmpty()
        ? Replication.simple(1)
        : Replication.perDatacenter(settings.replication());
  }

  private List<String> needs() {
    List<String> needs = new ArrayList<>();
    if (createKeyspace) {
      needs.add(prefix + ".create-keyspace");
    }
    if (settings.migrations() != MigrationMode.NONE) {
      needs.add(prefix + ".migrations");
    }
    return needs;
  }

  private void migrate(Coodie coodie) {
    if (settings.migrations() == MigrationMode.NONE) {
      return;
    }
    Migrator migrator = migrator(coodie);
    if (settings.migrations() == MigrationMode.MIGRATE) {
      migrator.migrate();
      return;
    }
    List<String> wrong =
        Stream.concat(
                migrator.verify().stream().map(problem -> problem.message()),
                pending(coodie).stream().map(migration -> migration + " is pending."))
            .toList();
    if (!wrong.isEmpty()) {
      throw new MigrationException(
          "coodie-1204",
          "The migrations of keyspace "
              + coodie.keyspace().orElse("")
              + " are not as this application needs them. Run them, or let the application do it"
              + " with "
              + prefix
              + ".migrations=migrate.\n- "
              + String.join("\n- ", wrong));
    }
  }

  /** Of all files and beans. */
  private Migrator migrator(Coodie coodie) {
    String location = settings.migrationsLocation();
    Migrator migrator = Migrator.of(coodie).lockPatience(settings.lockPatience());
    if (migrations.isEmpty() || new ClassPathResource(location).exists()) {
      migrator = migrator.classpath(location);
    }
    for (Migration migration : migrations) {
      migrator = migrator.migration(migration);
    }
    return migrator;
  }

  /** Version and description of each migration that was not run; empty if none are used. */
  List<String> pending(Coodie coodie) {
    if (settings.migrations() == MigrationMode.NONE) {
      return List.of();
    }
    return migrator(coodie).status().stream()
        .filter(info -> info.state() == MigrationState.PENDING)
        .map(info -> info.version() + " " + info.description())
        .toList();
  }

  private void fit(Coodie coodie) {
    if (schema == SchemaMode.NONE || documents.length == 0) {
      return;
    }
    SchemaPlan plan = coodie.schema().plan(documents);
    switch (schema) {
      case VALIDATE -> validate(plan);
      case APPLY -> apply(plan);
      default -> {
        if (plan.isEmpty()) {
          LOG.info("The schema is as the documents need it.");
        } else {
          LOG.info("The schema is not as the documents need it. This is the plan:\n{}", plan);
        }
      }
    }
  }

  private void validate(SchemaPlan plan) {
    if (!plan.isEmpty()) {
      throw new SchemaException(
          "coodie-1205",
          "The schema is not as the documents need it. Change it with a migration, or let the"
              + " application do it with "
              + prefix
              + ".schema=apply. These are the differences:\n"
              + plan.changes());
    }
  }

  private void apply(SchemaPlan plan) {
    SchemaChanges made = plan.apply(settings.lockPatience());
    if (!made.list().isEmpty()) {
      LOG.info("Changed the schema:\n{}", made);
    }
  }
}
