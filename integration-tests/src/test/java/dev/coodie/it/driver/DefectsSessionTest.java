package dev.coodie.it.driver;

import static org.assertj.core.api.Assertions.assertThat;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import com.datastax.oss.driver.api.core.cql.Statement;
import dev.coodie.Coodie;
import dev.coodie.CoodieConfig;
import dev.coodie.Documents;
import dev.coodie.batch.Batch;
import dev.coodie.driver.Driver;
import dev.coodie.error.ConfigurationException;
import dev.coodie.javadriver.JavaDriver;
import dev.coodie.schema.definition.Replication;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a session of the caller and the threads of its driver are used for. */
class DefectsSessionTest {
  private static final String KEYSPACE = "driver_defects";
  private static final Set<String> HARMLESS =
      Set.of(
          "executeAsync",
          "prepareAsync",
          "checkSchemaAgreementAsync",
          "getKeyspace",
          "getContext",
          "getMetadata",
          "isClosed",
          "hashCode",
          "equals",
          "toString");

  private static CqlSession session;
  private static Coodie coodie;
  private static Documents<Note> notes;

  @BeforeAll
  static void connect() throws Exception {
    try (Driver driver = Nodes.connectTo(KEYSPACE)) {
      assertThat(driver.keyspace()).contains(KEYSPACE);
    }
    session = Nodes.shared().sessionBuilder().withKeyspace(KEYSPACE).build();
    coodie = Coodie.of(JavaDriver.of(session));
    coodie.schema().plan(Note.class).apply();
    notes = coodie.documents(Note.class);
    notes.save(new Note("n", 1, "text"));
  }

  @AfterAll
  static void close() {
    coodie.close();
    session.close();
  }

  @Test
  void a_session_of_the_caller_is_not_altered() {
    Queue<String> called = new ConcurrentLinkedQueue<>();
    Queue<String> sent = new ConcurrentLinkedQueue<>();
    Object codecs = session.getContext().getCodecRegistry();
    String profile = session.getContext().getConfig().getDefaultProfile().entrySet().toString();
    CoodieConfig config =
        CoodieConfig.defaults().pageSize(3).keyspace("other").requestTimeout(Duration.ofSeconds(9));
    Coodie over = Coodie.of(JavaDriver.of(recording(called, sent)), config);
    Documents<Note> own = over.documents(Note.class).keyspace(KEYSPACE);

    over.schema().createKeyspace("driver_defects_2", Replication.simple(1));
    over.schema().keyspace(KEYSPACE).plan(Note.class).apply();
    own.ttl(Duration.ofHours(1)).save(new Note("own", 1, "mine"));
    assertThat(own.find().all()).isNotEmpty();
    assertThat(own.find().page().items()).isNotEmpty();
    assertThat(over.execute("SELECT * FROM note WHERE book = ?", "own")).hasSize(1);
    over.execute(Batch.logged(own.cql().delete(new Note("own", 1, ""))));
    over.schema().dropKeyspace("driver_defects_2");
    over.close();

    assertThat(called).isSubsetOf(HARMLESS);
    assertThat(sent).isNotEmpty().noneMatch(cql -> cql.toUpperCase().startsWith("USE"));
    assertThat(session.isClosed()).isFalse();
    assertThat(session.getKeyspace()).contains(CqlIdentifier.fromInternal(KEYSPACE));
    assertThat(session.getContext().getCodecRegistry()).isSameAs(codecs);
    assertThat(session.getContext().getConfig().getDefaultProfile().entrySet().toString())
        .isEqualTo(profile);
    assertThat(session.execute("SELECT text FROM note WHERE book = 'n'").one().getString("text"))
        .isEqualTo("text");
  }

