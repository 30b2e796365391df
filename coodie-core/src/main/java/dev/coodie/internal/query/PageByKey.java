package dev.coodie.internal.query;

import dev.coodie.annotation.ClusteringOrder;
import dev.coodie.column.Column;
import dev.coodie.column.Condition;
import dev.coodie.column.Operator;
import dev.coodie.column.Ordering;
import dev.coodie.column.Slice;
import dev.coodie.column.Term;
import dev.coodie.driver.CqlStatement;
import dev.coodie.driver.Row;
import dev.coodie.error.InvalidQueryException;
import dev.coodie.error.MappingException;
import dev.coodie.model.DocumentModel;
import dev.coodie.model.ModelColumn;
import dev.coodie.schema.definition.ColumnDefinition;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * A page that is followed by the rows after the clustering key of its last one, instead of by the
 * server's paging state; so one request can ask for a row more than is shown, and tell whether any
 * follows. Which queries have such pages is decided here: by {@link #of}, and by {@link #isOf} of
 * what the server says. A value.
 */
public final class PageByKey implements BiFunction<Row, Integer, ByteBuffer> {
  private static final int HEAD = 4;

  private final QueryState<?> query;
  private final QueryState<?> here;
  private final List<ModelColumn> clustering;
  private final List<ByteBuffer> given;
  private final Operator after;

  /** {@code given} are the values of the first clustering columns, which the query tells. */
  private PageByKey(
      QueryState<?> query,
      QueryState<?> here,
      List<ModelColumn> clustering,
      List<ByteBuffer> given,
      Operator after) {
    this.query = query;
    this.here = here;
    this.clustering = clustering;
    this.given = given;
    this.after = after;
  }

  /**
   * The first page: of one partition, in one direction, with no other conditions than on what the
   * clustering key begins with and a range of the column after that. Empty for other queries, whose
   * rows after a key could not be asked for, or would be others.
   */
  public static Optional<PageByKey> of(QueryState<?> query) {
    DocumentModel<?> model = query.table().model();
    List<ModelColumn> clustering =
        model.columns().subList(model.partitionKeySize(), model.keySize());
    if (query.isDistinct()
        || !query.groups().isEmpty()
        || query.nearest() != null
        || query.perPartitionLimit() != QueryState.NONE
        || !query.hints().equals(IndexHints.NONE)
        || query.table().isShared()) {
      return Optional.empty();
    }
    List<ByteBuffer> given = given(model, query.where());
    if (given == null || given.size() == clustering.size()) {
      return Optional.empty();
    }
    List<ModelColumn> open = clustering.subList(given.size(), clustering.size());
    Operator after = after(model, open.size() == 1 ? open : clustering, query.orderings());
    return after == null || !isShown(open, query)
        ? Optional.empty()
        : Optional.of(new PageByKey(query, query, clustering, given, after));
  }

  /**
   * The page that the place leads to.
   *
   * @throws InvalidQueryException if it is no place in the query
   */
  public static PageByKey from(QueryState<?> query, ByteBuffer place) {
    return of(query).orElseThrow(PageByKey::nowhere).from(place);
  }

  /** For a place that comes from a token, so it is believed only as far as it makes sense. */
  public static InvalidQueryException nowhere() {
    return new InvalidQueryException(
        "coodie-232",
        "The page token leads to no place in this query: it was made for another table, or by"
            + " another version of the application. Start again with page().");
  }

  /** The values that the query tells of the clustering key; null if its conditions are others. */
  private static @Nullable List<ByteBuffer> given(DocumentModel<?> model, List<Term> where) {
    @Nullable ByteBuffer[] equal = new ByteBuffer[model.keySize()];
    int range = -1;
    for (Term term : where) {
      int place = model.position(term.columns().get(0).name());
      if (place < 0 || place >= equal.length || !isPlain(term)) {
        return null;
      } else if (term.operator() == Operator.EQ && equal[place] == null) {
        equal[place] = term.value(0);
      } else if (isRange(term) && (range < 0 || range == place)) {
        range = place;
      } else {
        return null;
      }
    }
    int first = 0;
    while (first < equal.length && equal[first] != null) {
      first++;
    }
    for (int i = first; i < equal.length; i++) {
      if (equal[i] != null) {
        return null;
      }
    }
    return first < model.partitionKeySize() || (range >= 0 && range != first)
        ? null
        : cells(equal, model.partitionKeySize(), first);
  }

  /** One column compared with a value of its own type, which can be moved. */
  private static boolean isPlain(Term term) {
    return term instanceof Term.Comparison comparison
        && comparison.type(0) == comparison.column().type();
  }

  private static List<ByteBuffer> cells(@Nullable ByteBuffer[] equal, int from, int to) {
    List<ByteBuffer> cells = new ArrayList<>();
    for (int i = from; i < to; i++) {
      ByteBuffer cell = equal[i];
      if (cell != null) {
        cells.add(cell);
      }
    }
    return cells;
  }

  private static boolean isRange(Term term) {
    return switch (term.operator()) {
      case LT, LTE, GT, GTE -> true;
      default -> false;
    };
  }

  /** What leads on in the order of the rows; null if the columns go different ways. */
  private static @Nullable Operator after(
      DocumentModel<?> model, List<ModelColumn> columns, List<Ordering<?>> orderings) {
    ClusteringOrder order = columns.get(0).order();
    boolean reversed = !orderings.isEmpty() && isReversed(model, orderings.get(0));
    if (!columns.stream().allMatch(column -> column.order() == order)
        || orderings.stream().anyMatch(each -> isReversed(model, each) != reversed)) {
      return null;
    }
    return (order == ClusteringOrder.ASC) == reversed ? Operator.LT : Operator.GT;
  }

  private static boolean isReversed(DocumentModel<?> model, Ordering<?> ordering) {
    return model.column(ordering.column().name()).order() != ordering.order();
  }

  /** Frozen values may have parts that the program does not know. */
  private static boolean isShown(List<ModelColumn> open, QueryState<?> query) {
    return open.stream()
        .map(ModelColumn::column)
        .allMatch(c -> !c.type().isFrozen() && query.selection().columns().contains(c));
  }

  /** Whether the server's clustering columns are those of the document, so that it is true. */
  public boolean isOf(List<ColumnDefinition> server) {
    boolean same = server.size() == clustering.size();
    for (int i = 0; same && i < clustering.size(); i++) {
      ModelColumn own = clustering.get(i);
      ColumnDefinition other = server.get(i);
      same =
          own.order() == other.order()
              && own.name().equals(other.name())
              && own.column().type().cql().equals(other.type());
    }
    return same;
  }

  /** The statement that gives the rows of this page, and others after it. */
  public CqlStatement statement() {
    return here.selectPage();
  }

  /** What leads to the page after this one, of the last row shown and how many were. */
  @Override
  public ByteBuffer apply(Row last, Integer shown) {
    List<ByteBuffer> cells = new ArrayList<>();
    int length = HEAD;
    for (ModelColumn column : open()) {
      ByteBuffer cell = last.bytes(last.columns().indexOf(column.name()));
      if (cell == null) {
        throw unkeyed(column);
      }
      cells.add(cell);
      length += HEAD + cell.remaining();
    }
    ByteBuffer place = ByteBuffer.allocate(length);
    place.putInt(here.limit() == QueryState.NONE ? QueryState.NONE : here.limit() - shown);
    cells.forEach(cell -> place.putInt(cell.remaining()).put(cell.duplicate()));
    return place.flip();
  }

  private MappingException unkeyed(ModelColumn column) {
    return new MappingException(
        "coodie-1551",
        "A row of "
            + query.table().model().typeName()
            + " has no value in clustering column \""
            + column.name()
            + "\", so its page cannot say where the next one begins. Read the rows with stream().");
  }

  private PageByKey from(ByteBuffer place) {
    ByteBuffer bytes = place.duplicate();
    int limit = query.limit();
    int left = bytes.remaining() < HEAD ? -1 : bytes.getInt();
    if (limit == QueryState.NONE ? left != QueryState.NONE : left < 1 || left >= limit) {
      throw nowhere();
    }
    List<ByteBuffer> key = new ArrayList<>();
    while (bytes.remaining() >= HEAD) {
      int size = bytes.getInt();
      if (size < 0 || size > bytes.remaining()) {
        throw nowhere();
      }
      key.add(bytes.slice(bytes.position(), size));
      bytes.position(bytes.position() + size);
    }
    if (bytes.hasRemaining() || key.size() != open().size()) {
      throw nowhere();
    }
    QueryState<?> following = query.withTerms(termsAfter(key)).withLimit(left);
    return new PageByKey(query, following, clustering, given, after);
  }

  private List<ModelColumn> open() {
    return clustering.subList(given.size(), clustering.size());
  }

  /**
   * One column has {@code c > ?}. Several are a place, {@code (a, b) > (?, ?)}, which not every
   * server lets stand beside a condition on one of them: so those become places, too.
   */
  private List<Term> termsAfter(List<ByteBuffer> key) {
    boolean one = key.size() == 1;
    List<Term> terms = new ArrayList<>();
    Term end = null;
    for (Term term : query.where()) {
      if (isRange(term) && isStart(term.operator())) {
        continue; // the key is after it
      }
      if (one || isOfPartition(term)) {
        terms.add(term);
      } else if (isRange(term)) {
        end = term;
      }
    }
    if (one) {
      Column<?, ?> last = clustering.get(given.size()).column();
      terms.add(Condition.compareCell(last, after, key.get(0)));
      return terms;
    }
    terms.add(place(after, joined(given, key)));
    ByteBuffer bound = end == null ? null : end.value(0);
    if (end != null && bound != null) {
      terms.add(place(end.operator(), joined(given, List.of(bound))));
    } else if (!given.isEmpty()) {
      terms.add(place(after == Operator.GT ? Operator.LTE : Operator.GTE, given));
    }
    return terms;
  }

  private boolean isStart(Operator range) {
    boolean lower = range == Operator.GT || range == Operator.GTE;
    return lower == (after == Operator.GT);
  }

  private boolean isOfPartition(Term term) {
    return query.table().partitionColumns().contains(term.columns().get(0));
  }

  private Term place(Operator operator, List<ByteBuffer> cells) {
    List<? extends Column<?, ?>> columns =
        clustering.stream().limit(cells.size()).map(ModelColumn::column).toList();
    return Slice.cells(columns, operator, cells).terms().get(0);
  }

  private static List<ByteBuffer> joined(List<ByteBuffer> first, List<ByteBuffer> second) {
    List<ByteBuffer> all = new ArrayList<>(first);
    all.addAll(second);
    return all;
  }
}
