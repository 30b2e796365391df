package dev.coodie;

import dev.coodie.column.Converter;
import dev.coodie.driver.Consistency;
import dev.coodie.error.ConfigurationException;
import dev.coodie.internal.check.Arguments;
import dev.coodie.internal.observe.Observer;
import dev.coodie.internal.page.PageTokenKeys;
import dev.coodie.internal.table.Auditing;
import dev.coodie.internal.table.Defaults;
import dev.coodie.observe.OperationListener;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * How to connect, and the defaults of every statement. An immutable value: each method returns a
 * new one. {@code toString} shows no password.
 */
public final class CoodieConfig {
  private static final long LEAST_STATEMENT_MEMORY = 1024 * 1024;

  /**
   * A node to connect to first.
   *
   * @param host a name or an address
   * @param port of the native transport, 1 to 65535
   */
  public record ContactPoint(String host, int port) {}

  private interface Change {
    void apply(ConfigValues values);
  }

  private final ConfigValues values;

  private CoodieConfig(ConfigValues values) {
    this.values = values;
  }

  /** Nothing chosen: the driver's own configuration decides. */
  public static CoodieConfig defaults() {
    return new CoodieConfig(new ConfigValues());
  }

  /**
   * Starts with a contact point, {@code host} or {@code host:port}; the port is 9042 by default.
   */
  public static CoodieConfig at(String contactPoint) {
    return defaults().contactPoint(contactPoint);
  }

  /** Starts with an address, such as {@code EmbeddedCassandra.contactPoint()}. */
  public static CoodieConfig at(InetSocketAddress contactPoint) {
    return defaults().contactPoint(contactPoint);
  }

  /** One more contact point, by its host name or address, and its port. */
  public CoodieConfig contactPoint(InetSocketAddress contactPoint) {
    Arguments.given(contactPoint, "a contact point");
    return with(new ContactPoint(contactPoint.getHostString(), contactPoint.getPort()));
  }

  /** One more contact point, {@code host} or {@code host:port}; IPv6 as {@code [::1]:9042}. */
  public CoodieConfig contactPoint(String contactPoint) {
    return with(ContactPoints.parse(Arguments.given(contactPoint, "a contact point")));
  }

  private CoodieConfig with(ContactPoint point) {
    return with(v -> v.contactPoints = plus(v.contactPoints, point));
  }

  /** The datacenter whose nodes are used, for example {@code datacenter1}. */
  public CoodieConfig localDatacenter(String name) {
    Arguments.given(name, "the name of a datacenter");
    return with(v -> v.localDatacenter = name);
  }

  /** The keyspace of documents that name none. It need not exist yet. */
  public CoodieConfig keyspace(String name) {
    Arguments.given(name, "the name of a keyspace");
    return with(v -> v.keyspace = name);
  }

  /** The role to log in with. */
  public CoodieConfig credentials(String user, String password) {
    Arguments.given(user, "a user");
    Arguments.given(password, "a password");
    return with(
        v -> {
          v.user = user;
          v.password = password;
        });
  }

  /** An encrypted connection. */
  public CoodieConfig tls(Tls tls) {
    Arguments.given(tls, "a Tls");
    return with(v -> v.tls = tls);
  }

  /** Compressed frames. */
  public CoodieConfig compression(Compression compression) {
    Arguments.given(compression, "a Compression");
    return with(v -> v.compression = compression);
  }

  /** Connects when the first statement is sent, not when {@code Coodie.connect} is called. */
  public CoodieConfig onFirstUse() {
    return with(v -> v.onFirstUse = true);
  }

  /** How long to wait for a connection, more than zero. */
  public CoodieConfig connectTimeout(Duration timeout) {
    positive("connectTimeout", timeout);
    return with(v -> v.connectTimeout = timeout);
  }

  /** How long to wait for an answer where a handle gives no timeout, more than zero. */
  public CoodieConfig requestTimeout(Duration timeout) {
    positive("requestTimeout", timeout);
    return with(v -> v.requestTimeout = timeout);
  }

  /** The consistency level where a handle gives none. */
  public CoodieConfig consistency(Consistency consistency) {
    Arguments.given(consistency, "a consistency level");
    return with(v -> v.consistency = consistency);
  }

  /**
   * The execution profile of the driver where neither handle nor document gives one; it must be
   * defined in {@code application.conf}. A timeout, consistency or page size that is set here takes
   * precedence over the profile's.
   */
  public CoodieConfig profile(String name) {
    Arguments.given(name, "the name of a profile");
    return with(v -> v.profile = name);
  }

