package dev.coodie.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coodie.Coodie;
import dev.coodie.CoodieConfig;
import dev.coodie.Documents;
import dev.coodie.driver.Consistency;
import dev.coodie.observe.Operation;
import dev.coodie.observe.OperationAnswer;
import dev.coodie.observe.OperationListener;
import dev.coodie.observe.OperationRequest;
import dev.coodie.observe.Repetition;
import dev.coodie.test.EmbeddedCoodieExtension;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a listener hears of operations on a real node. */
class OperationsAreToldTest {
  @RegisterExtension
  static final EmbeddedCoodieExtension DB = EmbeddedCoodieExtension.withDocuments(Lantern.class);

  private static final class Heard implements OperationListener {
    final List<Operation> ended = Collections.synchronizedList(new ArrayList<>());
    final List<OperationAnswer> answers = Collections.synchronizedList(new ArrayList<>());
    final List<Repetition> repetitions = Collections.synchronizedList(new ArrayList<>());

    @Override
    public void answers(Operation operation, OperationRequest request, OperationAnswer answer) {
      answers.add(answer);
    }

    @Override
    public void repeats(Operation operation, Repetition repetition) {
      repetitions.add(repetition);
    }

    @Override
    public void ends(Operation operation, Duration took, @Nullable Throwable error) {
      ended.add(operation);
    }

    Operation last(String name) {
      return ended.stream().filter(o -> o.name().equals(name)).reduce((a, b) -> b).orElseThrow();
    }
  }

  private final Heard heard = new Heard();
  private Coodie coodie;
  private Documents<Lantern> lanterns;

  @BeforeEach
  void connect() {
    coodie =
        Coodie.connect(
            CoodieConfig.at(DB.node().contactPoint())
                .localDatacenter(DB.node().localDatacenter())
                .keyspace(DB.keyspace())
                .consistency(Consistency.LOCAL_ONE)
                .listener(heard));
    lanterns = coodie.documents(Lantern.class);
    lanterns.truncate();
    lanterns
        .bulk()
        .saveAll(IntStream.range(0, 5).mapToObj(i -> new Lantern("main", i, "red")).toList());
  }

  @AfterEach
  void close() {
    coodie.close();
  }

  @Test
  void pages_have_rows_bytes_and_a_coordinator() {
    heard.answers.clear();

    lanterns.find(Lantern_.partition("main")).pageSize(2).all();

    Operation find = heard.last("find");
    assertThat(find.pages()).isEqualTo(3);
    assertThat(find.rows()).isEqualTo(5);
    assertThat(find.bytes()).isPositive();
    assertThat(find.consistency()).contains(Consistency.LOCAL_ONE);
    assertThat(find.keyspace()).contains(DB.keyspace());
    assertThat(heard.answers).extracting(OperationAnswer::rows).containsExactly(2, 2, 1);
    assertThat(heard.answers)
        .allSatisfy(
            answer ->
                assertThat(answer.coordinator())
                    .contains(":" + DB.node().contactPoint().getPort()));
  }

  @Test
  void warnings_of_the_server_are_told() {
    long count = lanterns.find().count();

    assertThat(count).isEqualTo(5);
    assertThat(heard.last("count").warnings())
        .singleElement()
        .asString()
        .contains("Aggregation query used without partition key");
  }

  @Test
  void a_statement_that_the_node_forgot_is_told_as_prepared_again() {
    coodie.schema().drop(Lantern.class);
    coodie.schema().plan(Lantern.class).apply();
    lanterns.save(new Lantern("side", 1, "blue"));
    heard.repetitions.clear();
    coodie.schema().drop(Lantern.class);
    coodie.schema().plan(Lantern.class).apply();

    lanterns.save(new Lantern("side", 1, "green"));

    assertThat(heard.repetitions).containsExactly(new Repetition(Repetition.Reason.STALE, 2, null));
    assertThat(heard.last("save").repetitions()).isEqualTo(1);
    assertThat(lanterns.get(Lantern_.key("side", 1)).color()).isEqualTo("green");
  }

  @Test
  void a_conditional_write_is_told_as_applied_or_not() {
    Lantern lantern = new Lantern("side", 7, "blue");

    assertThat(lanterns.insertIfNotExists(lantern).applied()).isTrue();
    assertThat(heard.last("insertIfNotExists").applied()).contains(true);
    assertThat(lanterns.insertIfNotExists(lantern).applied()).isFalse();
    assertThat(heard.last("insertIfNotExists").applied()).contains(false);
  }

  @Test
  void nothing_passes_unseen_and_all_that_begins_ends() {
    coodie.schema().plan(Lantern.class).apply();
    lanterns.scan().forEach(lantern -> {});
    coodie.execute("SELECT release_version FROM system.local");

    assertThat(heard.ended)
        .extracting(Operation::name)
        .contains("truncate", "bulk.saveAll", "internal", "scan", "raw");
    assertThat(heard.last("bulk.saveAll").requests()).isPositive();
    assertThat(heard.last("scan").rows()).isEqualTo(5);
    assertThat(heard.last("raw").cql()).contains("SELECT release_version FROM system.local");
  }
}
