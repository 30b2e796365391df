package dev.coodie.cli;

import dev.coodie.Coodie;
import dev.coodie.column.ValueType;
import dev.coodie.cql.SourceStatement;
import dev.coodie.driver.CqlStatement;
import dev.coodie.driver.ResultPage;
import dev.coodie.driver.Row;
import dev.coodie.error.CoodieException;
import dev.coodie.observe.Traced;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code coodie query}. */
@Command(
    name = "query",
    description = "Runs CQL and prints rows as they arrive.",
    sortOptions = false,
    footer = {
      "%nFor example:",
      "  coodie query 'SELECT * FROM shop.orders WHERE id = ?' --param 7",
      "  coodie query -x 'SELECT * FROM shop.orders LIMIT 1'    (rows wider than the terminal)",
      "  coodie query --file schema.cql",
      "  coodie query --trace 'SELECT * FROM shop.orders WHERE id = 7'    (why it is slow)",
      "  echo 'SELECT * FROM shop.orders' | coodie query --csv > orders.csv"
    })
final class QueryCommand implements Callable<Integer> {
  private static final int PAGE = 1_000;
  private static final List<String> DDL = List.of("CREATE", "ALTER", "DROP");

  @Parameters(
      arity = "0..1",
      paramLabel = "CQL",
      description =
          "Statements, separated by semicolons. Default: those of --file or of standard input.")
  private @Nullable String cql;

  @Option(
      names = {"-f", "--file"},
      paramLabel = "FILE",
      description = "A file of statements, separated by semicolons.")
  private @Nullable String file;

  @Option(
      names = {"-p", "--param"},
      paramLabel = "VALUE",
      description =
          "The value of the next ? in the statement; repeat it for each. Collections,"
              + " tuples and user-defined types are JSON.")
  private List<String> parameters = List.of();

  @Option(
      names = {"-l", "--limit"},
      paramLabel = "ROWS",
      description = "Print at most this many rows per statement.")
  private long limit = Long.MAX_VALUE;

  @Option(
      names = "--trace",
      description =
          "Have the server trace each request, and print after the rows which node did what and"
              + " when, and how many tombstones it read: as text, with --json as a line that has"
              + " \"trace\", with --csv on the error output.")
  private boolean trace;

  @ArgGroup private Format format = new Format();

  @Mixin private final ConnectionOptions connection;

  private final Shell shell;

  /** Whether a statement had columns, so that its end was told. */
  private boolean rowsPrinted;

  QueryCommand(Shell shell) {
    this.shell = shell;
    this.connection = new ConnectionOptions(shell);
  }

  /** How rows are printed; a table unless chosen. */
  static final class Format {
    @Option(names = "--json", description = "Print one JSON object per line and row.")
    private boolean json;

    @Option(names = "--csv", description = "Print CSV (RFC 4180) with a header line.")
    private boolean csv;

    @Option(
        names = {"-x", "--expanded"},
        description = "Print each row as a block, one line per column; for wide rows.")
    private boolean expanded;
  }

  @Override
  public Integer call() {
    if (limit < 1) {
      throw CliError.wrongUse(
          "coodie-1118", "--limit is " + limit + "; write a number of rows, 1 or more.");
    }
    List<SourceStatement> statements = CqlScript.statements(CqlScript.read(shell, cql, file));
    if (!parameters.isEmpty() && statements.size() > 1) {
      throw CliError.wrongUse(
          "coodie-1118",
          "--param is given with " + statements.size() + " statements. Give one statement.");
    }
    try (Connection open =
        makesKeyspace(statements) ? connection.connectAnyway() : connection.connect()) {
      for (int number = 1; number <= statements.size(); number++) {
        run(open, statements.get(number - 1), number, statements.size());
      }
    }
    if (!rowsPrinted && !format.json && !format.csv) {
      shell.out().println("Done.");
    }
    shell.out().flush();
    return ExitCode.FINE;
  }

  private static boolean makesKeyspace(List<SourceStatement> statements) {
    return statements.stream()
        .anyMatch(
            statement ->
                statement.first().is("CREATE")
                    && statement.tokens().size() > 1
                    && statement.tokens().get(1).is("KEYSPACE"));
  }

  /** One that fails among others is told with its line. */
  private void run(Connection open, SourceStatement statement, int number, int of) {
    try {
      run(open, statement);
    } catch (CoodieException e) {
      throw of == 1 ? e : new FailedStatement(statement, number, of, e);
    }
  }

  private void run(Connection open, SourceStatement statement) {
    Rows rows = rows();
    if (DDL.stream().anyMatch(statement.first()::is)) {
      Traced<Boolean> made = trace ? open.coodie().traced(c -> define(c, statement)) : null;
      if (made == null) {
        define(open.coodie(), statement);
      }
      rows.end(0, false);
      if (made != null) {
        print(made);
      }
      return;
    }
    CqlStatement first = bound(open, statement);
    if (!trace) {
      print(
          rows, first, next -> Connection.await(open.driver().execute(next).toCompletableFuture()));
      return;
    }
    Traced<Boolean> traced =
        open.coodie()
            .traced(
                coodie -> {
                  print(rows, first, coodie::execute);
                  return true;
                });
    shell.out().flush();
    print(traced);
  }

  private static boolean define(Coodie coodie, SourceStatement statement) {
    coodie.schema().run(statement.text());
    return true;
  }

  private void print(Traced<?> traced) {
    if (format.json) {
      traced.traces().forEach(one -> shell.out().println("{\"trace\": " + one.json() + "}"));
      traced.warnings().forEach(warning -> shell.err().println("The server warns: " + warning));
      traced.missing().ifPresent(why -> shell.err().println(why));
    } else {
      (format.csv ? shell.err() : shell.out()).println(traced);
    }
  }

  private void print(Rows rows, CqlStatement first, Function<CqlStatement, ResultPage> execute) {
    CqlStatement next = first;
    long count = 0;
    boolean cut = false;
    boolean begun = false;
    do {
      ResultPage page = execute.apply(next);
      if (!begun) {
        rows.begin(page.columns());
        rowsPrinted |= page.columns().size() > 0;
        begun = true;
      }
      for (Row row : page) {
        if (count == limit) {
          cut = true;
          break;
        }
        rows.row(row);
        count++;
      }
      rows.page();
      ByteBuffer state = page.pagingState();
      next = state == null || cut ? null : next.withPagingState(state);
    } while (next != null);
    rows.end(count, cut);
  }

  private CqlStatement bound(Connection open, SourceStatement statement) {
    String text = statement.text();
    List<ValueType<?>> types =
        Connection.await(open.driver().parameterTypes(text).toCompletableFuture())
            .orElse(List.of());
    return Values.bind(text, types, parameters)
        .withIdempotent(statement.first().is("SELECT"))
        .withPageSize(limit < PAGE ? (int) limit + 1 : PAGE);
  }

  private Rows rows() {
    if (format.json) {
      return new JsonRows(shell.out());
    }
    if (format.csv) {
      return new CsvRows(shell.out());
    }
    return format.expanded ? new ExpandedRows(shell.out()) : new TableRows(shell.out());
  }
}
