package dev.coodie.test;

import dev.coodie.Coodie;
import dev.coodie.embedded.EmbeddedCassandra;
import java.util.Objects;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives a test class a keyspace of its own in the {@linkplain EmbeddedCassandra#shared shared}
 * embedded node, and a {@link Coodie} connected to it. The keyspace is dropped and the connection
 * closed after the last test, even if tests fail; nested classes share it. Either
 *
 * <pre>{@code
 * @RegisterExtension
 * static final EmbeddedCoodieExtension DB = EmbeddedCoodieExtension.withDocuments(Order.class);
 * }</pre>
 *
 * whose tables then exist before the first test, or {@code @ExtendWith} and a parameter of type
 * {@code Coodie}. In a field that is not static each test gets a keyspace of its own. One test
 * class at a time may use an instance.
 */
public final class EmbeddedCoodieExtension
    implements BeforeAllCallback,
        BeforeEachCallback,
        AfterEachCallback,
        AfterAllCallback,
        ParameterResolver {
  private final Class<?>[] documents;
  private final UnaryOperator<EmbeddedCassandra.Builder> settings;
  private @Nullable Database database;
  private int depth;

  /** For JUnit; creates no tables. */
  public EmbeddedCoodieExtension() {
    this(new Class<?>[0], settings -> settings);
  }

  private EmbeddedCoodieExtension(
      Class<?>[] documents, UnaryOperator<EmbeddedCassandra.Builder> settings) {
    this.documents = documents;
    this.settings = settings;
  }

  /** An extension that creates what these documents need: types, tables, indexes. */
  public static EmbeddedCoodieExtension withDocuments(Class<?>... documents) {
    return new EmbeddedCoodieExtension(documents.clone(), settings -> settings);
  }

  /**
   * The same extension in the shared node that has these settings, for example {@code node ->
   * node.version(CassandraVersion.V6_0).transactions()}. Settings that a shared node cannot have
   * are refused when the class begins.
   */
  public EmbeddedCoodieExtension onNode(UnaryOperator<EmbeddedCassandra.Builder> settings) {
    return new EmbeddedCoodieExtension(documents, Objects.requireNonNull(settings, "settings"));
  }

  /**
   * The connection.
   *
   * @throws IllegalStateException outside a test class's run
   */
  public Coodie coodie() {
    return database().coodie();
  }

  /**
   * The keyspace made for the test class.
   *
   * @throws IllegalStateException outside a test class's run
   */
  public String keyspace() {
    return database().keyspace();
  }

  /**
   * The node, for connections of other kinds. The extension closes it.
   *
   * @throws IllegalStateException outside a test class's run
   */
  public EmbeddedCassandra node() {
    return database().node();
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    enter();
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    enter();
  }

  @Override
  public void afterEach(ExtensionContext context) {
    leave();
  }

  @Override
  public void afterAll(ExtensionContext context) {
    leave();
  }

  private synchronized void enter() {
    if (depth++ == 0) {
      database = Database.open(settings, documents);
    }
  }

  private synchronized void leave() {
    if (--depth == 0 && database != null) {
      Database open = database;
      database = null;
      open.close();
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Coodie.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return coodie();
  }

  private synchronized Database database() {
    if (database == null) {
      throw new IllegalStateException(
          "There is no database yet, or it was closed already. Register the extension in a static"
              + " field with @RegisterExtension, or with @ExtendWith, and use it in the methods of"
              + " the class.");
    }
    return database;
  }

  /** What a test class uses. */
  private record Database(EmbeddedCassandra node, Coodie coodie, String keyspace) {
    static Database open(UnaryOperator<EmbeddedCassandra.Builder> settings, Class<?>... documents) {
      String keyspace = "test_" + UUID.randomUUID().toString().replace("-", "");
      EmbeddedCassandra node = settings.apply(EmbeddedCassandra.builder()).shared();
      try {
        Database database = new Database(node, node.coodie(keyspace), keyspace);
        database.create(documents);
        return database;
      } catch (RuntimeException | Error e) {
        node.close();
        throw e;
      }
    }

    private void create(Class<?>... documents) {
      try {
        coodie.schema().plan(documents).apply();
      } catch (RuntimeException | Error e) {
        drop();
        throw e;
      }
    }

    void close() {
      try {
        drop();
      } finally {
        node.close();
      }
    }

    private void drop() {
      try (Coodie open = coodie) {
        open.schema().dropKeyspace(keyspace);
      }
    }
  }
}
