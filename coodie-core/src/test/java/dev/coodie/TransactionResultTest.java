package dev.coodie;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.coodie.column.Condition;
import dev.coodie.driver.CqlStatement;
import dev.coodie.driver.ResultColumns;
import dev.coodie.driver.ResultColumns.ResultColumn;
import dev.coodie.driver.ResultPage;
import dev.coodie.driver.Row;
import dev.coodie.model.ModelColumn;
import dev.coodie.transaction.Read;
import dev.coodie.transaction.Transaction;
import dev.coodie.transaction.TransactionDocuments;
import dev.coodie.transaction.TransactionResult;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is decided by the values that a transaction read. */
class TransactionResultTest {
  private static final Account STORED =
      new Account("b", 1, null, 10L, new BigDecimal("1.0"), null, Set.of("t"), 4);

  private final TestDriver driver = TestDriver.empty();
  private final Coodie coodie = Coodie.of(driver);
  private final TransactionDocuments<Account> accounts =
      coodie.documents(Account.class).inTransaction();
  private final Read<Account> one = accounts.read(Account_.key(1));
  private final Read<Account> two = accounts.read(Account_.key(2));

  static Stream<Arguments> decisions() {
    return Stream.of(
        arguments(Account_.balance.eq(10L), true),
        arguments(Account_.balance.ne(10L), false),
        arguments(Account_.balance.lt(11L), true),
        arguments(Account_.balance.lte(9L), false),
        arguments(Account_.balance.gt(-1L), true),
        arguments(Account_.balance.gte(10L), true),
        arguments(Account_.rate.eq(new BigDecimal("1.00")), true),
        arguments(Account_.rate.lt(new BigDecimal("10")), true),
        arguments(Account_.owner.isNull(), true),
        arguments(Account_.owner.eq("x"), false),
        arguments(Account_.owner.ne("x"), false),
        arguments(Account_.owner.gte(""), false),
        arguments(Account_.tags.isNotNull(), true),
        arguments(Account_.visits.eq(4), true));
  }

  @ParameterizedTest
  @MethodSource("decisions")
  void a_condition_is_decided_as_the_server_does(Condition<Account> condition, boolean expected) {
    Transaction transaction =
        Transaction.reading(two, one)
            .onlyIf(two.isMissing(), one.exists(), one.is(condition))
            .write(accounts.at(Account_.key(1)).delete());
    driver.answer = TestDriver.answering(answer(null, STORED)).answer;

    TransactionResult result = coodie.execute(transaction);

    assertThat(result.applied()).isEqualTo(expected);
    assertThat(result.find(two)).isEmpty();
    assertThat(result.get(one)).isEqualTo(STORED);
  }

  @Test
  void sync_and_async_send_the_same() {
    Transaction transaction = Transaction.reading(one);
    driver.answer = TestDriver.answering(answer(STORED)).answer;

    assertThat(coodie.execute(transaction).applied()).isTrue();
    assertThat(coodie.async().execute(transaction).toCompletableFuture().join().get(one))
        .isEqualTo(STORED);
    assertThat(driver.sent).extracting(CqlStatement::text).containsOnly(transaction.cql().text());
  }

  @Test
  void without_reads_it_was_applied() {
    Transaction transaction = Transaction.writing(accounts.at(Account_.key(1)).delete());

    assertThat(coodie.execute(transaction).applied()).isTrue();
  }

  private static ResultPage answer(@Nullable Account... documents) {
    List<ResultColumn> columns = new ArrayList<>();
    List<@Nullable ByteBuffer> cells = new ArrayList<>();
    for (Account document : documents) {
      List<ModelColumn> all = Account_.MODEL.columns();
      all.forEach(c -> columns.add(new ResultColumn("r." + c.name(), c.column().type())));
      @Nullable ByteBuffer[] own =
          document == null ? new ByteBuffer[all.size()] : Account_.MODEL.cells(document, 0);
      cells.addAll(Arrays.asList(own));
    }
    ResultColumns all = ResultColumns.of("", columns);
    return ResultPage.of(all, List.of(Row.of(all, cells)), null);
  }
}
