package dev.coodie.internal.cql;

import dev.coodie.column.Column;
import dev.coodie.column.Condition;
import dev.coodie.column.Operator;
import dev.coodie.column.Term;
import dev.coodie.error.InvalidQueryException;
import dev.coodie.model.DocumentModel;
import dev.coodie.model.ModelColumn;
import dev.coodie.schema.definition.IndexDefinition;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the server demands of conditions on the key: the whole partition key, and clustering columns
 * from the first one, of which the last may have a range. An index makes up for it in queries.
 */
public final class KeyRules {
  private final DocumentModel<?> model;
  private final List<Term> where;
  private final Set<String> indexed;
  private final String subject;
  private final String id;
  private final String otherwise;

  private KeyRules(
      DocumentModel<?> model,
      List<Term> where,
      Set<String> indexed,
      String subject,
      String id,
      String otherwise) {
    this.model = model;
    this.where = where;
    this.indexed = indexed;
    this.subject = subject;
    this.id = id;
    this.otherwise = otherwise;
  }

  /**
   * Refuses a query without {@code ALLOW FILTERING} that the server would refuse for certain.
   * Whatever may have an answer passes: conditions on tokens, on elements of key columns, and on
   * columns with an index.
   *
   * @throws InvalidQueryException if conditions name some of the key, but not what comes before it
   */
  public static void checkQuery(DocumentModel<?> model, List<Term> where) {
    if (where.isEmpty()) {
      return;
    }
    KeyRules rules =
        new KeyRules(
            model,
            where,
            model.indexes().stream().map(IndexDefinition::column).collect(Collectors.toSet()),
            "A query of " + model.typeName(),
            "coodie-285",
            " Use allowFiltering() to let it search. An index on a key column must be declared with"
                + " @Indexed.");
    if (where.stream().allMatch(rules::isKnown)) {
      rules.checkPartition();
      rules.checkClustering();
    }
  }

  /**
   * Refuses a change that does not say whose rows it is about.
   *
   * @param size how many columns of the key must have values
   */
  public static void checkWrite(
      DocumentModel<?> model, List<Term> where, int size, String operation) {
    KeyRules rules =
        new KeyRules(
            model, where, Set.of(), operation + " on " + model.typeName(), "coodie-245", "");
    List<String> missing = rules.missing(size);
    if (!missing.isEmpty()) {
      throw new InvalidQueryException(
          "coodie-245",
          rules.subject
              + " needs key column"
              + (missing.size() == 1 ? " " : "s ")
              + names(missing)
              + " with eq() or in().");
    }
    rules.checkClustering();
  }

  /** What {@code at(..)} is given; nothing is refused by {@link #checkWrite} with what it lacks. */
  @SafeVarargs
  public static <D> Condition<D> address(Condition<? super D>... key) {
    return key.length == 0
        ? Condition.equalCells(List.of(), new ByteBuffer[0])
        : Condition.all(key);
  }

  /** A condition that no row can meet, and that CQL does not know. */
  public static InvalidQueryException nullInWhere(DocumentModel<?> model, Column<?, ?> column) {
    return new InvalidQueryException(
        "coodie-208",
        "Column \""
            + column.name()
            + (model.require(column).isKey()
                ? "\" is of the key of "
                    + model.typeName()
                    + " and compared with null, but no row has null there. Give it a value."
                : "\" is compared with null in WHERE, which CQL cannot do. Leave the condition out,"
                    + " or use isNull() inside onlyIf()."));
  }

  /** Conditions of a kind that these rules are about. */
  private boolean isKnown(Term term) {
    return term.columns().stream().noneMatch(column -> model.column(column.name()).isKey())
        || (term instanceof Term.Comparison && (isRange(term) || gives(term)))
        || (term instanceof Term.Several several && several.form() == Term.Several.Form.POSITION);
  }

  private void checkPartition() {
    List<String> missing = missing(model.partitionKeySize());
    List<String> named = keys(0).filter(this::isSearched).map(ModelColumn::name).toList();
    if (!missing.isEmpty() && !named.isEmpty()) {
      throw refusal(
          named, missing, "without the partition key the server would read the whole table");
    }
  }

  private void checkClustering() {
    List<String> gap = new ArrayList<>();
    List<String> range = List.of();
    for (ModelColumn column : keys(model.partitionKeySize()).toList()) {
      List<String> before = gap.isEmpty() ? range : gap;
      if (!before.isEmpty() && isSearched(column)) {
        throw refusal(
            List.of(column.name()),
            before,
            "rows of a partition are found by their first clustering columns, of which the last may"
                + " have a range");
      }
      if (!isRestricted(column)) {
        gap.add(column.name());
      } else if (hasRangeOfItsOwn(column)) {
        range = List.of(column.name());
      }
    }
  }

  private InvalidQueryException refusal(List<String> named, List<String> missing, String why) {
    return new InvalidQueryException(
        id,
        subject
            + " with conditions on "
            + names(named)
            + " of its key needs "
            + names(missing)
            + " with eq() or in(): "
            + why
            + "."
            + otherwise);
  }

  private Stream<ModelColumn> keys(int from) {
    return model.columns().subList(from, model.keySize()).stream();
  }

  /** The first {@code size} key columns that have neither one value nor a list of values. */
  private List<String> missing(int size) {
    return model.columns().subList(0, size).stream()
        .filter(column -> termsOf(column).noneMatch(KeyRules::gives))
        .map(ModelColumn::name)
        .toList();
  }

  /** Restricted, and no index finds it. */
  private boolean isSearched(ModelColumn column) {
    return isRestricted(column) && !indexed.contains(column.name());
  }

  private boolean isRestricted(ModelColumn column) {
    return termsOf(column).findAny().isPresent();
  }

  /** A range of this column alone, not of its place among others. */
  private boolean hasRangeOfItsOwn(ModelColumn column) {
    return termsOf(column).anyMatch(term -> term instanceof Term.Comparison && isRange(term));
  }

  private Stream<Term> termsOf(ModelColumn column) {
    return where.stream().filter(term -> term.columns().contains(column.column()));
  }

  private static boolean gives(Term term) {
    return term.operator() == Operator.EQ || term.operator() == Operator.IN;
  }

  private static boolean isRange(Term term) {
    return switch (term.operator()) {
      case LT, LTE, GT, GTE -> true;
      default -> false;
    };
  }

  private static String names(List<String> names) {
    return names.stream().map(name -> "\"" + name + "\"").collect(Collectors.joining(", "));
  }
}
