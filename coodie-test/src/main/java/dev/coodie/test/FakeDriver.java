package dev.coodie.test;

import dev.coodie.column.ValueType;
import dev.coodie.driver.CqlBatch;
import dev.coodie.driver.CqlStatement;
import dev.coodie.driver.Driver;
import dev.coodie.driver.ResultPage;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * A driver without a server: it records statements and gives canned answers. Answers given to the
 * driver itself are used once each, in order; those given to {@link #on} stay and are used when the
 * queue is empty, the latest match first. Everything else is answered with an empty page. It does
 * not evaluate CQL: a LIMIT or a condition changes no answer. Thread-safe.
 *
 * <pre>{@code
 * FakeDriver driver = new FakeDriver().returns(Product.class, pen, paper);
 * Coodie coodie = Coodie.of(driver);
 * }</pre>
 */
public final class FakeDriver implements Driver, Answers {
  private record Rule(String fragment, Answer answer) {}

  private record Types(String fragment, List<ValueType<?>> types) {}

  private static final Answer NOTHING =
      statement -> CompletableFuture.completedFuture(ResultPage.empty());

  private final Optional<String> keyspace;
  private final List<CqlStatement> statements = new ArrayList<>();
  private final List<CqlBatch> batches = new ArrayList<>();
  private final Deque<Answer> queue = new ArrayDeque<>();
  private final Deque<Rule> rules = new ArrayDeque<>();
  private final Deque<Types> types = new ArrayDeque<>();
  private final List<CannedPages> pages = new ArrayList<>();

  /** A driver connected to keyspace {@code test}. */
  public FakeDriver() {
    this("test");
  }

  /** A driver connected to {@code keyspace}. */
  public FakeDriver(String keyspace) {
    this.keyspace = Optional.of(keyspace);
  }

  /** Answers for statements whose text contains {@code fragment}, whatever the case. */
  public Matching on(String fragment) {
    return new Matching(this, fragment);
  }

  @Override
  public synchronized FakeDriver answers(Answer answer) {
    queue.add(answer);
    return this;
  }

  /** What was sent, in order, pages after the first and statements of batches included. */
  public synchronized List<CqlStatement> statements() {
    return List.copyOf(statements);
  }

  /**
   * What was sent last.
   *
   * @throws AssertionError if nothing was
   */
  public synchronized CqlStatement last() {
    if (statements.isEmpty()) {
      throw new AssertionError("No statement was sent.");
    }
    return statements.get(statements.size() - 1);
  }

  /**
   * The one statement that was sent.
   *
   * @throws AssertionError if none was, or more
   */
  public synchronized CqlStatement only() {
    if (statements.size() > 1) {
      throw new AssertionError(
          statements.stream()
              .map(CqlStatement::text)
              .collect(
                  Collectors.joining(
                      "\n  ",
                      "Expected one statement, but " + statements.size() + " were sent:\n  ",
                      "")));
    }
    return last();
  }

  /** The batches that were sent, in order. */
  public synchronized List<CqlBatch> batches() {
    return List.copyOf(batches);
  }

  /**
   * The one batch that was sent.
   *
   * @throws AssertionError if none was, or more
   */
  public synchronized CqlBatch onlyBatch() {
    if (batches.size() != 1) {
      throw new AssertionError(
          "Expected one batch, but " + batches.size() + " were sent: " + batches);
    }
    return batches.get(0);
  }

  /** Forgets what was sent; answers stay. */
  public synchronized void clear() {
    batches.clear();
    statements.clear();
  }

  @Override
  public CompletionStage<ResultPage> execute(CqlStatement statement) {
    return record(statement).to(statement);
  }

  /** Answered as its first statement that an answer was given for. */
  @Override
  public CompletionStage<ResultPage> execute(CqlBatch batch) {
    return record(batch).get();
  }

  @Override
  public synchronized CompletionStage<Optional<List<ValueType<?>>>> parameterTypes(String cql) {
    return CompletableFuture.completedFuture(
        types.stream().filter(t -> contains(cql, t.fragment())).findFirst().map(Types::types));
  }

  @Override
  public Optional<String> keyspace() {
    return keyspace;
  }

  private synchronized Answer record(CqlStatement statement) {
    statements.add(statement);
    ByteBuffer state = statement.pagingState();
    Answer answer = state == null ? next(statement) : continued(state);
    if (answer instanceof CannedPages canned && !pages.contains(canned)) {
      pages.add(canned);
    }
    return answer;
  }

  private synchronized Supplier<CompletionStage<ResultPage>> record(CqlBatch batch) {
    batches.add(batch);
    statements.addAll(batch.statements());
    CqlStatement first = batch.statements().get(0);
    Answer queued = queue.poll();
    if (queued != null) {
      return () -> queued.to(first);
    }
    for (CqlStatement statement : batch.statements()) {
      Optional<Answer> answer = standing(statement);
      if (answer.isPresent()) {
        return () -> answer.get().to(statement);
      }
    }
    return () -> NOTHING.to(first);
  }

  private synchronized Answer next(CqlStatement statement) {
    Answer queued = queue.poll();
    return queued != null ? queued : standing(statement).orElse(NOTHING);
  }

  private synchronized Optional<Answer> standing(CqlStatement statement) {
    return rules.stream()
        .filter(rule -> contains(statement.text(), rule.fragment()))
        .findFirst()
        .map(Rule::answer);
  }

  private Answer continued(ByteBuffer state) {
    for (CannedPages canned : pages) {
      if (canned.gave(state)) {
        return canned;
      }
    }
    return this::unpaged;
  }

  /** A paging state that only an answer of the user's own can understand. */
  private CompletionStage<ResultPage> unpaged(CqlStatement statement) {
    return next(statement).to(statement);
  }

  private synchronized FakeDriver add(Rule rule) {
    rules.addFirst(rule);
    return this;
  }

  private synchronized FakeDriver add(Types known) {
    types.addFirst(known);
    return this;
  }

  private static boolean contains(String cql, String fragment) {
    return cql.toLowerCase(Locale.ROOT).contains(fragment.toLowerCase(Locale.ROOT));
  }

  /** Gives a {@link FakeDriver} answers for some statements; each replaces the one before. */
  public static final class Matching implements Answers {
    private final FakeDriver driver;
    private final String fragment;

    private Matching(FakeDriver driver, String fragment) {
      this.driver = driver;
      this.fragment = fragment;
    }

    @Override
    public FakeDriver answers(Answer answer) {
      return driver.add(new Rule(fragment, answer));
    }

    /** The types of the bind markers, which raw CQL is bound as; without them the values decide. */
    public FakeDriver parameterTypes(ValueType<?>... markers) {
      return driver.add(new Types(fragment, List.of(markers)));
    }
  }
}