  private static CqlSession recording(Queue<String> called, Queue<String> sent) {
    return (CqlSession)
        Proxy.newProxyInstance(
            DefectsSessionTest.class.getClassLoader(),
            new Class<?>[] {CqlSession.class},
            (proxy, method, arguments) -> {
              called.add(method.getName());
              Object first = arguments == null ? null : arguments[0];
              if (first instanceof SimpleStatement statement) {
                sent.add(statement.getQuery());
              } else if (first instanceof Statement<?> || first instanceof String) {
                sent.add(first.toString());
              }
              try {
                return method.invoke(session, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  static Stream<Arguments> work() {
    Note note = new Note("callback", 1, "x");
    return Stream.of(
        later("save", () -> notes.async().save(note)),
        later("save for the first time", () -> notes.ttl(Duration.ofDays(1)).async().save(note)),
        later("insert", () -> notes.async().insertIfNotExists(note)),
        later("update", () -> notes.at(note).async().update(Note_.text.set("y"))),
        later("change", () -> notes.async().saveChanges(note, new Note("callback", 1, "z"))),
        later("compare and set", () -> notes.async().compareAndSet(Note_.key("n", 1), n -> n)),
        later("json", () -> notes.async().saveJson("{\"book\": \"callback\", \"page\": 7}")),
        later("all", () -> notes.find().pageSize(1).async().all()),
        later("stream", () -> notes.find().pageSize(1).async().stream(n -> {})),
        later("page", () -> notes.find().pageSize(1).async().page()),
        later("rows", () -> notes.find().async().rows(Note_.text)),
        later("count", () -> notes.find().async().count()),
        later("raw", () -> coodie.async().execute("SELECT book FROM note WHERE book = ?", "n")),
        later("batch", () -> coodie.async().execute(Batch.logged(notes.cql().save(note)))),
        later("plan", () -> coodie.schema().async().plan(Note.class)),
        later(
            "apply",
            () -> coodie.schema().async().plan(Note.class).thenCompose(p -> p.async().apply())),
        later(
            "keyspace",
            () -> coodie.schema().async().createKeyspace(KEYSPACE, Replication.simple(1))),
        later("delete", () -> notes.async().delete(note)));
  }

  private static Arguments later(String name, Supplier<CompletionStage<?>> work) {
    return Arguments.of(name, work);
  }

  /** Whatever is started on a thread of the driver returns at once and is done later. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("work")
  void asynchronous_work_may_be_started_in_a_callback_of_the_driver(
      String name, Supplier<CompletionStage<?>> work) throws Exception {
    AtomicBoolean onDriverThread = new AtomicBoolean();
    for (int attempt = 0; attempt < 20 && !onDriverThread.get(); attempt++) {
      session
          .executeAsync("SELECT * FROM system.local")
          .thenCompose(
              result -> {
                onDriverThread.set(mayNotBlock());
                return work.get();
              })
          .toCompletableFuture()
          .get(20, TimeUnit.SECONDS);
    }
    assertThat(onDriverThread).isTrue();
  }

  private static boolean mayNotBlock() {
    try {
      JavaDriver.of(session).checkMayBlock();
      return false;
    } catch (ConfigurationException e) {
      return true;
    }
  }

  @Test
  void the_server_prepares_one_text_for_each_shape() {
    List<CompletionStage<?>> sent = new ArrayList<>();
    for (int i = 1; i <= 40; i++) {
      Note note = new Note("shape", i, "x");
      List<Integer> pages = IntStream.range(0, i).boxed().toList();
      sent.add(notes.ttl(Duration.ofHours(i)).timestamp(Instant.now()).async().save(note));
      sent.add(notes.find(Note_.book.eq("shape"), Note_.page.in(pages)).limit(i).async().all());
      sent.add(notes.at(Note_.book.eq("shape"), Note_.page.in(pages)).async().delete());
      sent.add(
          coodie
              .async()
              .execute(
                  Batch.logged(
                      pages.stream()
                          .map(p -> notes.timestamp(Instant.EPOCH).cql().save(note))
                          .toList())));
    }
    sent.forEach(stage -> stage.toCompletableFuture().join());

    // The server keeps a prepared statement twice: with and without the keyspace of the session.
    Set<String> texts = new TreeSet<>();
    session
        .execute("SELECT query_string FROM system.prepared_statements")
        .forEach(row -> texts.add(row.getString(0)));
    assertThat(texts)
        .filteredOn(text -> text.contains(KEYSPACE + ".note"))
        .filteredOn(text -> text.contains("/* types ")) // what is executed, not what told the types
        .filteredOn(
            text ->
                text.contains("USING TIMESTAMP")
                    || (text.contains(" IN ") && text.contains("LIMIT"))
                    || (text.startsWith("DELETE") && text.contains(" IN ")))
        .as(
            "one for a save with TTL and timestamp, one for a save with a timestamp, one for the"
                + " rows and one for the deletion")
        .hasSize(4);
  }
}
