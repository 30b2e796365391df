package dev.coodie.migrations.scan;

import dev.coodie.Coodie;
import dev.coodie.Documents;
import dev.coodie.annotation.CanIgnoreReturnValue;
import dev.coodie.annotation.CheckReturnValue;
import dev.coodie.cql.CqlNames;
import dev.coodie.driver.Consistency;
import dev.coodie.driver.Row;
import dev.coodie.driver.StatementOptions;
import dev.coodie.error.MigrationException;
import dev.coodie.scan.Scan;
import dev.coodie.schema.definition.ColumnDefinition;
import dev.coodie.schema.definition.KeyspaceDefinition;
import dev.coodie.schema.definition.TableDefinition;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A {@link Scan} that remembers in the database how far it is, if it has a {@linkplain #named
 * name}, so that one that was killed goes on where it was. A page is acknowledged when all its rows
 * were handled, and is then not read again; others are. So a row may be handled twice, and what is
 * done with it should be harmless to do again. Rows written while the scan runs may or may not be
 * seen; all others are.
 *
 * <p>Needs the Murmur3 partitioner. An immutable value; methods such as {@link #ranges} return a
 * new one.
 *
 * @param <R> what is made of a row
 */
@CheckReturnValue
public final class TableScan<R> {
  private static final CompletionStage<@Nullable Void> DONE =
      CompletableFuture.completedFuture(null);

  private final Coodie coodie;
  private final String keyspace;
  private final String table;
  private final Function<? super Row, ? extends R> read;
  private final ScanSettings settings;
  private final Use use;

  /**
   * What a scan is used for, where more than rows is wanted.
   *
   * @param selectors what is read after the columns, as CQL
   * @param purpose what makes it another scan than one that only reads
   * @param atEnd what is checked before it counts as ended
   */
  private record Use(List<String> selectors, String purpose, Consumer<TableScanResult> atEnd) {
    static final Use READ = new Use(List.of(), "", reached -> {});
  }

  private TableScan(
      Coodie coodie,
      String keyspace,
      String table,
      Function<? super Row, ? extends R> read,
      ScanSettings settings,
      Use use) {
    this.coodie = coodie;
    this.keyspace = keyspace;
    this.table = table;
    this.read = read;
    this.settings = settings;
    this.use = use;
  }

  /**
   * A scan of the rows of a table or materialized view, whose names are as the server has them:
   * unquoted, and in lower case unless they were made in double quotes. CQL: {@code SELECT .. WHERE
   * token(..) > ? AND token(..) <= ?}.
   */
  public static TableScan<Row> of(Coodie coodie, String keyspace, String table) {
    return new TableScan<>(coodie, keyspace, table, row -> row, ScanSettings.DEFAULT, Use.READ);
  }

  /**
   * A scan of all documents of a type. Of types that share a table, take the one that stands for
   * all of them.
   */
  public static <D> TableScan<D> of(Coodie coodie, Class<D> type) {
    KeyspaceDefinition wanted = coodie.schema().wanted(type).get(0);
    TableDefinition table = wanted.tables().get(0);
    Documents<D> documents = coodie.documents(type);
    List<String> columns = table.columns().stream().map(ColumnDefinition::name).toList();
    return new TableScan<>(
        coodie,
        wanted.name(),
        table.name(),
        documents::read,
        ScanSettings.DEFAULT.withColumns(columns),
        Use.READ);
  }

  /**
   * Reads these columns alone; otherwise all that the table has when the scan starts.
   *
   * @throws MigrationException if none is named, or the columns are known already
   */
  public TableScan<R> columns(String... names) {
    if (names.length == 0) {
      throw new MigrationException(
          "coodie-1518",
          "columns() names no column. Name at least one; to read all, leave it out.");
    }
    if (!settings.columns.isEmpty()) {
      throw new MigrationException(
          "coodie-963",
          "The columns of this scan are known already: "
              + String.join(", ", settings.columns)
              + ". Choose them once, and not for a scan of documents.");
    }
    return with(settings.withColumns(List.of(names)));
  }

  /**
   * Remembers under this name how far it is, in the table {@code coodie_scans} of the keyspace,
   * which is made when it is missing. A name is for one purpose: when all ranges are done, running
   * it again does nothing. One process at a time may run it; another one waits for a little more
   * than 30 s and then fails, since the claim of one that was killed ends by then.
   */
  public TableScan<R> named(String name) {
    return with(settings.withName(name));
  }

  /**
   * Into how many ranges of the same size the ring is divided, 1 to 1,000,000; otherwise 1,024.
   * Progress and messages count them.
   */
  public TableScan<R> ranges(int count) {
    return with(settings.withRanges(count));
  }

  /** How many ranges are read at once, each by a thread of its own: 1 to 1,024, otherwise 4. */
  public TableScan<R> parallelism(int count) {
    return with(settings.withParallelism(count));
  }

  /** How many rows are asked for at once, 1 to 100,000; otherwise 1,000. */
  public TableScan<R> pageSize(int rows) {
    return with(settings.withPageSize(rows));
  }

  /**
   * How many rows may be under way at once, over all ranges, when they are handled asynchronously:
   * 1 to 100,000, otherwise 128.
   */
  public TableScan<R> inFlight(int rows) {
    return with(settings.withInFlight(rows));
  }

  /** At most so many rows a second are handled, over all ranges; otherwise there is no limit. */
  public TableScan<R> rowsPerSecond(int rows) {
    return with(settings.withRowsPerSecond(rows));
  }

  /** How many replicas must answer for a page; otherwise LOCAL_QUORUM. */
  public TableScan<R> consistency(Consistency level) {
    return with(settings.withOptions(settings.options.withConsistency(level)));
  }

  /** How long to wait for a page, more than zero; otherwise what the driver is configured with. */
  public TableScan<R> timeout(Duration timeout) {
    return with(settings.withOptions(settings.options.withTimeout(timeout)));
  }

  /**
   * Tells {@code listener} how far the scan is, at most once a second and at its end. It is called
   * by a thread of the scan; if it throws, the scan stops.
   */
  public TableScan<R> onProgress(Consumer<? super TableScanProgress> listener) {
    return with(settings.withListener(listener::accept));
  }

  /** Forgets what earlier runs under this name have done. */
  public TableScan<R> startOver() {
    return with(settings.withStartOver());
  }

  /**
   * At the end, {@linkplain #count counts} the rows again, and fails if they are not as many as
   * were handled in all runs together. For tables that nobody else changes meanwhile.
   */
  public TableScan<R> verifyCount() {
    return with(settings.withVerifyCount());
  }

  /**
   * Gives every row to {@code handler}, and waits for the end. It is called by as many threads at
   * once as ranges are read.
   *
   * @throws MigrationException as {@link RunningScan#await} says
   */
  @CanIgnoreReturnValue
  public TableScanResult forEach(Consumer<? super R> handler) {
    return start(
            row -> {
              handler.accept(row);
              return DONE;
            })
        .await();
  }

  /**
   * Gives every row to {@code handler}, which begins something, and waits for the end of all that
   * was begun: a page is done when everything begun for it has ended well.
   *
   * @throws MigrationException as {@link RunningScan#await} says
   */
  @CanIgnoreReturnValue
  public TableScanResult forEachAsync(Function<? super R, ? extends CompletionStage<?>> handler) {
    return start(handler).await();
  }

  /**
   * The same without waiting for the end. Waits only for the claim to the scan, if it has a name.
   *
   * @throws MigrationException if there is no such table or column, if another process runs the
   *     scan, or if it was begun with another table, other columns or another number of ranges
   */
  public RunningScan start(Function<? super R, ? extends CompletionStage<?>> handler) {
    return startRows((row, readAt) -> handler.apply(read.apply(row)));
  }

  RunningScan startRows(RowHandler handler) {
    ScannedTable all = ScannedTable.read(coodie, keyspace, table);
    List<ColumnDefinition> chosen = all.only(settings.columns);
    RunningScan scan =
        new RunningScan(
            all, settings, checkpoints(all, chosen), handler, reached -> atEnd(all, reached));
    scan.start(reading(chosen));
    return scan;
  }

  private Scan<Row> reading(List<ColumnDefinition> chosen) {
    Stream<String> columns = chosen.stream().map(c -> CqlNames.quoted(c.name()));
    String[] selectors = Stream.concat(columns, use.selectors().stream()).toArray(String[]::new);
    return settings.applyTo(coodie.scan(keyspace, table, selectors));
  }

  /**
   * How many rows there are now. Reads one column of each, range by range, so that it works where
   * {@code count(*)} takes too long; keeps no checkpoints.
   */
  public long count() {
    ScannedTable all = ScannedTable.read(coodie, keyspace, table);
    return count(all);
  }

  private long count(ScannedTable all) {
    ScanSettings counting =
        settings.withoutName().withColumns(List.of(all.columns().get(0).name()));
    return new TableScan<>(coodie, keyspace, table, row -> row, counting, Use.READ)
        .forEach(row -> {})
        .rows();
  }

  private void atEnd(ScannedTable all, TableScanResult reached) {
    long counted = settings.verifyCount ? count(all) : reached.rows();
    if (counted != reached.rows()) {
      throw new MigrationException(
          "coodie-959",
          "The scan handled "
              + reached.rows()
              + " rows of "
              + all
              + ", but there are "
              + counted
              + " now. Either rows came or went meanwhile, or replicas differ: repair the table,"
              + " and scan it again with startOver().");
    }
    use.atEnd().accept(reached);
  }

  private Optional<Checkpoints> checkpoints(ScannedTable all, List<ColumnDefinition> chosen) {
    if (settings.name.isEmpty()) {
      return Optional.empty();
    }
    String scanned =
        "table "
            + all
            + ", columns "
            + chosen.stream()
                .map(c -> CqlNames.quoted(c.name()) + " " + c.type())
                .collect(Collectors.joining(", "))
            + ", "
            + settings.ranges
            + " ranges"
            + (use.purpose().isEmpty() ? "" : ", " + use.purpose());
    try {
      return Optional.of(
          Checkpoints.open(coodie, keyspace, settings.name.get(), settings, scanned));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new MigrationException(
          "coodie-964", "Interrupted while waiting for the claim to the scan.", e);
    }
  }

  TableScan<R> selecting(List<String> selectors, String purpose) {
    return with(new Use(List.copyOf(selectors), purpose, use.atEnd()));
  }

  TableScan<R> atEnd(Consumer<TableScanResult> check) {
    return with(new Use(use.selectors(), use.purpose(), check));
  }

  StatementOptions options() {
    return settings.options;
  }

  /** Whether an earlier run, which is not to be forgotten, has begun it. */
  boolean wasBegun() {
    if (settings.name.isEmpty() || settings.startOver) {
      return false;
    }
    ScanStore store = new ScanStore(coodie, keyspace, settings.name.get());
    return store.exists() && store.head().scanned().isPresent();
  }

  TableScan<R> lease(Duration length) {
    return with(settings.withLease(length));
  }

  private TableScan<R> with(Use changed) {
    return new TableScan<>(coodie, keyspace, table, read, settings, changed);
  }

  private TableScan<R> with(ScanSettings changed) {
    return new TableScan<>(coodie, keyspace, table, read, changed, use);
  }
}
