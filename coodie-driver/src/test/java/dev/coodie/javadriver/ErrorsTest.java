package dev.coodie.javadriver;

import static org.assertj.core.api.Assertions.assertThat;

import com.datastax.oss.driver.api.core.AllNodesFailedException;
import com.datastax.oss.driver.api.core.DefaultConsistencyLevel;
import com.datastax.oss.driver.api.core.DriverTimeoutException;
import com.datastax.oss.driver.api.core.NoNodeAvailableException;
import com.datastax.oss.driver.api.core.NodeUnavailableException;
import com.datastax.oss.driver.api.core.RequestThrottlingException;
import com.datastax.oss.driver.api.core.connection.BusyConnectionException;
import com.datastax.oss.driver.api.core.connection.ClosedConnectionException;
import com.datastax.oss.driver.api.core.connection.FrameTooLongException;
import com.datastax.oss.driver.api.core.connection.HeartbeatException;
import com.datastax.oss.driver.api.core.metadata.Node;
import com.datastax.oss.driver.api.core.servererrors.AlreadyExistsException;
import com.datastax.oss.driver.api.core.servererrors.BootstrappingException;
import com.datastax.oss.driver.api.core.servererrors.CASWriteUnknownException;
import com.datastax.oss.driver.api.core.servererrors.CDCWriteFailureException;
import com.datastax.oss.driver.api.core.servererrors.DefaultWriteType;
import com.datastax.oss.driver.api.core.servererrors.FunctionFailureException;
import com.datastax.oss.driver.api.core.servererrors.InvalidConfigurationInQueryException;
import com.datastax.oss.driver.api.core.servererrors.InvalidQueryException;
import com.datastax.oss.driver.api.core.servererrors.OverloadedException;
import com.datastax.oss.driver.api.core.servererrors.ProtocolError;
import com.datastax.oss.driver.api.core.servererrors.ReadFailureException;
import com.datastax.oss.driver.api.core.servererrors.ReadTimeoutException;
import com.datastax.oss.driver.api.core.servererrors.ServerError;
import com.datastax.oss.driver.api.core.servererrors.SyntaxError;
import com.datastax.oss.driver.api.core.servererrors.TruncateException;
import com.datastax.oss.driver.api.core.servererrors.UnauthorizedException;
import com.datastax.oss.driver.api.core.servererrors.UnavailableException;
import com.datastax.oss.driver.api.core.servererrors.WriteFailureException;
import com.datastax.oss.driver.api.core.servererrors.WriteTimeoutException;
import dev.coodie.column.ValueType;
import dev.coodie.driver.CqlStatement;
import dev.coodie.driver.StatementOptions;
import dev.coodie.error.CheckViolatedException;
import dev.coodie.error.ConfigurationException;
import dev.coodie.error.ConnectionException;
import dev.coodie.error.CoodieException;
import dev.coodie.error.LwtUnknownException;
import dev.coodie.error.StatementException;
import dev.coodie.error.StatementTimeoutException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@SuppressWarnings("AddressSelection") // an address, not a name to resolve
class ErrorsTest {
  private static final String CQL = "SELECT \"v\" FROM ks.t WHERE p = ?";
  private static final String SECRET = "hunter2";
  private static final Node NODE = Stubs.of(Node.class);
  private static final InetSocketAddress ADDRESS = new InetSocketAddress("127.0.0.1", 9042);
  private static final DefaultConsistencyLevel QUORUM = DefaultConsistencyLevel.QUORUM;

  record Case(Throwable error, Class<?> type, String id, String sentence) {}

