package dev.coodie.studio;

import dev.coodie.Coodie;
import dev.coodie.error.CoodieException;
import dev.coodie.migrations.write.MigrationWriter;
import dev.coodie.migrations.write.NewMigration;
import dev.coodie.schema.definition.KeyspaceDefinition;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes a migration from the live schema to what the documents want, after it was shown. */
final class MigrationMaker {
  /**
   * What the page asks.
   *
   * @param text what was shown, null to be shown it
   */
  record Request(@Nullable String description, boolean destructive, @Nullable String text) {}

  private static final ZoneId ZONE = ZoneId.systemDefault();

  private final Coodie coodie;
  private final StudioSettings settings;

  MigrationMaker(Coodie coodie, StudioSettings settings) {
    this.coodie = coodie;
    this.settings = settings;
  }

  /** Shows it, or writes the file if it is still what was shown. */
  Map<String, @Nullable Object> make(Request request) {
    settings.requireNoProduction();
    Path directory = settings.requireMigrations();
    String description = request.description() == null ? "" : request.description();
    NewMigration file = NewMigration.in(directory, LocalDate.now(ZONE), description);
    Optional<String> text = text(description, request.destructive());
    Map<String, @Nullable Object> answer = new LinkedHashMap<>();
    answer.put("file", String.valueOf(file.file().getFileName()));
    answer.put("directory", directory.toString());
    answer.put("text", text.orElse(null));
    answer.put("written", request.text() != null);
    if (request.text() != null) {
      write(file, text.orElse(""), request.text());
    }
    return answer;
  }

  private Optional<String> text(String description, boolean destructive) {
    List<KeyspaceDefinition> all = coodie.schema().wanted(settings.requireDocuments());
    String name = coodie.keyspace().orElse("");
    KeyspaceDefinition none = new KeyspaceDefinition(name, List.of(), List.of());
    KeyspaceDefinition found = coodie.schema().read().orElse(none);
    KeyspaceDefinition wanted =
        all.stream().filter(k -> k.name().equals(found.name())).findFirst().orElse(none);
    MigrationWriter writer = MigrationWriter.between(found, wanted);
    return (destructive ? writer.withDestructive() : writer).text(description);
  }

  private static void write(NewMigration file, String text, String shown) {
    if (text.isEmpty() || !text.equals(shown)) {
      throw StudioProblem.of(
          409,
          "coodie-1426",
          "The schema changed since the migration was shown, so no file was written. Preview it"
              + " again.");
    }
    String what = "migration file " + file.file().getFileName();
    try {
      file.write(text);
      Audit.did("wrote", what, "done");
    } catch (CoodieException e) {
      Audit.did("wrote", what, "failed [" + e.id() + "]");
      throw e;
    }
  }
}
