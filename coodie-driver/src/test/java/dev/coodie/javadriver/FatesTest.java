package dev.coodie.javadriver;

import static org.assertj.core.api.Assertions.assertThat;

import com.datastax.oss.driver.api.core.AllNodesFailedException;
import com.datastax.oss.driver.api.core.ConsistencyLevel;
import com.datastax.oss.driver.api.core.DefaultConsistencyLevel;
import com.datastax.oss.driver.api.core.DriverException;
import com.datastax.oss.driver.api.core.DriverTimeoutException;
import com.datastax.oss.driver.api.core.NodeUnavailableException;
import com.datastax.oss.driver.api.core.RequestThrottlingException;
import com.datastax.oss.driver.api.core.connection.BusyConnectionException;
import com.datastax.oss.driver.api.core.connection.ClosedConnectionException;
import com.datastax.oss.driver.api.core.connection.HeartbeatException;
import com.datastax.oss.driver.api.core.cql.ExecutionInfo;
import com.datastax.oss.driver.api.core.metadata.Node;
import com.datastax.oss.driver.api.core.servererrors.BootstrappingException;
import com.datastax.oss.driver.api.core.servererrors.CASWriteUnknownException;
import com.datastax.oss.driver.api.core.servererrors.DefaultWriteType;
import com.datastax.oss.driver.api.core.servererrors.InvalidQueryException;
import com.datastax.oss.driver.api.core.servererrors.OverloadedException;
import com.datastax.oss.driver.api.core.servererrors.ReadTimeoutException;
import com.datastax.oss.driver.api.core.servererrors.ServerError;
import com.datastax.oss.driver.api.core.servererrors.SyntaxError;
import com.datastax.oss.driver.api.core.servererrors.UnavailableException;
import com.datastax.oss.driver.api.core.servererrors.WriteFailureException;
import com.datastax.oss.driver.api.core.servererrors.WriteTimeoutException;
import dev.coodie.column.ValueType;
import dev.coodie.driver.BatchKind;
import dev.coodie.driver.CqlBatch;
import dev.coodie.driver.CqlStatement;
import dev.coodie.driver.Routing;
import dev.coodie.driver.StatementOptions;
import dev.coodie.error.CoodieException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What is said of a statement that failed, for every kind of error and of statement: that it was
 * not run is said only where that is certain.
 */
@SuppressWarnings("AddressSelection") // an address, not a name to resolve
class FatesTest {
  private static final Node NODE = Stubs.of(Node.class);
  private static final InetSocketAddress ADDRESS = new InetSocketAddress("127.0.0.1", 9042);
  private static final ConsistencyLevel QUORUM = DefaultConsistencyLevel.QUORUM;
  private static final ConsistencyLevel SERIAL = DefaultConsistencyLevel.SERIAL;

  /** A statement and what it is. */
  enum Kind {
    IDEMPOTENT,
    COUNTER,
    OWN_TEXT_WITH_IN,
    CONDITIONAL,
    CONDITIONAL_BY_ITS_TEXT,
    LOGGED_BATCH,
    UNLOGGED_BATCH_OF_ONE_PARTITION,
    UNLOGGED_BATCH_OF_SEVERAL,
    COUNTER_BATCH_OF_SEVERAL,
    CONDITIONAL_BATCH;

    boolean conditional() {
      return this == CONDITIONAL || this == CONDITIONAL_BY_ITS_TEXT || this == CONDITIONAL_BATCH;
    }

    boolean inParts() {
      return this == OWN_TEXT_WITH_IN
          || this == UNLOGGED_BATCH_OF_SEVERAL
          || this == COUNTER_BATCH_OF_SEVERAL;
    }

    Attempt attempt(boolean unsent) {
      return switch (this) {
        case IDEMPOTENT -> Attempt.of(write(1), unsent);
        case COUNTER -> Attempt.of(write(1).asCounter(), unsent);
        case OWN_TEXT_WITH_IN ->
            Attempt.of(CqlStatement.of("DELETE FROM ks.t WHERE p IN (1, 2)"), unsent);
        case CONDITIONAL -> Attempt.of(write(1).asConditional(), unsent);
        case CONDITIONAL_BY_ITS_TEXT ->
            Attempt.of(
                CqlStatement.of("update ks.\"t if\" set v = 1 where p = 1 if v = 2")
                    .withIdempotent(false),
                unsent);
        case LOGGED_BATCH -> batch(BatchKind.LOGGED, unsent, write(1), write(2));
        case UNLOGGED_BATCH_OF_ONE_PARTITION ->
            batch(BatchKind.UNLOGGED, unsent, write(1), write(1));
        case UNLOGGED_BATCH_OF_SEVERAL -> batch(BatchKind.UNLOGGED, unsent, write(1), write(2));
        case COUNTER_BATCH_OF_SEVERAL ->
            batch(BatchKind.COUNTER, unsent, write(1).asCounter(), write(2).asCounter());
        case CONDITIONAL_BATCH ->
            batch(BatchKind.UNLOGGED, unsent, write(1).asConditional(), write(1));
      };
    }