  static Stream<Case> outages() {
    return Stream.of(
        new Case(
            new UnavailableException(NODE, QUORUM, 2, 1),
            dev.coodie.error.UnavailableException.class,
            "coodie-501",
            "QUORUM needs 2 replicas, but only 1 are alive; the statement was not run."),
        new Case(
            new ReadTimeoutException(NODE, QUORUM, 1, 2, false),
            StatementTimeoutException.class,
            "coodie-502",
            "1 of the 2 replicas that QUORUM needs answered the read in time."),
        new Case(
            new WriteTimeoutException(NODE, QUORUM, 1, 2, DefaultWriteType.SIMPLE),
            StatementTimeoutException.class,
            "coodie-502",
            "1 of the 2 replicas that QUORUM needs confirmed the write in time; it may or may not"),
        new Case(
            new DriverTimeoutException("Query timed out after PT2S"),
            StatementTimeoutException.class,
            "coodie-503",
            "No answer in time (Query timed out after PT2S)"),
        new Case(
            new WriteTimeoutException(NODE, QUORUM, 1, 2, DefaultWriteType.CAS),
            LwtUnknownException.class,
            "coodie-504",
            "is unknown (1 of the 2 replicas that QUORUM needs answered). Read the row at SERIAL"),
        new Case(
            new WriteFailureException(NODE, QUORUM, 1, 2, DefaultWriteType.CAS, 1, Map.of()),
            LwtUnknownException.class,
            "coodie-504",
            "is unknown"),
        new Case(
            new CASWriteUnknownException(NODE, QUORUM, 1, 2),
            LwtUnknownException.class,
            "coodie-504",
            "is unknown"),
        new Case(
            new OverloadedException(NODE),
            dev.coodie.error.OverloadedException.class,
            "coodie-505",
            "more requests than they can take"),
        new Case(
            new BusyConnectionException(1024),
            dev.coodie.error.OverloadedException.class,
            "coodie-505",
            "more requests"),
        new Case(
            new RequestThrottlingException("full"),
            dev.coodie.error.OverloadedException.class,
            "coodie-505",
            "more requests"),
        new Case(
            all(new NodeUnavailableException(NODE), new BusyConnectionException(1)),
            dev.coodie.error.OverloadedException.class,
            "coodie-505",
            "more requests"),
        new Case(
            new ReadFailureException(NODE, QUORUM, 1, 2, 1, false, Map.of()),
            StatementException.class,
            "coodie-510",
            "1 of the 2 replicas that QUORUM needs answered, the others failed."),
        new Case(
            new WriteFailureException(NODE, QUORUM, 0, 2, DefaultWriteType.BATCH, 2, Map.of()),
            StatementException.class,
            "coodie-510",
            "the others failed"),
        new Case(
            new ClosedConnectionException("Lost connection"),
            ConnectionException.class,
            "coodie-512",
            "The connection was lost before the answer came"),
        new Case(
            new HeartbeatException(ADDRESS, "no answer", null),
            ConnectionException.class,
            "coodie-512",
            "may or may not have been applied"),
        new Case(
            new NoNodeAvailableException(),
            ConnectionException.class,
            "coodie-513",
            "No node could take the statement (tried: 0)"),
        new Case(
            all(new NodeUnavailableException(NODE), new ServerError(NODE, "x")),
            StatementException.class,
            "coodie-511",
            "The server failed inside"),
        new Case(
            all(new NodeUnavailableException(NODE), new BootstrappingException(NODE)),
            ConnectionException.class,
            "coodie-513",
            "(tried: 2)"),
        new Case(
            all(new NodeUnavailableException(NODE)),
            ConnectionException.class,
            "coodie-513",
            "it was not run"),
        new Case(
            new BootstrappingException(NODE), ConnectionException.class, "coodie-513", "No node"));
  }

