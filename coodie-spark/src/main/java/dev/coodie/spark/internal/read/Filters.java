package dev.coodie.spark.internal.read;

import dev.coodie.spark.internal.type.ReadColumns;
import dev.coodie.spark.internal.type.TableColumn;
import dev.coodie.spark.internal.type.TableShape;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.connector.expressions.NamedReference;
import org.apache.spark.sql.connector.expressions.filter.Predicate;

/**
 * What of a filter the server checks. What it does not check exactly as Spark does, Spark checks
 * again.
 *
 * @param keys the conditions of each partition that is to be read; empty to read all of them
 * @param conditions that the server checks in the partitions
 * @param pushed what it checks at all
 * @param left what Spark is to check
 */
record Filters(
    List<Conditions> keys, Conditions conditions, List<Predicate> pushed, List<Predicate> left) {
  /** More partitions than this are found by a scan, and more rows of a partition by Spark. */
  private static final int MOST_KEYS = 10_000;

  /** No key has more bytes, and no value that an index looks up. */
  private static final int MOST_BYTES = 65_535;

  static final Filters NONE = new Filters(List.of(), Conditions.NONE, List.of(), List.of());

  static Filters of(TableShape table, ReadColumns columns, Predicate[] predicates) {
    return new Choice(table, columns, predicates).filters();
  }

  /** The choosing, of predicates that must all be true. */
  private static final class Choice {
    private final TableShape table;
    private final Predicate[] predicates;
    private final List<Comparison> comparisons = new ArrayList<>();
    private final List<Predicate> pushed = new ArrayList<>();
    private final Set<Predicate> exact = new HashSet<>();
    private final Set<String> notNull = new HashSet<>();
    private Conditions conditions = Conditions.NONE;

    Choice(TableShape table, ReadColumns columns, Predicate[] predicates) {
      this.table = table;
      this.predicates = predicates;
      for (Predicate predicate : predicates) {
        Comparison.of(table, columns, predicate).ifPresent(comparisons::add);
      }
    }

    Filters filters() {
      List<Conditions> keys = keys();
      clustering();
      if (keys.isEmpty()) {
        index();
      }
      List<Predicate> left =
          Arrays.stream(predicates)
              .filter(each -> !exact.contains(each) && !isGiven(each))
              .toList();
      return new Filters(keys, conditions, List.copyOf(pushed), left);
    }

    /**
     * One for each partition, if each column of its key is compared with values; none if one of
     * them is no key, which the server refuses.
     */
    private List<Conditions> keys() {
      List<Comparison> chosen = new ArrayList<>();
      boolean alone = table.partitionKey().size() == 1;
      int mostBytes = MOST_BYTES;
      long count = 1;
      for (TableColumn column : table.partitionKey()) {
        Optional<Comparison> comparison = equality(column);
        if (comparison.isEmpty()) {
          return List.of();
        }
        chosen.add(comparison.get());
        count *= comparison.get().cells().size();
        // Columns of several have a length and an end.
        mostBytes -= comparison.get().mostBytes() + (alone ? 0 : 3);
        if (count > MOST_KEYS || mostBytes < 0 || (alone && comparison.get().hasNoBytes())) {
          return List.of();
        }
      }
      List<Conditions> keys = List.of(Conditions.NONE);
      for (Comparison comparison : chosen) {
        use(comparison, true);
        List<Conditions> more = new ArrayList<>();
        for (Conditions key : keys) {
          for (ByteBuffer cell : comparison.cells()) {
            TableColumn column = comparison.column();
            more.add(key.and(column.quoted() + " = ?", column.type(), List.of(cell)));
          }
        }
        keys = more;
      }
      return keys;
    }

    /** Columns that rows are ordered by, the first ones compared with values, one with a range. */
    private void clustering() {
      long rows = 1;
      for (TableColumn column : table.clustering()) {
        Optional<Comparison> equality = equality(column);
        if (equality.isEmpty()) {
          range(column);
          return;
        }
        rows *= equality.get().cells().size();
        if (rows > MOST_KEYS) {
          return;
        }
        check(equality.get(), true);
      }
    }

    private void range(TableColumn column) {
      Optional<Comparison> lower = find(column, Comparison::isLowerBound);
      Optional<Comparison> upper = find(column, Comparison::isUpperBound);
      lower.ifPresent(each -> check(each, PushedTypes.isHeldAbove(column.type())));
      upper.ifPresent(
          each ->
              check(
                  each,
                  PushedTypes.isBytes(column.type())
                      || (lower.isPresent() && PushedTypes.isHeldAbove(column.type()))));
    }

    /** One of them: the server looks up one, and reads the rows to check others. */
    private void index() {
      table.columns().stream()
          .filter(TableColumn::indexed)
          .flatMap(column -> equality(column).stream())
          .filter(each -> each.operator().equals("=") && each.mostBytes() <= MOST_BYTES)
          .filter(each -> !pushed.contains(each.predicate()))
          .findFirst()
          .ifPresent(comparison -> check(comparison, false));
    }

    private Optional<Comparison> equality(TableColumn column) {
      return find(column, Comparison::isEquality);
    }

    private Optional<Comparison> find(
        TableColumn column, java.util.function.Predicate<Comparison> kind) {
      return comparisons.stream()
          .filter(each -> each.column().equals(column) && kind.test(each))
          .findFirst();
    }

    private void check(Comparison comparison, boolean exactly) {
      conditions = comparison.and(conditions);
      use(comparison, exactly);
    }

    private void use(Comparison comparison, boolean exactly) {
      pushed.add(comparison.predicate());
      if (exactly) {
        exact.add(comparison.predicate());
        notNull.add(comparison.column().name());
      }
    }

    /** That a column is not null, if it equals something. */
    private boolean isGiven(Predicate predicate) {
      return predicate.name().equals("IS_NOT_NULL")
          && predicate.children()[0] instanceof NamedReference reference
          && reference.fieldNames().length == 1
          && notNull.contains(reference.fieldNames()[0]);
    }
  }
}
