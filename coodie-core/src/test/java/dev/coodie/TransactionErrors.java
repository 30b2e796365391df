package dev.coodie;

import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.coodie.column.TextColumn;
import dev.coodie.column.ValueType;
import dev.coodie.driver.Consistency;
import dev.coodie.driver.CqlStatement;
import dev.coodie.driver.Driver;
import dev.coodie.driver.ResultColumns;
import dev.coodie.driver.ResultColumns.ResultColumn;
import dev.coodie.driver.ResultPage;
import dev.coodie.driver.Row;
import dev.coodie.driver.TransactionSupport;
import dev.coodie.model.ModelColumn;
import dev.coodie.transaction.Read;
import dev.coodie.transaction.Transaction;
import dev.coodie.transaction.TransactionDocuments;
import dev.coodie.transaction.TransactionResult;
import dev.coodie.transaction.TransactionWrite;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.provider.Arguments;

/**
 * What is refused of transactions, mostly since the server would do something else than it reads,
 * without a word.
 */
final class TransactionErrors {
  private static final String SECRET = "s3cr3t";
  private static final Coodie COODIE = Coodie.of(TestDriver.empty());
  private static final Documents<Account> HANDLE = COODIE.documents(Account.class);
  private static final TransactionDocuments<Account> ACCOUNTS = HANDLE.inTransaction();
  private static final Read<Account> READ = ACCOUNTS.read(Account_.key(1));
  private static final Read<Account> OTHER = ACCOUNTS.read(Account_.key(1));
  private static final TransactionWrite DELETE = ACCOUNTS.at(Account_.key(1)).delete();

  private TransactionErrors() {}

  static Stream<Arguments> all() {
    return Stream.of(handles(), reads(), conditions(), writes(), additions(), results())
        .flatMap(cases -> cases);
  }

  private static Stream<Arguments> handles() {
    return Stream.of(
        error("coodie-1303", () -> COODIE.documents(Event.class).inTransaction()),
        error("coodie-1304", () -> COODIE.documents(Expiring.class).inTransaction()),
        error("coodie-1305", () -> HANDLE.ttl(Duration.ofHours(1)).inTransaction()),
        error("coodie-1305", () -> HANDLE.neverExpires().inTransaction()),
        error("coodie-1305", () -> HANDLE.timestamp(Instant.EPOCH).inTransaction()),
        error("coodie-1306", () -> HANDLE.consistency(Consistency.LOCAL_ONE).inTransaction()),
        error("coodie-1306", () -> HANDLE.consistency(Consistency.LOCAL_QUORUM).inTransaction()),
        error("coodie-1306", () -> Transaction.reading(READ).consistency(Consistency.EACH_QUORUM)),
        error("coodie-1306", TransactionErrors::twoLevels),
        error("coodie-1308", () -> COODIE.documents(Pet.Cat.class).inTransaction()));
  }

  private static void twoLevels() {
    TransactionDocuments<Account> one = HANDLE.consistency(Consistency.ONE).inTransaction();
    TransactionDocuments<Account> all = HANDLE.consistency(Consistency.ALL).inTransaction();
    Transaction.reading(one.read(Account_.key(1)), all.read(Account_.key(2))).cql();
  }

  private static Stream<Arguments> reads() {
    return Stream.of(
        error("coodie-1309", () -> ACCOUNTS.read(Account_.bank.eq(SECRET))),
        error("coodie-1309", () -> ACCOUNTS.read(Account_.key(1).and(Account_.owner.eq(SECRET)))),
        error(
            "coodie-1309",
            () -> ACCOUNTS.read(Account_.bank.eq(SECRET).and(Account_.number.in(1, 2)))),
        error("coodie-1309", () -> ACCOUNTS.readFirst(Account_.number.eq(1))),
        error("coodie-208", () -> ACCOUNTS.read(Account_.bank.eq(null).and(Account_.number.eq(1)))),
        error(
            "coodie-208", () -> ACCOUNTS.read(Account_.bank.eq("b").and(Account_.number.isNull()))),
        error("coodie-208", () -> ACCOUNTS.readFirst(Account_.bank.eq(null))),
        error("coodie-208", () -> ACCOUNTS.at(Account_.bank.eq(null)).delete()),
        error("coodie-245", () -> ACCOUNTS.at().delete()),
        error("coodie-241", () -> ACCOUNTS.at(Account_.key(1)).update()),
        error("coodie-1309", () -> ACCOUNTS.readFirst(Account_.bank.in(SECRET, "b"))),
        error(
            "coodie-1309",
            () -> ACCOUNTS.readFirst(Account_.bank.eq(SECRET), Account_.number.in(1, 2))),
        error(
            "coodie-1309",
            () -> ACCOUNTS.readFirst(Account_.bank.eq(SECRET), Account_.owner.eq(SECRET))),
        error("coodie-1321", () -> Transaction.reading()),
        error("coodie-1321", () -> Transaction.writing()),
        error("coodie-1322", () -> Transaction.reading(READ, READ)));
  }