  static Stream<Case> refusals() {
    return Stream.of(
        new Case(
            new UnauthorizedException(NODE, "User bob has no SELECT permission on <table ks.t>"),
            dev.coodie.error.UnauthorizedException.class,
            "coodie-506",
            "User bob has no SELECT permission on <table ks.t>. Grant it"),
        refusal(
            new SyntaxError(NODE, "line 1:0 no viable alternative at input 'SELEC'"),
            "coodie-507",
            "The server cannot parse it: line 1:0 no viable alternative"),
        refusal(
            new SyntaxError(NODE, "line 1:60 mismatched input 'BYPASS' expecting EOF"),
            "coodie-541",
            "The server has no BYPASS CACHE, which only ScyllaDB has; nothing was read."),
        refusal(
            new InvalidQueryException(NODE, "Unsupported \"!=\" relation: v != " + SECRET),
            "coodie-628",
            "The server has no != in queries, which Cassandra 6.0 and newer have; nothing was"
                + " read."),
        refusal(
            new SyntaxError(NODE, "line 1:38 no viable alternative at input 'NOT' ([\"]c\" NOT)"),
            "coodie-507",
            "The server cannot parse it: line 1:38"),
        violation(
            "Column value does not satisfy value constraint for column 'v'. It should be v > 3"),
        violation("Column value does not satisfy value constraint for column 'v' as it is null."),
        violation("Value for column 'v' violated JSON constraint as it is not a valid JSON."),
        violation("Column 'v' has to be specified as part of this query."),
        violation("Column 'v' can not be set to null."),
        violation("Value does not match regular expression 'a.*b'"),
        refusal(
            new InvalidQueryException(
                NODE,
                "ConsistencyLevel LOCAL_ONE is unsupported with Accord for read, supported are"
                    + " [ONE, QUORUM, ALL, SERIAL]"),
            "coodie-508",
            "Leave the consistency out, which is QUORUM for a document with transactional_mode"),
        refusal(
            new InvalidQueryException(
                NODE,
                "Accord transactions are disabled on table (See transactional_mode in table"
                    + " options)"),
            "coodie-508",
            "The table lacks the document's option transactional_mode"),
        refusal(
            new InvalidQueryException(
                NODE, "IN predicates on non-primary-key columns (kind) is not yet supported"),
            "coodie-508",
            "Cassandra has it from 4.1 on"),
        refusal(
            new SyntaxError(NODE, "line 1:9 missing EOF at 'X' (SELECT 'bypass' [X])"),
            "coodie-507",
            "The server cannot parse it: line 1:9 missing EOF"),
        refusal(
            all(new SyntaxError(NODE, "bad"), new SyntaxError(NODE, "bad")),
            "coodie-507",
            "cannot parse"),
        refusal(
            new InvalidQueryException(NODE, "table t does not exist"),
            "coodie-508",
            "table t does not exist. Create it with schema().plan(..).apply()."),
        refusal(
            new InvalidQueryException(NODE, "unconfigured table t"),
            "coodie-508",
            "unconfigured table t. Create it with schema().plan(..).apply()."),
        refusal(
            new InvalidQueryException(NODE, "keyspace ks does not exist"),
            "coodie-508",
            "keyspace ks does not exist. Create it with schema().createKeyspace(..)."),
        refusal(
            new InvalidQueryException(NODE, "Keyspace 'ks' doesn't exist"),
            "coodie-508",
            "Create it with schema().createKeyspace(..)."),
        refusal(
            new InvalidQueryException(NODE, "If you want to execute this, use ALLOW FILTERING"),
            "coodie-508",
            "Add the missing key condition, an @Indexed column, or allowFiltering()."),
        refusal(
            new InvalidQueryException(NODE, "Undefined column name pirce in table ks.t"),
            "coodie-508",
            "schema().plan(..) shows what the table lacks."),
        refusal(
            new InvalidQueryException(NODE, "Some partition key parts are missing: b"),
            "coodie-508",
            "The server refused it: Some partition key parts are missing: b."),
        refusal(
            new InvalidQueryException(
                NODE,
                "Request on table ks.t with ttl of 630720000 seconds exceeds maximum supported"
                    + " expiration date of 2038-01-19T03:14:06+00:00. In order to avoid this .."),
            "coodie-508",
            "Use a shorter TTL, also as the table's default"),
        refusal(
            new AlreadyExistsException(NODE, "ks", "t"),
            "coodie-508",
            "Object ks.t already exists. Use IF NOT EXISTS."),
        refusal(
            new InvalidConfigurationInQueryException(NODE, "Unknown option x"),
            "coodie-508",
            "Unknown option x."),
        refusal(
            new FunctionFailureException(NODE, "f failed on " + SECRET),
            "coodie-511",
            "It failed with FunctionFailureException: the cause has its message. The log"),
        refusal(
            new ServerError(NODE, "java.lang.Boom: " + SECRET),
            "coodie-511",
            "The server failed inside: java.lang.Boom. Its log has the details."),
        refusal(
            new ServerError(NODE, "java.lang.RuntimeException: java.io.IOException: a " + SECRET),
            "coodie-511",
            "The server failed inside: java.lang.RuntimeException: java.io.IOException. Its log"),
        refusal(
            new ServerError(NODE, SECRET + " java.lang.Boom"),
            "coodie-511",
            "The server failed inside: the cause has its message. Its log"),
        refusal(new ProtocolError(NODE, "beta"), "coodie-511", "It failed with ProtocolError"),
        refusal(new TruncateException(NODE, "down"), "coodie-511", "TruncateException"),
        refusal(new CDCWriteFailureException(NODE), "coodie-511", "CDCWriteFailureException"),
        refusal(new FrameTooLongException(ADDRESS, "long"), "coodie-511", "FrameTooLongException"));
  }

