package dev.coodie.studio;

import dev.coodie.Coodie;
import dev.coodie.driver.CqlStatement;
import dev.coodie.observe.Traced;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Runs what a view shows once more, and tells what the servers did for it. */
final class Tracer {
  /** What is shown: a page of a table, a statement of the editor, or a partition. */
  record Request(
      @Nullable TableQuery rows, QueryRun.@Nullable Request query, @Nullable RowKey partition) {}

  /** Rows of a partition that are read to count its tombstones. */
  private static final int MOST_ROWS = 1_000;

  private final Coodie coodie;
  private final LiveSchema schema;
  private final TableReader reader;
  private final QueryRun queries;

  Tracer(Coodie coodie, LiveSchema schema, TableReader reader, QueryRun queries) {
    this.coodie = coodie;
    this.schema = schema;
    this.reader = reader;
    this.queries = queries;
  }

  Map<String, @Nullable Object> trace(Request request) {
    CqlStatement statement = statement(request);
    int rows = rows(request);
    Traced<BoundedPage> traced =
        coodie.traced(through -> BoundedPage.read(Api.driverOf(through), statement, rows));
    BoundedPage page = traced.value();
    boolean hides = hidesKeys(page.columns().table());
    Map<String, @Nullable Object> answer = new LinkedHashMap<>();
    answer.put("cost", page.cost());
    answer.put("more", page.next() != null);
    answer.put("traces", traced.traces().stream().map(t -> TraceView.of(t, hides)).toList());
    answer.put("warnings", traced.warnings());
    answer.put("missing", traced.missing().orElse(null));
    return answer;
  }

  private CqlStatement statement(Request request) {
    if (request.rows() != null) {
      return reader.reading(request.rows()).statement();
    }
    if (request.query() != null) {
      return queries.again(request.query());
    }
    if (request.partition() != null) {
      return reader.partition(request.partition());
    }
    throw StudioProblem.bad(
        "coodie-1409", "The request is not understood. Reload the page: it may be an older one.");
  }

  private static int rows(Request request) {
    return request.rows() != null
        ? request.rows().rows()
        : request.query() != null ? QueryRun.rows(request.query()) : MOST_ROWS;
  }

  /** Steps can name keys of rows. */
  private boolean hidesKeys(String table) {
    int dot = table.indexOf('.');
    return dot > 0
        && schema.tables(table.substring(0, dot), table.substring(dot + 1)).stream()
            .flatMap(live -> live.columns().stream())
            .anyMatch(c -> c.isKey() && c.isHidden());
  }
}