  /** The rows per page where a query gives none, 1 or more. */
  public CoodieConfig pageSize(int rows) {
    if (rows < 1) {
      throw new ConfigurationException(
          "coodie-602", "pageSize is " + rows + "; it must be 1 or more.");
    }
    return with(v -> v.pageSize = rows);
  }

  /**
   * The key that page tokens are encrypted and sealed with (AES-256-GCM). Give all instances of an
   * application the same one. Without it each process has a random key, which is lost when it ends:
   * tokens can still be neither forged nor read, but no other process accepts them.
   *
   * @param key 16 bytes or more, 32 for full strength, from a secure random source
   * @param older previous keys, whose tokens are still accepted; no new ones are made with them
   * @throws ConfigurationException if a key is shorter, or repeats a single byte
   */
  public CoodieConfig pageTokenKey(byte[] key, byte[]... older) {
    Arguments.given(key, "a key");
    Arguments.check("a key", older);
    PageTokenKeys keys = PageTokenKeys.of(key, older);
    return with(v -> v.pageTokenKeys = keys);
  }

  /**
   * Whether documents are checked against their Jakarta Validation annotations before they are
   * written. By default they are, if the class path has a provider.
   */
  public CoodieConfig validation(boolean on) {
    return with(v -> v.validating = on);
  }

  /**
   * The sizes in bytes from which coodie warns of a batch over several partitions, and from which
   * it refuses to send it. They should equal the server's {@code batch_size_warn_threshold} and
   * {@code batch_size_fail_threshold}; the defaults are Cassandra's, 5 and 50 KiB. ScyllaDB has 128
   * and 1,024 KiB.
   *
   * @throws ConfigurationException if one is less than 1, or the first is above the second
   */
  public CoodieConfig batchSize(int warnBytes, int failBytes) {
    if (warnBytes < 1 || failBytes < warnBytes) {
      throw new ConfigurationException(
          "coodie-282",
          "batchSize is "
              + warnBytes
              + " and "
              + failBytes
              + " bytes; both must be 1 or more, and the first, for the warning, no more than the"
              + " second.");
    }
    return with(
        v -> {
          v.batchWarnBytes = warnBytes;
          v.batchFailBytes = failBytes;
        });
  }

  /**
   * How many bytes all statements in progress may take together; by default a quarter of the heap.
   * A statement counts as 2,048 bytes plus those of its values. If there is no room for one, it is
   * not run and fails with {@link dev.coodie.error.OverloadedException} (coodie-519); one larger
   * than the limit runs when no other does.
   *
   * @param bytes 1 MiB or more
   * @throws ConfigurationException if it is less
   */
  public CoodieConfig statementMemory(long bytes) {
    if (bytes < LEAST_STATEMENT_MEMORY) {
      throw new ConfigurationException(
          "coodie-625",
          "statementMemory is "
              + bytes
              + " bytes; it must be 1 MiB ("
              + LEAST_STATEMENT_MEMORY
              + ") or more.");
    }
    return with(v -> v.statementMemory = bytes);
  }

  /**
   * The instance of a converter whose class has no constructor without parameters, since it needs
   * something from the application: a key, a client. Like any other converter it is named with
   * {@code @Converted} or {@code @Converters}. Column constants share one instance in the whole
   * program: a {@code Coodie} with another one that is not equal to it cannot be created
   * (coodie-410).
   */
  public CoodieConfig converter(Converter<?, ?> converter) {
    Arguments.given(converter, "a converter");
    return with(v -> v.converters = plus(v.converters, converter));
  }

  /**
   * Tells this listener of every operation, after those that were given before. Without one,
   * nothing is spent on it.
   */
  public CoodieConfig listener(OperationListener listener) {
    Arguments.given(listener, "a listener");
    return with(v -> v.listeners = plus(v.listeners, listener));
  }

  /**
   * Changes each document of this type, or of a type below it, before it is checked and written by
   * {@code save}, {@code insertIfNotExists}, {@code saveChanges} and their bulk and batch forms:
   * for what a document's own {@code @BeforeSave} cannot know, such as a service of the
   * application. Called after {@code @BeforeSave}, in the order given, on the thread that saves; so
   * it is quick. The result must not be null (coodie-1210).
   */
  public <D> CoodieConfig beforeSave(Class<D> type, UnaryOperator<D> hook) {
    Arguments.given(type, "a class");
    Arguments.given(hook, "a hook");
    return with(v -> v.hooks = v.hooks.plus(type, hook));
  }

  /**
   * The clock that {@link dev.coodie.annotation.CreatedAt} and {@link
   * dev.coodie.annotation.ModifiedAt} are filled from, for example a {@link java.time.Clock}; the
   * system's by default. Asked on the thread that saves, once for each document.
   */
  public CoodieConfig clock(InstantSource clock) {
    Arguments.given(clock, "a clock");
    return with(v -> v.auditing = new Auditing(clock, v.auditing.user()));
  }

