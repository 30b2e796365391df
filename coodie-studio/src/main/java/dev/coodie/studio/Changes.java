package dev.coodie.studio;

import dev.coodie.driver.CqlStatement;
import dev.coodie.driver.Driver;
import dev.coodie.driver.ResultPage;
import dev.coodie.driver.Row;
import dev.coodie.error.CoodieException;
import dev.coodie.error.LwtUnknownException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Shows staged changes as CQL, and makes them: one by one, each only if its row is as it was. */
final class Changes {
  /** What the page sends. */
  record Request(List<Change> changes) {}

  private final Driver driver;
  private final StudioSettings settings;
  private final LiveSchema schema;
  private final Masks masks;
  private final CellJson cells;

  Changes(Driver driver, StudioSettings settings, LiveSchema schema, Masks masks) {
    this.driver = driver;
    this.settings = settings;
    this.schema = schema;
    this.masks = masks;
    this.cells = new CellJson(masks);
  }

  /** The CQL of each, or what is wrong with it; nothing is run. */
  List<Map<String, @Nullable Object>> show(Request request) {
    settings.requireWrites();
    List<Map<String, @Nullable Object>> shown = new ArrayList<>();
    for (Change change : request.changes()) {
      Map<String, @Nullable Object> answer = new LinkedHashMap<>();
      try {
        Change.Written written = change.isOfRows() ? counted(change, answer) : written(change);
        CqlStatement unused = bound(written);
        answer.put("cql", written.cql());
        answer.put("values", written.values());
      } catch (StudioProblem e) {
        answer.put("problem", e.sentence());
        answer.put("id", e.id());
      }
      shown.add(answer);
    }
    return shown;
  }

  /** Makes them in their order; one that fails or finds its row changed does not stop the rest. */
  List<Map<String, @Nullable Object>> save(Request request) {
    settings.requireWrites();
    List<Map<String, @Nullable Object>> saved = new ArrayList<>();
    for (Change change : request.changes()) {
      saved.add(save(change));
    }
    return saved;
  }

  private Map<String, @Nullable Object> save(Change change) {
    Map<String, @Nullable Object> answer = new LinkedHashMap<>();
    try {
      if (change.isOfRows()) {
        delete(deletion(change), answer);
      } else {
        Change.Written written = written(change);
        answer.put("cql", written.cql());
        run(written, answer);
      }
    } catch (StudioProblem e) {
      answer.put("problem", e.sentence());
      answer.put("id", e.id());
    }
    return answer;
  }

  private void run(Change.Written written, Map<String, @Nullable Object> answer) {
    try {
      ResultPage page = Waiting.forResult(driver.execute(bound(written).asConditional()));
      for (Row row : page) {
        boolean applied = Objects.equals(row.get("[applied]"), true);
        answer.put("applied", applied);
        if (!applied) {
          answer.put("current", current(row));
        }
        Audit.wrote(written.cql(), applied ? "applied" : "not applied");
      }
    } catch (CoodieException e) {
      Audit.wrote(
          written.cql(),
          (e instanceof LwtUnknownException ? "not known whether applied [" : "failed [")
              + e.id()
              + "]");
      answer.put("problem", PageWords.of(e));
      answer.put("id", e.id());
    }
  }

  private RowsDeletion deletion(Change change) {
    return RowsDeletion.of(change, schema.table(change.keyspace(), change.table()));
  }

  /** The deletion with its time, and what there is to delete. */
  private Change.Written counted(Change change, Map<String, @Nullable Object> answer) {
    RowsDeletion deletion = deletion(change);
    answer.put("at", deletion.at());
    answer.put("count", deletion.count(driver));
    return deletion.written();
  }

  private void delete(RowsDeletion deletion, Map<String, @Nullable Object> answer) {
    Change.Written written = deletion.written();
    answer.put("cql", written.cql());
    try {
      ResultPage unused = Waiting.forResult(driver.execute(bound(written).withIdempotent(true)));
      Audit.wrote(written.cql(), "done");
    } catch (CoodieException e) {
      Audit.wrote(written.cql(), "failed [" + e.id() + "]");
      answer.put("problem", PageWords.of(e));
      answer.put("id", e.id());
      return;
    }
    Map<String, Object> left = deletion.count(driver);
    answer.put("count", left);
    answer.put("applied", Integer.valueOf(0).equals(left.get("rows")));
  }

  private Map<String, @Nullable Object> current(Row row) {
    boolean[] masked = new boolean[row.size()];
    for (int i = 0; i < masked.length; i++) {
      masked[i] = masks.hides(row.columns().name(i));
    }
    List<@Nullable Object> values = cells.row(row, masked);
    Map<String, @Nullable Object> current = new LinkedHashMap<>();
    for (int i = 0; i < masked.length; i++) {
      if (!row.columns().name(i).equals("[applied]")) {
        current.put(row.columns().name(i), values.get(i));
      }
    }
    return current;
  }

  private Change.Written written(Change change) {
    return change.written(schema.table(change.keyspace(), change.table()));
  }

  private CqlStatement bound(Change.Written written) {
    return Statements.bind(driver, written.cql(), written.names(), written.values());
  }
}
