package dev.coodie.javadriver;

import static org.assertj.core.api.Assertions.assertThat;

import com.datastax.oss.driver.api.core.CqlSession;
import dev.coodie.column.ValueType;
import dev.coodie.driver.CqlStatement;
import dev.coodie.driver.ResultPage;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class RoomTest {
  @Test
  void what_does_not_fit_is_refused_until_others_leave() {
    Room room = new Room(100);

    assertThat(room.take(60)).isTrue();
    assertThat(room.take(60)).isFalse();
    assertThat(room.taken()).isEqualTo(60);
    room.leave(60);
    assertThat(room.take(60)).isTrue();
  }

  @Test
  void one_that_is_larger_than_all_of_it_runs_alone() {
    Room room = new Room(100);

    assertThat(room.take(500)).isTrue();
    assertThat(room.take(1)).isFalse();
    room.leave(500);
    assertThat(room.take(1)).isTrue();
  }

  @Test
  void a_statement_counts_with_its_values() {
    CqlStatement statement =
        CqlStatement.of(
            "INSERT INTO t (a, b) VALUES (?, ?)",
            new ByteBuffer[] {ValueType.TEXT.encode("four"), null},
            new ValueType<?>[] {ValueType.TEXT, ValueType.TEXT});

    assertThat(Room.bytes(statement)).isEqualTo(Room.EACH + 4);
  }

  @Test
  void a_refusal_says_how_much_there_is_and_how_to_get_more() {
    assertThat(new Room(8 << 20).full("INSERT"))
        .hasMessageContaining("take all of the 8 MiB they may; this one was not run.")
        .hasMessageContaining("CoodieConfig.statementMemory(..)")
        .hasMessageEndingWith("[coodie-519]");
  }

  @Test
  void a_statement_leaves_once_however_it_ends() {
    Room room = new Room(1 << 20);
    CqlSession session = Stubs.of(CqlSession.class);
    PreparedStatements statements =
        new PreparedStatements(text -> new CompletableFuture<>(), 10, Repreparing.of(session));
    for (int ending = 0; ending < 3; ending++) {
      Execution execution = new Execution(session, statements, CqlStatement.of("SELECT"), room);
      assertThat(execution.enter()).isTrue();
      assertThat(room.taken()).isEqualTo(Room.EACH);

      switch (ending) {
        case 0 -> execution.complete(ResultPage.empty());
        case 1 -> execution.completeExceptionally(new IllegalStateException());
        default -> execution.cancel(true);
      }
      execution.cancel(true);
      execution.complete(ResultPage.empty());

      assertThat(room.taken()).isZero();
    }
  }
}
