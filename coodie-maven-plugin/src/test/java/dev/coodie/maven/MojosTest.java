package dev.coodie.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coodie.test.EmbeddedCoodieExtension;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.SystemStreamLog;
import org.apache.maven.settings.Server;
import org.apache.maven.settings.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class MojosTest {
  @RegisterExtension
  final EmbeddedCoodieExtension database = EmbeddedCoodieExtension.withDocuments();

  @TempDir private Path directory;

  private <M extends CoodieMojo> M connected(M mojo) {
    mojo.hosts = database.node().address();
    mojo.keyspace = database.keyspace();
    mojo.environment = Map.of("COODIE_PORT", Integer.toString(database.node().port()));
    return mojo;
  }

  private MigrateMojo migrate() {
    MigrateMojo mojo = connected(new MigrateMojo());
    mojo.migrations = directory.toFile();
    return mojo;
  }

  private VerifyMojo verify() {
    VerifyMojo mojo = connected(new VerifyMojo());
    mojo.migrations = directory.toFile();
    return mojo;
  }

  @Test
  void a_migration_is_made_applied_verified_and_read_back() throws Exception {
    MakeMigrationMojo make = connected(new MakeMigrationMojo());
    make.description = "add things";
    make.migrations = directory.toFile();
    make.classes = new File("target/test-classes");
    make.execute();
    assertThat(make.written).isNotNull();
    assertThat(make.written.getFileName().toString()).endsWith("_001_add_things.cql");

    migrate().execute();
    assertThat(database.coodie().execute("SELECT id, name FROM thing")).isEmpty();
    verify().execute();

    GenerateMojo generate = connected(new GenerateMojo());
    generate.packageName = "com.example";
    generate.output = directory.resolve("java").toFile();
    generate.tables = List.of("thing");
    generate.execute();
    assertThat(directory.resolve("java/com/example/Thing.java"))
        .content()
        .contains("record Thing(");
  }

  @Test
  void what_is_pending_is_told_and_no_problem() throws Exception {
    write("-- coodie:up\nCREATE TABLE things (id int PRIMARY KEY);\n");
    List<String> lines = new ArrayList<>();
    VerifyMojo verify = verify();
    verify.setLog(
        new SystemStreamLog() {
          @Override
          public void info(CharSequence line) {
            lines.add(line.toString());
          }
        });

    verify.execute();

    assertThat(lines)
        .containsExactly("Migrations have no problems. Pending: 1; coodie:migrate applies them.");
  }

  @Test
  void classes_are_singular_on_request() throws Exception {
    write("-- coodie:up\nCREATE TABLE things (id int PRIMARY KEY);\n");
    migrate().execute();
    GenerateMojo generate = connected(new GenerateMojo());
    generate.packageName = "com.example";
    generate.output = directory.resolve("java").toFile();
    generate.tables = List.of("things");
    generate.singular = true;

    generate.execute();

    assertThat(directory.resolve("java/com/example/Thing.java"))
        .content()
        .contains("@Document(table = \"things\")\npublic record Thing(");
  }

  @Test
  void a_changed_migration_fails_the_build() throws Exception {
    Path file = write("-- coodie:up\nCREATE TABLE a (id int PRIMARY KEY);\n");
    migrate().execute();
    Files.writeString(file, "-- coodie:up\nCREATE TABLE b (id int PRIMARY KEY);\n");

    assertThatThrownBy(() -> verify().execute())
        .isInstanceOf(MojoFailureException.class)
        .hasMessageContaining("20260101_001: ");
  }

  @Test
  void what_fails_is_told_in_a_sentence() throws IOException {
    write("-- coodie:up\nALTER TABLE nothing ADD a int;\n");

    assertThatThrownBy(() -> migrate().execute())
        .isInstanceOf(MojoExecutionException.class)
        .hasMessageContaining("nothing");
  }

  @Test
  void a_parameter_wins_over_the_environment() {
    MigrateMojo mojo = migrate();
    mojo.port = "1";

    assertThatThrownBy(mojo::execute).hasMessageContaining(database.node().address() + ":1:");
  }

  @Test
  void user_and_password_come_from_the_settings() throws Exception {
    Server server = new Server();
    server.setId("db");
    server.setUsername("ann");
    server.setPassword("hunter2");
    Settings settings = new Settings();
    settings.addServer(server);
    MigrateMojo mojo = migrate();
    mojo.settings = settings;
    mojo.serverId = "db";
    write("-- coodie:up\nCREATE TABLE a (id int PRIMARY KEY);\n");

    // The node asks for no login, and takes any.
    mojo.execute();

    mojo.serverId = "other";
    assertThatThrownBy(mojo::execute)
        .hasMessageContaining("settings.xml has no server \"other\"")
        .hasMessageEndingWith("[coodie-1140]");
  }

  @Test
  void documents_need_a_keyspace_that_is_there() {
    GenerateMojo generate = connected(new GenerateMojo());
    generate.keyspace = "nosuch";
    generate.packageName = "com.example";
    generate.output = directory.toFile();
    MakeMigrationMojo make = connected(new MakeMigrationMojo());
    make.keyspace = "nosuch";
    make.migrations = directory.toFile();
    make.classes = new File("target/test-classes");

    assertThatThrownBy(generate::execute)
        .hasMessageContaining("There is no keyspace nosuch. Give one that exists")
        .hasMessageContaining("[coodie-1141]");
    assertThatThrownBy(make::execute)
        .hasMessageContaining("There is no keyspace nosuch. Give one that exists")
        .hasMessageContaining("[coodie-1141]");
  }

  @Test
  void a_migration_is_not_made_of_no_documents() {
    MakeMigrationMojo make = connected(new MakeMigrationMojo());
    make.migrations = directory.toFile();
    make.classes = directory.toFile();

    assertThatThrownBy(make::execute)
        .hasMessageContaining("There are no documents in " + directory)
        .hasMessageContaining("[coodie-1142]");
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void a_skipped_goal_does_not_connect() throws Exception {
    MigrateMojo mojo = migrate();
    mojo.port = "1";
    mojo.skip = true;

    mojo.execute();
  }

  private Path write(String content) throws IOException {
    return Files.writeString(directory.resolve("20260101_001_try.cql"), content);
  }
}
