package dev.coodie.studio;

import dev.coodie.cql.CqlNames;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the page asks of a table. Names are as the server has them. */
record TableQuery(
    String keyspace,
    String table,
    @Nullable List<Condition> filter,
    boolean reversed,
    int pageSize,
    @Nullable String token) {
  private static final int MOST_ROWS = 1_000;

  List<Condition> conditions() {
    return filter == null ? List.of() : filter;
  }

  int rows() {
    return Math.max(1, Math.min(pageSize, MOST_ROWS));
  }

  /** The SELECT with a marker for each value. */
  String cql(LiveTable live) {
    return cql(live, "*");
  }

  /** The same of these columns. */
  String cql(LiveTable live, String selectors) {
    StringBuilder cql =
        new StringBuilder("SELECT ").append(selectors).append(" FROM ").append(live.cql());
    if (!conditions().isEmpty()) {
      cql.append(" WHERE ")
          .append(conditions().stream().map(TableQuery::cql).collect(Collectors.joining(" AND ")));
    }
    if (reversed && !live.clustering().isEmpty()) {
      LiveColumn first = live.clustering().get(0);
      cql.append(" ORDER BY ")
          .append(CqlNames.plain(first.name()))
          .append(first.order().equals("desc") ? " ASC" : " DESC");
    }
    return cql.toString();
  }

  private static String cql(Condition condition) {
    String name = CqlNames.plain(condition.column()) + " " + condition.operator() + " ";
    return condition.operator().equals(Condition.IN)
        ? name
            + condition.values().stream().map(v -> "?").collect(Collectors.joining(", ", "(", ")"))
        : name + "?";
  }

  List<String> names() {
    List<String> names = new ArrayList<>();
    conditions().forEach(c -> c.values().forEach(v -> names.add(c.column())));
    return names;
  }

  List<@Nullable String> values() {
    List<@Nullable String> values = new ArrayList<>();
    conditions().forEach(c -> values.addAll(c.values()));
    return values;
  }
}