    private static Attempt batch(BatchKind kind, boolean unsent, CqlStatement... statements) {
      return Attempt.of(
          new CqlBatch(kind, List.of(statements), StatementOptions.DEFAULT, null), unsent);
    }

    private static CqlStatement write(int partition) {
      return CqlStatement.of(
          "UPDATE ks.t SET v = 1 WHERE p = ?",
          new ByteBuffer[] {ValueType.INT.encode(partition)},
          new ValueType<?>[] {ValueType.INT},
          new Routing("ks.t", new int[] {0}));
    }
  }

  /** What is said: an id for a conditional write, for one in parts, and for others. */
  record Fate(String name, Throwable error, String conditional, String inParts, String others) {
    @Override
    public String toString() {
      return name;
    }

    String expected(Kind kind) {
      return kind.conditional() ? conditional : kind.inParts() ? inParts : others;
    }
  }

  private static Fate fate(String name, Throwable error, String conditional, String others) {
    return new Fate(name, error, "coodie-" + conditional, "coodie-" + others, "coodie-" + others);
  }

  private static Fate fate(
      String name, Throwable error, String conditional, String inParts, String others) {
    return new Fate(name, error, "coodie-" + conditional, "coodie-" + inParts, "coodie-" + others);
  }

  static Stream<Fate> sent() {
    return Stream.of(
        fate("timeout of the driver", new DriverTimeoutException("PT2S"), "504", "503"),
        fate("lost connection", new ClosedConnectionException("lost"), "504", "512"),
        fate("closed channel", new ClosedChannelException(), "504", "512"),
        fate("reset", new SocketException("Connection reset by peer"), "504", "512"),
        fate("broken pipe", new IOException("Broken pipe"), "504", "512"),
        fate("no heartbeat", new HeartbeatException(ADDRESS, "no answer", null), "504", "512"),
        fate("closed channels", all(new ClosedChannelException()), "504", "512"),
        fate("write timeout", writeTimeout(DefaultWriteType.SIMPLE), "504", "502"),
        fate("batch log timeout", writeTimeout(DefaultWriteType.BATCH_LOG), "504", "502"),
        fate("batch timeout", writeTimeout(DefaultWriteType.BATCH), "504", "502"),
        fate("unlogged batch timeout", writeTimeout(DefaultWriteType.UNLOGGED_BATCH), "504", "502"),
        fate("counter timeout", writeTimeout(DefaultWriteType.COUNTER), "504", "502"),
        fate("Paxos timeout", writeTimeout(DefaultWriteType.CAS), "504", "504"),
        fate("Paxos unknown", new CASWriteUnknownException(NODE, SERIAL, 1, 2), "504", "504"),
        fate("read timeout", readTimeout(), "504", "502"),
        fate(
            "write failure",
            new WriteFailureException(NODE, QUORUM, 1, 2, DefaultWriteType.SIMPLE, 1, Map.of()),
            "504",
            "510"),
        fate("server error", new ServerError(NODE, "boom"), "504", "511"),
        fate("overloaded node", new OverloadedException(NODE), "504", "505"),
        fate("full connection", new BusyConnectionException(1), "505", "505"),
        fate("full queue", new RequestThrottlingException("full"), "505", "505"),
        fate("no node", all(), "513", "513"),
        fate("nodes without connections", all(unavailableNode(), unavailableNode()), "513", "513"),
        fate("bootstrapping", new BootstrappingException(NODE), "513", "513"),
        fate("closing", all(new IllegalStateException("Channel is closing")), "513", "513"),
        fate("syntax", new SyntaxError(NODE, "bad"), "507", "507"),
        fate("refused", new InvalidQueryException(NODE, "no"), "508", "508"),
        fate("too few replicas", unavailable(QUORUM), "504", "520", "501"),
        fate("too few for the promise", unavailable(SERIAL), "501", "520", "501"),
        fate("too few in the datacenter", unavailable(localSerial()), "501", "520", "501"));
  }