  @ParameterizedTest
  @MethodSource({"outages", "refusals"})
  void an_error_of_the_driver_becomes_ours(Case given) {
    CoodieException translated = Errors.translate(given.error, withValue(), false);

    assertThat(translated).isExactlyInstanceOf(given.type).hasMessageContaining(given.sentence);
    assertThat(translated.id()).isEqualTo(given.id);
    assertThat(translated).hasMessageEndingWith("[" + given.id + "]").hasCause(given.error);
    assertThat(translated.getMessage()).doesNotContain(SECRET);
  }

  static Stream<Throwable> uncertain() {
    return Stream.of(
        new WriteTimeoutException(NODE, QUORUM, 1, 2, DefaultWriteType.SIMPLE),
        new ReadTimeoutException(NODE, QUORUM, 1, 2, false),
        new DriverTimeoutException("Query timed out after PT2S"),
        new ClosedConnectionException("Lost connection"),
        new HeartbeatException(ADDRESS, "no answer", null));
  }

  @ParameterizedTest
  @MethodSource("uncertain")
  void a_conditional_write_without_an_answer_is_unknown(Throwable error) {
    assertThat(Errors.translate(error, withValue().asConditional(), false))
        .isInstanceOf(LwtUnknownException.class)
        .hasCause(error);
  }

  @Test
  void a_conditional_write_that_was_not_run_is_known() {
    assertThat(
            Errors.translate(
                new UnavailableException(NODE, DefaultConsistencyLevel.SERIAL, 2, 1),
                withValue().asConditional(),
                false))
        .isInstanceOf(dev.coodie.error.UnavailableException.class);
  }

  @Test
  void the_statement_is_named_by_its_text() {
    CoodieException error =
        Errors.translate(new SyntaxError(NODE, "bad"), CqlStatement.of("SELEC"), false);

    assertThat(((StatementException) error).cql()).isEqualTo("SELEC");
    assertThat(error).hasMessage("The server cannot parse it: bad. Statement: SELEC [coodie-507]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Error decoding JSON value for v: Expected an int value, but got a String: hunter2"
            + " | the JSON has no valid value for column v: Expected an int value, but got a String.",
        "Error decoding JSON value for v: Unable to make int from 'hunter2'"
            + " | the JSON has no valid value for column v. Statement",
        "Error decoding JSON value for hunter2 and more: x | it is not a JSON object, or has a name",
        "Could not decode JSON string as a map: hunter2 | it is not a JSON object, or has a name",
        "JSON values map contains unrecognized column: hunter2 | it is not a JSON object, or has a name",
      })
  void words_about_json_are_in_neither_message_nor_cause(String words, String sentence) {
    InvalidQueryException refusal = new InvalidQueryException(NODE, words);

    for (Throwable error : List.of(refusal, all(refusal))) {
      CoodieException translated = Errors.translate(error, withValue(), false);
      StringWriter text = new StringWriter();
      translated.printStackTrace(new PrintWriter(text));

      assertThat(translated)
          .hasMessageContaining(sentence)
          .hasMessageEndingWith("[coodie-508]")
          .hasCauseInstanceOf(InvalidQueryException.class);
      assertThat(text.toString()).doesNotContain(SECRET);
    }
  }

  @Test
  void the_servers_own_words_are_shown_where_no_value_is_bound() {
    String words = "java.lang.NoClassDefFoundError: com/github/luben/zstd/Zstd";

    assertThat(
            Errors.translate(
                new ServerError(NODE, words), CqlStatement.of("CREATE TABLE ks.t (p int)"), false))
        .hasMessageStartingWith(
            "The server failed inside: " + words + ". Its log has the details.");
  }

  @Test
  void so_are_those_of_every_other_failure_of_the_server() {
    CqlStatement statement = CqlStatement.of("TRUNCATE ks.t");

    assertThat(Errors.translate(new TruncateException(NODE, "a node is down"), statement, false))
        .hasMessageStartingWith(
            "It failed with TruncateException: a node is down. The log of the server may have"
                + " more.");
    assertThat(Errors.translate(new ServerError(NODE, "boom"), statement.asConditional(), false))
        .hasMessageContaining("is unknown (it failed with ServerError: boom). Read the row");
  }

