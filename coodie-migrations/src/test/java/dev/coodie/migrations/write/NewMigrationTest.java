package dev.coodie.migrations.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coodie.error.MigrationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NewMigrationTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 1, 31);

  @TempDir Path directory;

  private String name(String description) {
    return NewMigration.in(directory, TODAY, description).file().getFileName().toString();
  }

  @ParameterizedTest
  @CsvSource({
    "'', 20260131_001_add.cql",
    "20260130_007_old.cql, 20260131_001_add.cql",
    "20260131_007_old.cql, 20260131_008_add.cql",
    "20260201_002_ahead.cql, 20260201_003_add.cql",
    "20260131_999_last.cql, 20260201_001_add.cql",
    "20260131_5_odd.cql, 20260131_001_add.cql",
    "20269999_001_odd.cql, 20260131_001_add.cql"
  })
  void it_comes_after_all_others(String existing, String expected) throws IOException {
    if (!existing.isEmpty()) {
      Files.createFile(directory.resolve(existing));
    }

    assertThat(name("add")).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "Add nickname, add_nickname",
    "'  a/b\\c..d  ', a_b_c_d",
    "Straße 7, straße_7",
    "'../../etc', etc"
  })
  void its_description_becomes_part_of_the_name(String description, String expected) {
    assertThat(name(description)).isEqualTo("20260131_001_" + expected + ".cql");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "../.."})
  void a_description_without_words_is_refused(String description) {
    assertThatThrownBy(() -> name(description))
        .isInstanceOf(MigrationException.class)
        .hasMessageContaining("coodie-1006");
  }

  @Test
  void a_directory_that_is_missing_is_made_with_the_file() {
    NewMigration migration = NewMigration.in(directory.resolve("deep/er"), TODAY, "add");

    migration.write("text");

    assertThat(migration.file()).hasContent("text");
    assertThatThrownBy(() -> migration.write("other"))
        .isInstanceOf(MigrationException.class)
        .hasMessageContaining("coodie-1005");
    assertThat(migration.file()).hasContent("text");
  }

  @Test
  void a_directory_that_is_a_file_is_told() throws IOException {
    Path file = Files.createFile(directory.resolve("file"));

    assertThatThrownBy(() -> NewMigration.in(file, TODAY, "add"))
        .isInstanceOf(MigrationException.class)
        .hasMessageContaining("coodie-1007");
  }
}