  private static Stream<Arguments> conditions() {
    Transaction reading = Transaction.reading(READ);
    return Stream.of(
        error("coodie-1310", () -> READ.is(Account_.owner.in(SECRET, "a"))),
        error("coodie-1310", () -> READ.is(Account_.owner.like(SECRET))),
        error("coodie-1310", () -> READ.is(Account_.tags.eq(Set.of(SECRET)))),
        error("coodie-1310", () -> READ.is(Account_.tags.contains(SECRET))),
        error("coodie-205", () -> READ.is(Account_.balance.lt(null))),
        error("coodie-1321", () -> reading.onlyIf()),
        error("coodie-1321", () -> reading.write()),
        error("coodie-1312", () -> reading.onlyIf(OTHER.exists())),
        error(
            "coodie-1312",
            () ->
                reading.write(
                    ACCOUNTS
                        .at(Account_.key(2))
                        .update(Account_.owner.setTo(OTHER.value(Account_.owner))))),
        error("coodie-1319", () -> reading.onlyIf(READ.exists()).cql()));
  }

  private static Stream<Arguments> writes() {
    TransactionWrite owner = ACCOUNTS.at(Account_.key(1)).update(Account_.owner.set(SECRET));
    TransactionWrite several =
        ACCOUNTS
            .at(Account_.bank.eq("b"), Account_.number.in(1, 2))
            .update(Account_.owner.set(SECRET));
    TransactionWrite motto = ACCOUNTS.at(Account_.bank.eq("b")).update(Account_.motto.set(SECRET));
    TransactionWrite partition = ACCOUNTS.at(Account_.bank.eq("b")).delete();
    TransactionWrite save = ACCOUNTS.save(Account.of(1, 1));
    TextColumn<Account> ascii = TextColumn.of(Account.class, "owner", ValueType.ASCII);
    return Stream.of(
        error("coodie-1313", () -> Transaction.writing(owner, owner)),
        error("coodie-1313", () -> Transaction.writing(owner).write(several)),
        error("coodie-1313", () -> Transaction.writing(owner, save)),
        error("coodie-1313", () -> Transaction.writing(save, ACCOUNTS.save(Account.of(2, 1)))),
        error("coodie-1313", () -> Transaction.writing(motto, save)),
        error("coodie-1314", () -> Transaction.writing(owner, DELETE)),
        error("coodie-1314", () -> Transaction.writing(DELETE, save)),
        error("coodie-1314", () -> Transaction.writing(partition, owner)),
        error("coodie-1314", () -> Transaction.writing(motto, partition)),
        error(
            "coodie-1314",
            () ->
                Transaction.writing(
                    several, ACCOUNTS.at(Account_.bank.eq("b"), Account_.number.gt(5)).delete())),
        error(
            "coodie-1318",
            () ->
                ACCOUNTS
                    .at(Account_.bank.in(SECRET, "b"), Account_.number.eq(1))
                    .update(Account_.owner.set("x"))),
        error("coodie-1313", () -> Transaction.writing(many(40, owner))),
        error("coodie-1313", () -> Transaction.writing(many(40, several))),
        error("coodie-1313", () -> Transaction.writing(many(40)).write(owner)),
        error("coodie-1314", () -> Transaction.writing(many(40, partition))),
        error("coodie-1313", () -> Transaction.writing(motto).write(many(40, save))),
        error("coodie-1326", () -> Transaction.writing(many(33_000)).cql()),
        error("coodie-1318", () -> ACCOUNTS.at(Account_.bank.in(SECRET, "b")).delete()),
        error("coodie-1317", () -> versioned().save(Versioned.of(SECRET))),
        error("coodie-1317", () -> versioned().delete(Versioned.of(SECRET))),
        error(
            "coodie-1320",
            () ->
                ACCOUNTS
                    .at(Account_.key(1))
                    .update(
                        Account_.motto.setTo(asciiRead().value(TransactionErrors_Ascii_.letters)))),
        error("coodie-207", () -> READ.value(ascii)),
        error(
            "coodie-242",
            () ->
                ACCOUNTS
                    .at(Account_.key(1))
                    .update(Account_.tags.add(SECRET), Account_.tags.remove("b"))));
  }

