package dev.coodie.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import dev.coodie.cli.Cli.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code --engine spark}, with a {@code spark-submit} that tells how it was called. */
@DisabledOnOs(OS.WINDOWS)
class SparkEngineTest {
  private static final String COMPARED =
      "{\"rows\":21,\"rowsA\":20,\"rowsB\":20,\"onlyInA\":1,\"onlyInB\":1,\"differentRows\":2,"
          + "\"differentPartitions\":0,\"differentCells\":2,\"applied\":false,\"writtenRows\":0,"
          + "\"writtenCells\":0,\"deletedRows\":0,\"deletedCells\":0,\"newerCells\":0,\"extra\":0,"
          + "\"resumedAfter\":0,\"notes\":[],\"seconds\":1.5}";

  @TempDir private Path directory;

  @BeforeEach
  void files() throws IOException {
    Files.createDirectories(directory.resolve("spark/bin"));
    Files.writeString(directory.resolve("job.jar"), "");
    submit("exit 0");
  }

  private void submit(String end) throws IOException {
    Path script = directory.resolve("spark/bin/spark-submit");
    Files.writeString(
        script,
        "#!/bin/sh\n"
            + "for each in \"$@\"; do echo \"$each\" >> "
            + directory.resolve("arguments.txt")
            + "; done\n"
            + "echo \"$COODIE_PASSWORD/$COODIE_TO_PASSWORD\" > "
            + directory.resolve("passwords.txt")
            + "\necho 'stage 1 of 2' >&2\n"
            + end
            + "\n");
    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private Cli cli() {
    return new Cli(directory).with("SPARK_HOME", "spark").with("COODIE_HOSTS", "10.0.0.1");
  }

  private Outcome run(String... arguments) {
    return run(cli(), arguments);
  }

  private static Outcome run(Cli cli, String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--engine", "spark", "--spark-jar", "job.jar"));
    return cli.run(all.toArray(String[]::new));
  }

  private List<String> arguments() throws IOException {
    return Files.readAllLines(directory.resolve("arguments.txt"));
  }

  @Test
  void a_comparison_is_a_job_with_the_same_report_and_exit_code() throws IOException {
    submit("echo '" + COMPARED + "'\nexit 3");

    Outcome outcome =
        run(
            "compare",
            "shop.one",
            "shop.two",
            "-o",
            "out.jsonl",
            "--master",
            "local[2]",
            "--parts",
            "16",
            "--spark-conf",
            "spark.executor.memory=2g",
            "--values",
            "--columns",
            "a,b",
            "--repair",
            "b");

    assertThat(outcome.code()).isEqualTo(ExitCode.FOUND);
    assertThat(outcome.out())
        .startsWith("Compared 21 rows: 1 only in A, shop.one; 1 only in B, shop.two; 2 with other")
        .contains("Nothing was written; add --apply.");
    assertThat(outcome.err()).isEqualTo("stage 1 of 2\n");
    assertThat(arguments())
        .containsExactly(
            "--master",
            "local[2]",
            "--conf",
            "spark.log.level=WARN",
            "--conf",
            "spark.ui.showConsoleProgress=false",
            "--conf",
            "spark.executor.memory=2g",
            "--class",
            "dev.coodie.spark.TransferJob",
            directory.resolve("job.jar").toString(),
            "compare",
            "parts=16",
            "hosts=10.0.0.1",
            "a=shop.one",
            "b=shop.two",
            "output=" + directory.resolve("out.jsonl").toUri(),
            "columns=a,b",
            "values=true",
            "parallelism=4",
            "page-size=1000",
            "repair=b");
  }

  @Test
  void passwords_are_in_the_environment_and_not_on_the_command_line() throws IOException {
    submit("echo '" + COMPARED + "'\nexit 3");
    Files.writeString(directory.resolve("secret"), "in a file\n");

    Outcome asked =
        run(
            cli().with("COODIE_PASSWORD", "hunter2").answering("hunter3"),
            "compare",
            "shop.one",
            "-u",
            "ann",
            "-o",
            "out.jsonl",
            "--to-hosts",
            "10.0.1.1",
            "--to-user",
            "bob");
    List<String> arguments = arguments();
    String passwords = Files.readString(directory.resolve("passwords.txt"));
    Files.delete(directory.resolve("arguments.txt"));
    Outcome file =
        run(
            cli().with("COODIE_PASSWORD", "hunter2"),
            "compare",
            "shop.one",
            "shop.two",
            "-u",
            "ann",
            "--password-file",
            "secret",
            "-o",
            "out.jsonl");

    assertThat(asked.code()).isEqualTo(ExitCode.FOUND);
    assertThat(passwords).isEqualTo("hunter2/hunter3\n");
    assertThat(arguments)
        .contains("user=ann", "to-user=bob", "to-hosts=10.0.1.1")
        .noneMatch(argument -> argument.contains("hunter"));
    assertThat(file.code()).isEqualTo(ExitCode.FOUND);
    assertThat(arguments()).contains("password-file=" + directory.resolve("secret"));
    assertThat(Files.readString(directory.resolve("passwords.txt"))).isEqualTo("/\n");
  }

  @Test
  void an_export_is_a_job() throws IOException {
    submit("echo '{\"file\":\"hdfs://n/x.csv\",\"rows\":7,\"notKept\":[\"A (once).\"]}'");

    Outcome outcome =
        run(
            "export",
            "rows",
            "-k",
            "shop",
            "-o",
            "hdfs://n/x.csv",
            "--ttl",
            "-f",
            "csv",
            "--overwrite");

    assertThat(outcome.code()).isZero();
    assertThat(outcome.out())
        .isEqualTo("Exported 7 rows into hdfs://n/x.csv.\nNot kept: A (once).\n");
    assertThat(arguments())
        .containsSubsequence("export", "hosts=10.0.0.1", "keyspace=shop", "table=shop.rows")
        .contains("output=hdfs://n/x.csv", "overwrite=true", "format=csv", "ttl=true");
  }

  @Test
  void a_job_is_resumed() throws IOException {
    submit("echo '{\"file\":\"x.csv\",\"rows\":7,\"resumedAfter\":4,\"notKept\":[]}'");

    Outcome exported = run("export", "shop.rows", "-o", "x.csv", "--resume");
    submit("echo '" + COMPARED.replace("\"resumedAfter\":0", "\"resumedAfter\":8") + "'\nexit 3");
    Outcome compared = run("compare", "shop.one", "shop.two", "-o", "out.jsonl", "--resume");

    assertThat(exported.out()).contains("7 rows").contains("4 of them before it was resumed");
    assertThat(compared.out()).contains("21 rows (8 of them before it was resumed)");
    assertThat(arguments()).filteredOn("resume=true"::equals).hasSize(2);
  }

  @Test
  void a_failed_job_gives_its_sentence_and_code() throws IOException {
    submit("echo 'coodie: There is no table. [coodie-1]' >&2\nexit 4");

    Outcome outcome = run("compare", "shop.one", "shop.two", "-o", "out.jsonl");

    assertThat(outcome.code()).isEqualTo(ExitCode.NOT_CONNECTED);
    assertThat(outcome.err()).isEqualTo("stage 1 of 2\ncoodie: There is no table. [coodie-1]\n");
    assertThat(outcome.out()).isEmpty();
  }

  @Test
  void a_job_ends_with_the_command() throws IOException {
    Path pid = directory.resolve("pid.txt");
    submit("sleep 60 &\necho $! > " + pid + "\nwait");
    Thread test = Thread.currentThread();
    Thread stopper =
        new Thread(
            () -> {
              while (!Files.exists(pid)) {
                Thread.onSpinWait();
              }
              test.interrupt();
            });
    stopper.start();

    Outcome outcome =
        assertTimeout(
            Duration.ofSeconds(50),
            () -> run("compare", "shop.one", "shop.two", "-o", "out.jsonl"));

    assertThat(Thread.interrupted()).isTrue();
    assertThat(outcome.code()).isEqualTo(ExitCode.INTERRUPTED);
    long child = Long.parseLong(Files.readString(pid).strip());
    assertThat(ProcessHandle.of(child).filter(ProcessHandle::isAlive)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "compare a.a a.b | With --engine spark lines go into a file. Name it with --output.",
        "compare a.a a.b -o x --part y | --part cannot be given with --engine spark",
        "compare a.a a.b -o x --resume --overwrite | Give one of them.",
        "export a.a -o x.csv --resume --overwrite | Give one of them.",
        "compare a.a a.b -o x --driver-config x | --driver-config (COODIE_DRIVER_CONFIG) cannot",
        "compare a.a a.b -o x --spark-conf spark.submit.deployMode=cluster | cannot be cluster",
        "compare a.a a.b -o x --spark-home nowhere | There is no Spark in nowhere: ",
        "export a.a -o x.csv --part y | --part cannot be given with --engine spark",
        "export -o x.csv --query x | --query cannot be given with --engine spark",
        "export a.a -o x.csv --checkpoint-rows 50000 | --checkpoint-rows cannot be given with",
        "export a -o x.csv | has no keyspace",
      })
  void what_spark_does_not_have_is_refused(String arguments, String sentence) {
    Outcome outcome = run(arguments.split(" "));

    assertThat(outcome.err()).contains(sentence);
    assertThat(outcome.errLines()).hasSize(1);
    assertThat(outcome.code()).isEqualTo(ExitCode.WRONG_USE);
    assertThat(directory.resolve("arguments.txt")).doesNotExist();
  }

  @Test
  void what_is_missing_is_told_in_a_sentence() {
    String[] compare = {"compare", "a.a", "a.b", "-o", "x", "--engine", "spark"};

    assertThat(new Cli(directory).run(compare).err())
        .contains("Set SPARK_HOME, or give --spark-home")
        .contains("[coodie-1515]");
    assertThat(cli().run(compare).err())
        .contains("There is no coodie-spark-VERSION-assembly.jar in ")
        .contains("Name it with --spark-jar. [coodie-1516]");
    assertThat(run("compare", "a.a", "a.b", "-o", "x", "--spark-jar", "none.jar").err())
        .contains("--spark-jar");
  }

  @Test
  void options_of_spark_need_spark() {
    Outcome outcome = cli().run("export", "a.a", "-o", "x.csv", "--parts", "3");

    assertThat(outcome.code()).isEqualTo(ExitCode.WRONG_USE);
    assertThat(outcome.err()).contains("--parts is of Spark. Add --engine spark");
  }
}