  /**
   * Who fills {@link dev.coodie.annotation.CreatedBy} and {@link dev.coodie.annotation.ModifiedBy}.
   * Without one, such a document is not written (coodie-1212).
   *
   * @param type that of these properties in all documents; another one is refused when their handle
   *     is made (coodie-1214)
   * @param user asked on the thread that saves, once for each document, so it is quick. It must not
   *     return null (coodie-1213)
   */
  public <U> CoodieConfig currentUser(Class<U> type, Supplier<? extends U> user) {
    Arguments.given(type, "a class");
    Arguments.given(user, "a supplier of the current user");
    return with(
        v -> v.auditing = new Auditing(v.auditing.clock(), new Auditing.User<>(type, user)));
  }

  /**
   * Checks documents with a validator of your own in the place of the one that the class path has.
   * {@link #validation} switches it off, too.
   */
  public CoodieConfig validator(DocumentValidator validator) {
    Arguments.given(validator, "a validator");
    return with(v -> v.validator = validator);
  }

  /** Where to connect first; empty leaves it to the driver's configuration. */
  public List<ContactPoint> contactPoints() {
    return values.contactPoints;
  }

  /** The datacenter whose nodes are used. */
  public Optional<String> localDatacenter() {
    return Optional.ofNullable(values.localDatacenter);
  }

  /** The keyspace of documents that name none. */
  public Optional<String> keyspace() {
    return Optional.ofNullable(values.keyspace);
  }

  /** The role to log in with. */
  public Optional<String> user() {
    return Optional.ofNullable(values.user);
  }

  /** Its password. */
  public Optional<String> password() {
    return Optional.ofNullable(values.password);
  }

  /** The encryption, if any. */
  public Optional<Tls> tls() {
    return Optional.ofNullable(values.tls);
  }

  /** The compression. */
  public Compression compression() {
    return values.compression;
  }

  /** Whether to connect when the first statement is sent. */
  public boolean isOnFirstUse() {
    return values.onFirstUse;
  }

  /** How long to wait for a connection. */
  public Optional<Duration> connectTimeout() {
    return Optional.ofNullable(values.connectTimeout);
  }

  /** How long to wait for an answer. */
  public Optional<Duration> requestTimeout() {
    return Optional.ofNullable(values.requestTimeout);
  }

  /** The consistency level where a handle gives none. */
  public Optional<Consistency> consistency() {
    return Optional.ofNullable(values.consistency);
  }

  /** The execution profile of the driver where nothing else gives one. */
  public Optional<String> profile() {
    return Optional.ofNullable(values.profile);
  }

  /** The rows per page where a query gives none; 0 leaves it to the driver. */
  public int pageSize() {
    return values.pageSize;
  }

  /** Whether constraints of documents are checked. */
  public boolean isValidating() {
    return values.validating;
  }

  /** The converters that were given. */
  public List<Converter<?, ?>> converters() {
    return values.converters;
  }

  /** The listeners that were given. */
  public List<OperationListener> listeners() {
    return values.listeners;
  }

  /** The size in bytes from which coodie warns of a batch over several partitions. */
  public int batchWarnBytes() {
    return values.batchWarnBytes;
  }

  /** The size in bytes from which a batch over several partitions is refused. */
  public int batchFailBytes() {
    return values.batchFailBytes;
  }

  /** How many bytes statements may take together, as chosen. */
  public OptionalLong statementMemory() {
    return values.statementMemory == 0
        ? OptionalLong.empty()
        : OptionalLong.of(values.statementMemory);
  }

  /** The settings, without secrets. */
  @Override
  public String toString() {
    return "CoodieConfig(contactPoints="
        + values.contactPoints
        + ", localDatacenter="
        + values.localDatacenter
        + ", keyspace="
        + values.keyspace
        + ")";
  }

  /** What is chosen for statements. */
  Defaults choices() {
    return values.choices();
  }

  /** What tells the listeners; null if there are none. */
  @Nullable Observer observer(@Nullable Consistency usual) {
    return values.observer(usual);
  }

  private CoodieConfig with(Change change) {
    ConfigValues copy = values.copy();
    change.apply(copy);
    return new CoodieConfig(copy);
  }

  private static <E> List<E> plus(List<E> some, E one) {
    List<E> all = new ArrayList<>(some);
    all.add(one);
    return List.copyOf(all);
  }

  private static void positive(String what, Duration timeout) {
    Arguments.given(timeout, "a timeout");
    if (timeout.isNegative() || timeout.isZero()) {
      throw new ConfigurationException(
          "coodie-604", what + " is " + timeout + "; it must be more than zero.");
    }
  }
}
