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
  private final PageTokens tokens;

  QueryRun(
      Coodie coodie,
      Driver driver,
      StudioSettings settings,
      LiveSchema schema,
      Masks masks,
      PageTokens tokens) {
    this.coodie = coodie;
    this.driver = driver;
    this.settings = settings;
    this.schema = schema;
    this.masks = masks;
    this.tokens = tokens;
  }

  Map<String, Object> run(Request request) {
    SourceStatement statement = single(request.cql());
    boolean reads = statement.first().is("SELECT");
    if (!reads) {
      settings.requireWrites();
    }
    statement.tokens().stream()
        .filter(CqlToken::isName)
        .map(CqlToken::name)
        .forEach(masks::requireVisible);
    List<@Nullable String> values = request.parameters() == null ? List.of() : request.parameters();
    Map<String, Object> answer =
        reads ? read(request, statement, values) : write(statement, values);
    answer.put("cql", statement.text());
    answer.put("java", JavaText.of(statement.text(), values.size()));
    return answer;
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
    CqlStatement bound = bind(cql, values).withIdempotent(true);
    String identity = cql + "\n" + values;
    if (request.token() != null) {
      bound = bound.withPagingState(tokens.open(identity, request.token()));
    }
    int rows = Math.max(1, Math.min(request.pageSize(), MOST_ROWS));
    BoundedPage page = BoundedPage.read(driver, bound, rows);
    Map<String, Object> answer = TableReader.result(page, masked(page.columns()));
    ByteBuffer next = page.next();
    answer.put("next", next == null ? null : tokens.seal(identity, next));
    return answer;
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
        answer.put("cost", Map.of("rows", 0, "pages", 0, "millis", millis));
        answer.put("schemaChanged", true);
      } else {
        BoundedPage page = BoundedPage.read(driver, bind(cql, values), MOST_ROWS);
        answer.putAll(TableReader.result(page, masked(page.columns())));
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
