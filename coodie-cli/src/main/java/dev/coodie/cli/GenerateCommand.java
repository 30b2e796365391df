package dev.coodie.cli;

import dev.coodie.migrations.write.DocumentWriter;
import dev.coodie.migrations.write.WrittenDocuments;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code coodie generate}. */
@Command(
    name = "generate",
    description =
        "Writes documents, as Java records, for the tables, views and types of a" + " keyspace.",
    sortOptions = false)
final class GenerateCommand implements Callable<Integer> {
  @Option(
      names = "--package",
      paramLabel = "NAME",
      required = true,
      description = "The package of the records, such as com.example.shop.")
  private String packageName = "";

  @Option(
      names = {"-o", "--output"},
      paramLabel = "DIR",
      defaultValue = "src/main/java",
      description = "The directory of the root package. Default: ${DEFAULT-VALUE}.")
  private String output = "";

  @Option(
      names = {"-t", "--table"},
      paramLabel = "NAME",
      description = "A table or view, as the server names it; repeat it. Default: all.")
  private List<String> tables = List.of();

  @Option(names = "--replace", description = "Replace existing files.")
  private boolean replace;

  @Option(
      names = "--in-keyspace",
      description = "Name the keyspace in the documents. Default: they use the connection's.")
  private boolean inKeyspace;

  @Option(
      names = "--singular",
      description = "Name the classes in the singular: Customer for the table customers.")
  private boolean singular;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  @Mixin private final ConnectionOptions connection;

  private final Shell shell;

  GenerateCommand(Shell shell) {
    this.shell = shell;
    this.connection = new ConnectionOptions(shell);
  }

  @Override
  public Integer call() {
    DocumentWriter writer = DocumentWriter.of(packageName);
    writer = tables.isEmpty() ? writer : writer.tables(tables);
    writer = inKeyspace ? writer.inKeyspace() : writer;
    writer = singular ? writer.singular() : writer;
    try (Connection open = connection.connect()) {
      WrittenDocuments documents = writer.write(Offline.read(open.coodie()));
      report(documents, documents.save(shell.path(output), replace));
    }
    return ExitCode.FINE;
  }

  private void report(WrittenDocuments documents, List<Path> files) {
    if (json) {
      shell
          .out()
          .println(
              Json.pretty(
                  Json.object(
                      "files", files.stream().map(Path::toString).toList(),
                      "notes", documents.notes())));
    } else {
      files.forEach(file -> shell.out().println("Wrote " + file));
      documents.notes().forEach(note -> shell.out().println("Note: " + note));
    }
    shell.out().flush();
  }
}