  @Test
  void replicas_that_say_why_they_failed_are_quoted() throws UnknownHostException {
    InetAddress node = InetAddress.getByAddress(new byte[] {10, 0, 0, 2});
    InetAddress other = InetAddress.getByAddress(new byte[] {10, 0, 0, 3});

    assertThat(
            Errors.translate(
                new ReadFailureException(NODE, QUORUM, 1, 2, 2, false, Map.of(node, 1, other, 0)),
                withValue(),
                false))
        .hasMessageContaining(
            "the others failed (READ_TOO_MANY_TOMBSTONES at 10.0.0.2). Their logs have");
  }

  @Test
  void stages_are_unwrapped_and_our_own_errors_passed_on() {
    CoodieException own = Errors.closed(null);

    assertThat(
            Errors.translate(
                new CompletionException(new CompletionException(own)), withValue(), false))
        .isSameAs(own);
  }

  @Test
  void a_closed_session_is_a_mistake_of_configuration() {
    Throwable closed = new IllegalStateException("Session is closed");

    assertThat(Errors.translate(closed, withValue(), true))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageStartingWith("This Coodie is closed")
        .hasMessageEndingWith("[coodie-605]");
    assertThat(Errors.translate(closed, withValue(), false)).isInstanceOf(StatementException.class);
  }

  @Test
  void an_unknown_profile_is_a_mistake_of_configuration() {
    CqlStatement statement =
        withValue().withOptions(StatementOptions.DEFAULT.withProfile("nightly"));

    assertThat(Errors.translate(new IllegalArgumentException("Unknown profile"), statement, false))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("\"nightly\"")
        .hasMessageEndingWith("[coodie-515]");
  }

  @Test
  void the_unknown_outcome_of_a_transaction_is_found_by_reading() {
    CqlStatement transaction =
        CqlStatement.of("BEGIN TRANSACTION UPDATE t SET v = 1 WHERE p = 1; COMMIT TRANSACTION")
            .asConditional();

    assertThat(
            Errors.translate(
                new DriverTimeoutException("Query timed out after PT2S"), transaction, false))
        .isInstanceOf(LwtUnknownException.class)
        .hasMessage(
            "Whether the transaction was applied is unknown (Query timed out after PT2S). Read what"
                + " it would have written to find out. Statement: "
                + transaction.text()
                + " [coodie-504]");
    assertThat(transaction.idempotent()).isFalse();
  }

  private static CqlStatement withValue() {
    return CqlStatement.of(
        CQL, new ByteBuffer[] {ValueType.TEXT.encode(SECRET)}, new ValueType<?>[] {ValueType.TEXT});
  }

  private static AllNodesFailedException all(Throwable... errors) {
    List<Map.Entry<Node, Throwable>> entries = new ArrayList<>();
    for (Throwable error : errors) {
      entries.add(Map.entry(Stubs.of(Node.class), error));
    }
    return AllNodesFailedException.fromErrors(entries);
  }

  private static Case violation(String sentence) {
    return new Case(
        new InvalidQueryException(NODE, sentence),
        CheckViolatedException.class,
        "coodie-542",
        "and nothing was written: " + sentence);
  }

  @Test
  void a_violated_check_names_its_column_where_the_server_does() {
    assertThat(violated("Column 'my v' can not be set to null.").column()).hasValue("my v");
    assertThat(violated("Value does not match regular expression 'x'").column()).isEmpty();
  }

  private static CheckViolatedException violated(String sentence) {
    return (CheckViolatedException)
        Errors.translate(new InvalidQueryException(NODE, sentence), withValue(), false);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "BETWEEN",
        "NOT IN",
        "NOT CONTAINS",
        "NOT CONTAINS KEY",
      })
  void an_operator_that_only_newer_servers_have_is_named(String operator) {
    String word = operator.split(" ")[0];
    CoodieException error =
        Errors.translate(
            new SyntaxError(
                NODE, "line 1:38 no viable alternative at input '" + word + "' (...[\"]c\" x)"),
            CqlStatement.of("SELECT * FROM t WHERE c " + operator + " ?"),
            false);

    assertThat(error)
        .hasMessageStartingWith(
            "The server has no " + operator + " in queries, which Cassandra 6.0")
        .hasMessageEndingWith("[coodie-628]");
  }

  private static Case refusal(Throwable error, String id, String sentence) {
    return new Case(error, StatementException.class, id, sentence);
  }
}
