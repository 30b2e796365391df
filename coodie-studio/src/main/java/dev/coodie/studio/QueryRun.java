package dev.coodie.studio;

import dev.coodie.Coodie;
import dev.coodie.cql.CqlSource;
import dev.coodie.cql.CqlToken;
import dev.coodie.cql.SourceStatement;
import dev.coodie.driver.CqlStatement;
import dev.coodie.driver.Driver;
import dev.coodie.driver.ResultColumns;
import dev.coodie.error.CoodieException;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Runs a statement of the editor. */
final class QueryRun {
  private static final List<String> DDL = List.of("CREATE", "ALTER", "DROP");
  private static final int MOST_ROWS = 1_000;

  /** What the editor sends. */
  record Request(
      String cql,
      @Nullable List<@Nullable String> parameters,
      int pageSize,
      @Nullable String token) {}

  private final Coodie coodie;
  private final Driver driver;
  private final StudioSettings settings;
  private final LiveSchema schema;
  private final Masks masks;
  private final CellJson cells;
  private final PageTokens tokens;
  private final StudioSession session;

  QueryRun(
      Coodie coodie,
      Driver driver,
      StudioSettings settings,
      LiveSchema schema,
      Masks masks,
      PageTokens tokens,
      StudioSession session) {
    this.coodie = coodie;
    this.driver = driver;
    this.settings = settings;
    this.schema = schema;
    this.masks = masks;
    this.cells = new CellJson(masks);
    this.tokens = tokens;
    this.session = session;
  }

  Map<String, Object> run(Request request) {
    SourceStatement statement = single(request.cql());
    boolean reads = statement.first().is("SELECT");
    if (!reads) {
      settings.requireWrites();
    }
    if (statement.first().is("USE")) {
      throw StudioProblem.bad(
          "coodie-1520",
          "USE would change the keyspace of all that shares this connection, also of the application"
              + " that the studio is in. Name the keyspace in the statement: keyspace.table.");
    }
    requireVisible(statement);
    List<@Nullable String> values = values(request);
    Map<String, Object> answer =
        reads ? read(request, statement, values) : write(statement, values);
    answer.put("cql", statement.text());
    answer.put("java", JavaText.of(statement.text(), values.size()));
    return answer;
  }

  private void requireVisible(SourceStatement statement) {
    statement.tokens().stream()
        .filter(CqlToken::isName)
        .map(CqlToken::name)
        .forEach(masks::requireVisible);
    new FieldGuard(schema, driver.keyspace().orElse("")).check(statement);
  }

  private static List<@Nullable String> values(Request request) {
    return request.parameters() == null ? List.of() : request.parameters();
  }

  /** The page of a SELECT, to be read once more. */
  CqlStatement again(Request request) {
    SourceStatement statement = single(request.cql());
    if (!statement.first().is("SELECT")) {
      throw StudioProblem.bad(
          "coodie-1429",
          "A trace runs the statement once more, so only a SELECT is traced here. To trace a write"
              + " as it runs: coodie query --trace.");
    }
    requireVisible(statement);
    return bind(request, statement.text(), values(request));
  }

  static int rows(Request request) {
    return Math.max(1, Math.min(request.pageSize(), MOST_ROWS));
  }

  private static SourceStatement single(String cql) {
    List<SourceStatement> statements = new CqlSource("The statement", cql).statements();
    if (statements.size() != 1) {
      throw StudioProblem.bad(
          "coodie-1423",
          statements.isEmpty()
              ? "There is no statement to run."
              : "There are "
                  + statements.size()
                  + " statements. Run them one at a time: put the cursor into one, or select it.");
    }
    statements
        .get(0)
        .problem()
        .ifPresent(
            problem -> {
              throw StudioProblem.bad("coodie-1424", problem);
            });
    return statements.get(0);
  }

  private Map<String, Object> read(
      Request request, SourceStatement statement, List<@Nullable String> values) {
    String cql = statement.text();
    BoundedPage page = BoundedPage.read(driver, bind(request, cql, values), rows(request));
    session.ran(cql, null, page);
    Map<String, Object> answer = TableReader.result(cells, page, masked(page.columns()));
    ByteBuffer next = page.next();
    answer.put("next", next == null ? null : tokens.seal(identity(cql, values), next));
    return answer;
  }

  private CqlStatement bind(Request request, String cql, List<@Nullable String> values) {
    CqlStatement bound = bind(cql, values).withIdempotent(true);
    return request.token() == null
        ? bound
        : bound.withPagingState(tokens.open(identity(cql, values), request.token()));
  }

  private static String identity(String cql, List<@Nullable String> values) {
    return cql + "\n" + values;
  }

  private Map<String, Object> write(SourceStatement statement, List<@Nullable String> values) {
    String cql = statement.text();
    try {
      Map<String, Object> answer = new LinkedHashMap<>();
      if (DDL.stream().anyMatch(statement.first()::is)) {
        long begin = System.nanoTime();
        coodie.schema().run(cql);
        long millis = (System.nanoTime() - begin) / 1_000_000;
        answer.put("columns", List.of());
        answer.put("rows", List.of());
        answer.put("cost", BoundedPage.cost(0, 0, millis, Set.of()));
        answer.put("schemaChanged", true);
      } else {
        BoundedPage page = BoundedPage.read(driver, bind(cql, values), MOST_ROWS);
        session.ran(cql, null, page);
        answer.putAll(TableReader.result(cells, page, masked(page.columns())));
      }
      Audit.wrote(cql, "done");
      return answer;
    } catch (CoodieException e) {
      Audit.wrote(cql, "failed [" + e.id() + "]");
      throw e;
    }
  }

  private CqlStatement bind(String cql, List<@Nullable String> values) {
    List<String> names =
        IntStream.rangeClosed(1, values.size()).mapToObj(number -> "parameter " + number).toList();
    return Statements.bind(driver, cql, names, values);
  }

  /** By name; a whole row as JSON is masked if its table has a column that is. */
  private boolean[] masked(ResultColumns columns) {
    boolean[] masked = new boolean[columns.size()];
    for (int i = 0; i < masked.length; i++) {
      masked[i] = masks.hides(columns.name(i));
      if (columns.name(i).equals("[json]")) {
        masked[i] = masks.hidesAny(schema, columns.table());
      }
    }
    return masked;
  }
}