  static Stream<Fate> afterSeveral() {
    return Stream.of(
        fate("lost, then no node", all(lost(), unavailableNode()), "504", "512"),
        fate("no node, then lost", all(unavailableNode(), lost()), "504", "512"),
        fate(
            "closed channel, then full",
            all(closed(), new BusyConnectionException(1)),
            "504",
            "512"),
        fate("server error, then no node", all(serverError(), unavailableNode()), "504", "511"),
        fate("overloaded, then no node", all(overloaded(), unavailableNode()), "504", "505"),
        fate("bootstrapping, then no node", all(bootstrapping(), unavailableNode()), "513", "513"),
        fate(
            "no node, then full",
            all(unavailableNode(), new BusyConnectionException(1)),
            "505",
            "505"),
        fate("lost, then too few", after(unavailable(QUORUM), lost()), "504", "520", "512"),
        fate(
            "lost, then too few for the promise",
            after(unavailable(SERIAL), lost()),
            "504",
            "520",
            "512"),
        fate(
            "timeout, then too few",
            after(unavailable(QUORUM), batchLogTimeout()),
            "504",
            "520",
            "502"),
        fate("too few twice", after(unavailable(QUORUM), unavailable(QUORUM)), "504", "520", "501"),
        fate(
            "too few at the commit, then for the promise",
            after(unavailable(SERIAL), unavailable(QUORUM)),
            "504",
            "520",
            "501"),
        fate("lost, then bootstrapping", after(bootstrapping(), lost()), "504", "512"),
        fate(
            "lost, then a timeout",
            after(new DriverTimeoutException("PT2S"), lost()),
            "504",
            "503"),
        fate(
            "lost, then refused",
            after(new InvalidQueryException(NODE, "no"), lost()),
            "508",
            "508"));
  }

  @ParameterizedTest
  @MethodSource({"sent", "afterSeveral"})
  void what_was_sent_was_not_run_only_where_that_is_certain(Fate fate) {
    for (Kind kind : Kind.values()) {
      CoodieException error = Errors.translate(fate.error, kind.attempt(false), false);

      assertThat(error.id()).as("%s of %s", fate, kind).isEqualTo(fate.expected(kind));
    }
  }

  static Stream<Fate> unsent() {
    return Stream.of(
        fate("timeout", new DriverTimeoutException("PT2S"), "518", "518"),
        fate("lost while it was prepared", new ClosedConnectionException("lost"), "513", "513"),
        fate("closed channels", all(closed(), closed()), "513", "513"),
        fate("no node", all(unavailableNode()), "513", "513"),
        fate("full", new RequestThrottlingException("full"), "505", "505"),
        fate("refused", new InvalidQueryException(NODE, "no"), "508", "508"));
  }

  @ParameterizedTest
  @MethodSource("unsent")
  void what_was_not_sent_is_never_unknown(Fate fate) {
    for (Kind kind : Kind.values()) {
      CoodieException error = Errors.translate(fate.error, kind.attempt(true), false);

      assertThat(error.id()).as("%s of %s", fate, kind).isEqualTo(fate.expected(kind));
    }
  }

  private static Throwable lost() {
    return new ClosedConnectionException("lost");
  }

  private static Throwable closed() {
    return new ClosedChannelException();
  }

  private static Throwable serverError() {
    return new ServerError(NODE, "boom");
  }

  private static Throwable overloaded() {
    return new OverloadedException(NODE);
  }

  private static DriverException bootstrapping() {
    return new BootstrappingException(NODE);
  }

  private static Throwable unavailableNode() {
    return new NodeUnavailableException(NODE);
  }

  private static Throwable batchLogTimeout() {
    return writeTimeout(DefaultWriteType.BATCH_LOG);
  }

  private static ConsistencyLevel localSerial() {
    return DefaultConsistencyLevel.LOCAL_SERIAL;
  }

  private static DriverException unavailable(ConsistencyLevel level) {
    return new UnavailableException(NODE, level, 2, 1);
  }

  private static DriverException writeTimeout(DefaultWriteType type) {
    return new WriteTimeoutException(NODE, QUORUM, 1, 2, type);
  }

  private static DriverException readTimeout() {
    return new ReadTimeoutException(NODE, QUORUM, 1, 2, false);
  }

  private static AllNodesFailedException all(Throwable... errors) {
    List<Map.Entry<Node, Throwable>> entries = new ArrayList<>();
    for (Throwable error : errors) {
      entries.add(Map.entry(Stubs.of(Node.class), error));
    }
    return AllNodesFailedException.fromErrors(entries);
  }

  /** The last error, after those of other attempts, as the driver has it in its execution info. */
  private static Throwable after(DriverException last, Throwable... before) {
    List<Map.Entry<Node, Throwable>> errors = new ArrayList<>();
    for (Throwable error : before) {
      errors.add(Map.entry(NODE, error));
    }
    last.setExecutionInfo(Stubs.of(ExecutionInfo.class, Map.of("getErrors", arguments -> errors)));
    return last;
  }
}