  /** That change the owner of the accounts 1, 2, ..; then more. */
  private static TransactionWrite[] many(int count, TransactionWrite... more) {
    return Stream.concat(
            IntStream.rangeClosed(1, count)
                .mapToObj(n -> ACCOUNTS.at(Account_.key(n)).update(Account_.owner.set(SECRET))),
            Stream.of(more))
        .toArray(TransactionWrite[]::new);
  }

  private static TransactionDocuments<Versioned> versioned() {
    return COODIE.documents(Versioned.class).inTransaction();
  }

  private static Read<Ascii> asciiRead() {
    return COODIE.documents(Ascii.class).inTransaction().read(TransactionErrors_Ascii_.id.eq(1));
  }

  private static Stream<Arguments> additions() {
    Transaction guarded = Transaction.reading(READ).onlyIf(READ.is(Account_.balance.gte(1L)));
    return Stream.of(
        error("coodie-1315", () -> ACCOUNTS.at(Account_.key(1)).update(Account_.visits.add(1))),
        error(
            "coodie-1315",
            () ->
                ACCOUNTS
                    .at(Account_.bank.eq("b"), Account_.number.in(1, 2))
                    .update(Account_.balance.add(1L))),
        error("coodie-1316", () -> Transaction.reading(READ).onlyIf(READ.exists()).write(added(1))),
        error("coodie-1316", () -> guarded.write(added(2))),
        error("coodie-1316", () -> Transaction.writing(added(1))));
  }

  private static TransactionWrite added(int number) {
    return ACCOUNTS.at(Account_.key(number)).update(Account_.balance.add(1L));
  }

  private static Stream<Arguments> results() {
    Transaction reading = Transaction.reading(READ);
    return Stream.of(
        error("coodie-1301", () -> run(TransactionSupport.MISSING)),
        error("coodie-1302", () -> run(TransactionSupport.OFF)),
        error("coodie-1307", TransactionErrors::compareMasks),
        error("coodie-1323", () -> TransactionResult.of(reading, page(ValueType.TEXT)).get(READ)),
        error("coodie-1325", () -> TransactionResult.of(reading, ResultPage.empty())),
        error(
            "coodie-1312",
            () -> TransactionResult.of(reading, page(ValueType.BIGINT)).find(OTHER)));
  }

  private static void run(TransactionSupport support) {
    Driver driver =
        new Driver() {
          @Override
          public CompletionStage<ResultPage> execute(CqlStatement statement) {
            throw new AssertionError("It was sent.");
          }

          @Override
          public Optional<String> keyspace() {
            return Optional.of("ks");
          }

          @Override
          public CompletionStage<TransactionSupport> transactions() {
            return CompletableFuture.completedFuture(support);
          }
        };
    Coodie coodie = Coodie.of(driver);
    TransactionDocuments<Account> accounts = coodie.documents(Account.class).inTransaction();
    TransactionResult unused =
        coodie.execute(Transaction.writing(accounts.at(Account_.key(1)).delete()));
  }

  private static void compareMasks() {
    TestDriver driver = TestDriver.empty();
    driver.masked = Set.of("balance");
    Coodie coodie = Coodie.of(driver);
    TransactionDocuments<Account> accounts = coodie.documents(Account.class).inTransaction();
    Read<Account> read = accounts.read(Account_.key(1));
    TransactionResult unused =
        coodie.execute(
            Transaction.reading(read)
                .onlyIf(read.is(Account_.balance.gt(1L)))
                .write(accounts.at(Account_.key(1)).delete()));
  }

  /** A row of an account whose balance has this type. */
  private static ResultPage page(ValueType<?> balance) {
    List<ResultColumn> columns = new ArrayList<>();
    List<@Nullable ByteBuffer> cells = new ArrayList<>();
    for (ModelColumn column : Account_.MODEL.columns()) {
      boolean changed = column.name().equals("balance");
      columns.add(
          new ResultColumn("r0." + column.name(), changed ? balance : column.column().type()));
      cells.add(
          switch (column.name()) {
            case "bank" -> ValueType.TEXT.encode("b");
            case "number" -> ValueType.INT.encode(1);
            default -> null;
          });
    }
    ResultColumns all = ResultColumns.of("", columns);
    return ResultPage.of(all, List.of(Row.of(all, cells)), null);
  }

  private static Arguments error(String id, ThrowingCallable cause) {
    return arguments(id, cause);
  }

  /** Of a table whose rows expire. */
  record Expiring(int id) {}

  /** Of a table with another type of text. */
  record Ascii(int id, @Nullable String letters) {}

  /** Of a table whose rows are saved under a condition. */
  record Versioned(String id, long version) {
    static Versioned of(String id) {
      return new Versioned(id, 1);
    }
  }
}
