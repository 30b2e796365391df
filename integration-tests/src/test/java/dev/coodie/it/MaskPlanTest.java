package dev.coodie.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coodie.Coodie;
import dev.coodie.migrations.Migrator;
import dev.coodie.migrations.write.DocumentWriter;
import dev.coodie.migrations.write.MigrationWriter;
import dev.coodie.migrations.write.NewMigration;
import dev.coodie.migrations.write.Snapshots;
import dev.coodie.schema.change.Safety;
import dev.coodie.schema.change.SchemaChanges;
import dev.coodie.schema.definition.ColumnDefinition;
import dev.coodie.schema.definition.ColumnKind;
import dev.coodie.schema.definition.KeyspaceDefinition;
import dev.coodie.schema.definition.TableDefinition;
import dev.coodie.test.EmbeddedCoodieExtension;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Masks are made, compared, written down and kept. */
@ExtendWith(EmbeddedCoodieExtension.class)
@Needs(ServerFeature.MASKS)
class MaskPlanTest {
  private final Coodie coodie;

  @TempDir private Path directory;

  MaskPlanTest(Coodie coodie) {
    this.coodie = coodie;
  }

  @BeforeEach
  void drop() {
    coodie.schema().drop(Vault.class);
    coodie.schema().run("DROP TABLE IF EXISTS coodie_migrations");
  }

  @Test
  void what_the_document_masks_is_made_once() {
    coodie.schema().plan(Vault.class).apply();

    assertThat(masks())
        .containsEntry("box", "DEFAULT")
        .containsEntry("owner", "mask_replace('a, (b)')")
        .containsEntry("code", "mask_inner(1, null)")
        .containsEntry("pattern", "mask_outer(1, 2, '#')")
        .containsEntry("value", "mask_replace(0)")
        .containsEntry("opened", "mask_null()")
        .containsEntry("contents", "DEFAULT")
        .hasSize(7);
    assertThat(coodie.schema().plan(Vault.class).changes().list()).isEmpty();
  }

  @Test
  void a_mask_that_is_missing_or_differs_is_altered_and_taken_back() {
    coodie.schema().plan(Vault.class).apply();
    coodie
        .schema()
        .run(
            "ALTER TABLE vaults ALTER code DROP MASKED",
            "ALTER TABLE vaults ALTER value MASKED WITH DEFAULT");

    SchemaChanges changes = coodie.schema().plan(Vault.class).changes();

    assertThat(changes.statements())
        .anyMatch(s -> s.endsWith("ALTER \"code\" MASKED WITH mask_inner(1, null)"))
        .anyMatch(s -> s.endsWith("ALTER \"value\" MASKED WITH mask_replace(0)"))
        .hasSize(2);
    assertThat(changes.list().stream().flatMap(c -> c.undo().stream()))
        .anyMatch(s -> s.endsWith("ALTER \"code\" DROP MASKED"))
        .anyMatch(s -> s.endsWith("ALTER \"value\" MASKED WITH DEFAULT"));
    coodie.schema().plan(Vault.class).apply();
    assertThat(coodie.schema().plan(Vault.class).changes().list()).isEmpty();
  }

  @Test
  void a_mask_in_no_document_is_told_and_stays() {
    coodie.schema().plan(Vault.class).apply();
    coodie.schema().run("ALTER TABLE vaults ALTER note MASKED WITH DEFAULT");

    SchemaChanges changes = coodie.schema().exclusive().plan(Vault.class).changes();

    assertThat(changes.of(Safety.NOTED).list())
        .anySatisfy(
            change ->
                assertThat(change.description() + change.advice())
                    .contains("\"note\"")
                    .contains("MASKED WITH DEFAULT")
                    .contains("It stays. Declare it with @Masked(\"DEFAULT\")."));
    coodie.schema().exclusive().plan(Vault.class).withDestructive().apply();
    assertThat(masks()).containsEntry("note", "DEFAULT");
  }

  @Test
  void generated_documents_and_snapshots_have_them() throws Exception {
    coodie.schema().plan(Vault.class).apply();
    KeyspaceDefinition live = coodie.schema().read().orElseThrow();

    String source = DocumentWriter.of("x").tables("vaults").write(live).sources().get(0).text();
    Path file = directory.resolve("snapshot.json");
    Snapshots.write(file, List.of(live));

    assertThat(source)
        .contains("@Masked(\"mask_inner(1, null)\")")
        .contains("import dev.coodie.annotation.Masked;");
    assertThat(Snapshots.read(file)).containsExactly(live);
    Files.writeString(file, Files.readString(file).replaceAll(",\\s*\"mask\" : \"[^\\n]*", ""));
    assertThat(Snapshots.read(file).get(0).table("vaults").orElseThrow().columns())
        .noneMatch(ColumnDefinition::isMasked);
  }

  @Test
  void a_table_that_is_made_anew_for_another_key_keeps_its_masks() {
    coodie.schema().plan(Vault.class).apply();
    coodie.execute(
        "INSERT INTO vaults (id, box, owner, code, note) VALUES ('a', 1, 'o', 'secret', 'n')");
    Map<String, String> before = masks();
    KeyspaceDefinition live = coodie.schema().read().orElseThrow();
    TableDefinition table = live.table("vaults").orElseThrow();
    List<ColumnDefinition> columns = new ArrayList<>();
    for (ColumnDefinition column : table.columns()) { // a key of one column, and no masks
      boolean key = column.name().equals("id");
      columns.add(
          new ColumnDefinition(
              column.name(),
              column.type(),
              key ? column.kind() : ColumnKind.REGULAR,
              column.order()));
    }
    KeyspaceDefinition wanted =
        new KeyspaceDefinition(
            live.name(),
            List.of(),
            List.of(
                new TableDefinition(
                    "vaults", columns, List.of(), 0, table.options(), table.view())));

    String text =
        MigrationWriter.between(live, wanted).withDestructive().text("another key").orElseThrow();
    NewMigration.in(directory, LocalDate.of(2026, 1, 31), "another key").write(text);
    Migrator.of(coodie).directory(directory).allowDestructive(true).migrate();

    assertThat(coodie.schema().read().orElseThrow().table("vaults").orElseThrow().key())
        .containsExactly("id");
    assertThat(masks()).isEqualTo(before);
    assertThat(coodie.execute("SELECT code FROM vaults").get(0).get(0, String.class))
        .isEqualTo("secret");
  }

  private Map<String, String> masks() {
    return coodie.schema().read().orElseThrow().table("vaults").orElseThrow().columns().stream()
        .filter(ColumnDefinition::isMasked)
        .collect(Collectors.toMap(ColumnDefinition::name, ColumnDefinition::mask));
  }
}
