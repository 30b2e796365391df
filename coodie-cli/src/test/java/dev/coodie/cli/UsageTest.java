package dev.coodie.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coodie.cli.Cli.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** What can be wrong before anything is sent: one sentence and 2, or 4 without a server. */
class UsageTest {
  @TempDir private Path directory;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''|Which command? See \"coodie --help\".|1110",
        "plam|There is no command \"plam\". Did you mean plan?|1110",
        "plan --jsn|There is no option --jsn. Did you mean --json?|1110",
        "query a b|There is one argument too many.|1110",
        "query --json --csv a|mutually exclusive|1110",
        "query --limit x a|Invalid value for option '--limit'|1110",
        "query --limit 0 a|--limit is 0; write a number of rows, 1 or more.|1118",
        "split a.b --parts 0|--parts is 0; write a number from 1 to 1000000.|1118",
        "query|The CQL has no statement.|1117",
        "query --file none.cql|Cannot read CQL from none.cql|1119",
        "query a --file b|CQL is given both as an argument and with --file. Give one of them.|1117",
        "query --port abc a|--port is \"abc\"; write a number from 1 to 65535.|1103",
        "query --timeout 10 a|--timeout is \"10\"; write a number above 0 with ms, s, m or h|1103",
        "query --tls-ca none.pem a|write a file that can be read.|1103",
        "query --config none.properties a|none.properties: there is no such file.|1101",
        "query --driver-config none.conf a|Cannot read the driver's options in|1119",
        "query --profile fast a|The driver has no execution profile \"fast\".|1107",
        "query --user ann a|The user \"ann\" is given without a password.|1105",
        "plan|There is no directory|1113",
        "plan --classpath none|The class path entry|1001",
        "plan --classpath . --document a.B|The class a.B cannot be loaded from|1114",
        "plan --classpath .|There are no documents in|1112",
        "apply --json|--json cannot ask a question. Give --yes|1115",
        "migrate --patience soon|is no duration; write a number with|1110",
        "rollback --steps 0 -y|--steps is 0; write how many to undo, 1 or more.|1124",
        "rollback --steps 1 --target 20260101_001|mutually exclusive|1110",
        "repair|Give --accept-changed,|1124",
        "repair --done 20260101_001|write the version and the number of the statement|1124",
        "export -o a.jsonl|Give a table, or a query with --query.|1125",
        "export a --query b -o a.jsonl|Give a table, or a query with --query.|1125",
        "export a -o a.jsonl --resume --overwrite|Give one of them.|1125",
        "export a -o a.jsonl --param 1|--param is given without --query.|1118",
        "export a.b|Missing required option: '--output=FILE'|1110",
        "import a.jsonl|Missing required option: '--into=TABLE'|1110",
        "import a.jsonl --into a.b --resume --restart|Give one of them.|1125",
        "import a.jsonl --into a.b --max-rejects -1|--max-rejects is -1; write a number|1125",
        "demo --port 0|The demo is not in this jar. Run it in a checkout|1155",
        "bench --quick|The benchmarks are not in this jar. Run them in a checkout|1129",
        "baseline|Missing required parameter: 'VERSION'|1110",
      })
  void wrong_use_is_one_sentence(String arguments, String sentence, String id) {
    Outcome outcome = new Cli(directory).run(split(arguments));

    assertThat(outcome.err()).contains(sentence);
    assertThat(outcome.errLines())
        .singleElement()
        .asString()
        .startsWith("coodie: ")
        .endsWith("[coodie-" + id + "]");
    assertThat(outcome.code()).isEqualTo(2);
    assertThat(outcome.out()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "query --password hunter2 a",
    "query --password=hunter2 a",
    "query --pasword hunter2 a",
    "status -phunter2",
    "plan hunter2"
  })
  void what_may_be_a_password_is_never_shown(String arguments) {
    Outcome outcome = new Cli(directory).run(split(arguments));

    assertThat(outcome.code()).isEqualTo(2);
    assertThat(outcome.err() + outcome.out()).doesNotContain("hunter2");
  }

  @Test
  void no_server_is_4() {
    Outcome outcome = new Cli(directory).run("query", "SELECT 1", "--port", "1");

    assertThat(outcome.code()).isEqualTo(4);
    assertThat(outcome.errLines())
        .singleElement()
        .asString()
        .startsWith("coodie: Cannot reach 127.0.0.1:1: the connection was refused.")
        .endsWith("[coodie-613]");
  }

  @Test
  void verbose_adds_where_it_comes_from() {
    Outcome outcome = new Cli(directory).run("query", "SELECT 1", "--port", "1", "--verbose");

    assertThat(outcome.err()).contains("ConnectionException", "\tat dev.coodie");
  }

  @Test
  void an_unknown_key_in_the_file_of_the_directory_is_refused() throws IOException {
    Files.writeString(directory.resolve("coodie.properties"), "host = 10.0.0.1\n");

    Outcome outcome = new Cli(directory).run("query", "SELECT 1");

    assertThat(outcome.code()).isEqualTo(2);
    assertThat(outcome.err()).contains("Did you mean \"hosts\"?").contains("[coodie-1102]");
  }

  @Test
  void flags_win_over_the_environment_and_that_over_the_file() throws IOException {
    Files.writeString(directory.resolve("coodie.properties"), "port = 3\n");
    Cli cli = new Cli(directory);

    assertThat(cli.run("query", "SELECT 1").err()).contains("127.0.0.1:3");
    cli.with("COODIE_PORT", "2");
    assertThat(cli.run("query", "SELECT 1").err()).contains("127.0.0.1:2");
    assertThat(cli.run("query", "SELECT 1", "--port", "1").err()).contains("127.0.0.1:1");
  }

  @Test
  void help_is_on_standard_output() {
    Outcome outcome = new Cli(directory).run("migrate", "--help");

    assertThat(outcome.code()).isZero();
    assertThat(outcome.out()).startsWith("Usage: coodie migrate").contains("--target");
    assertThat(outcome.err()).isEmpty();
  }

  @Test
  void help_begins_with_what_must_be_given_and_ends_with_how_to_connect() {
    String export = new Cli(directory).run("export", "--help").out();

    assertThat(export)
        .startsWith("Usage: coodie export [options] -o=FILE [TABLE]\n")
        .containsSubsequence("--resume", "--verbose", "\nConnecting (", "--hosts", "--timeout");
    assertThat(new Cli(directory).run("makemigration", "--help").out())
        .startsWith("Usage: coodie makemigration [options] DESCRIPTION\n");
    assertThat(new Cli(directory).run("completion", "--help").out()).doesNotContain("Connecting");
  }

  @Test
  void every_command_has_help_and_names_itself() {
    for (String command : CoodieCommand.commandLine(Shell.ofProcess()).getSubcommands().keySet()) {
      assertThat(new Cli(directory).run("help", command).code()).as(command).isZero();
    }
  }

  @Test
  void every_text_of_help_is_of_a_command() throws IOException {
    try (Stream<Path> texts = Files.list(Path.of("src", "help"))) {
      assertThat(texts.map(text -> text.getFileName().toString().replace(".txt", "")))
          .containsExactlyInAnyOrderElementsOf(
              Stream.concat(Commands.NAMES.stream(), Stream.of("coodie")).toList());
    }
  }

  @Test
  void a_command_has_the_name_it_is_called_by() {
    CommandLine all = CoodieCommand.commandLine(Shell.ofProcess());

    assertThat(all.getSubcommands().keySet()).containsAll(Commands.NAMES);
    assertThat(Commands.NAMES)
        .allSatisfy(
            name ->
                assertThat(CoodieCommand.commandLine(Shell.ofProcess(), name).getSubcommands())
                    .containsKey(name));
  }

  @Test
  void the_version_is_that_of_the_build() {
    Outcome outcome = new Cli(directory).run("--version");

    assertThat(outcome.code()).isZero();
    assertThat(outcome.out()).startsWith("coodie ").contains("Cassandra 5.").doesNotContain("${");
  }

  private static String[] split(String arguments) {
    return arguments.isEmpty() ? new String[0] : arguments.split(" ");
  }
}
