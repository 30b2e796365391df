package dev.coodie.it;

import dev.coodie.Coodie;
import dev.coodie.CoodieConfig;
import dev.coodie.Documents;
import dev.coodie.Page;
import dev.coodie.PageToken;
import dev.coodie.Query;
import dev.coodie.batch.Batch;
import dev.coodie.driver.Consistency;
import dev.coodie.driver.CqlStatement;
import dev.coodie.scan.ScanCheckpoint;
import dev.coodie.schema.definition.Replication;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;

/**
 * A program of its own that does everything with one value, with all loggers at TRACE, and prints
 * what it is told: {@link CanaryTest} looks for the value in all of it.
 */
final class Canary {
  static final String VALUE = "CANARY4711x";
  private static final int TOMBSTONES = 1_100;

  private final Coodie coodie;
  private final Documents<User> users;
  private final Documents<Watch> watches;

  private Canary(Coodie coodie) {
    this.coodie = coodie;
    this.users = coodie.documents(User.class);
    this.watches = coodie.documents(Watch.class);
  }

  public static void main(String[] arguments) {
    CoodieConfig config =
        CoodieConfig.at(arguments[0])
            .keyspace(arguments[1])
            .credentials("u", VALUE + "-password")
            .pageTokenKey((VALUE + VALUE).getBytes(java.nio.charset.StandardCharsets.UTF_8))
            .requestTimeout(Duration.ofSeconds(20));
    System.out.println(config);
    try (Coodie coodie = Coodie.connect(config)) {
      coodie.schema().createKeyspace(arguments[1], Replication.simple(1));
      coodie.schema().plan(User.class, Watch.class).apply();
      new Canary(coodie).run();
      coodie.schema().dropKeyspace(arguments[1]);
    }
    System.out.println("done");
  }

  private void run() {
    warn();
    write();
    read();
    fail();
    show();
  }

  /** What a server warns of, in each way in which it can be asked. */
  private void warn() {
    tell(() -> users.find().count());
    tell(() -> users.find().async().count().toCompletableFuture().join());
    List<CqlStatement> large = new ArrayList<>();
    List<CqlStatement> many = new ArrayList<>();
    for (int i = 0; i < 15; i++) {
      large.add(users.cql().save(user(VALUE + i, VALUE + "x".repeat(1_000))));
      many.add(users.cql().save(user(VALUE + i, VALUE)));
    }
    tell(() -> execute(Batch.logged(large)));
    tell(() -> execute(Batch.unlogged(many)));
    for (int i = 0; i < TOMBSTONES; i++) {
      watches.at(Watch_.key(VALUE, i, i)).delete();
    }
    tell(() -> watches.find(Watch_.partition(VALUE)).all());
    tell(() -> coodie.execute("SELECT * FROM watch WHERE name = ?", VALUE));
    tell(() -> watches.find(Watch_.partition(VALUE)).stream().count());
  }

  private void write() {
    tell(() -> users.save(user(VALUE, VALUE)));
    tell(() -> users.insertIfNotExists(user(VALUE, VALUE)));
    tell(() -> users.at(User_.key(VALUE)).onlyIf(User_.email.eq(VALUE)).update(User_.age.set(2)));
    tell(() -> users.ttl(Duration.ofDays(1)).save(user(VALUE, VALUE)));
    tell(() -> users.bulk().saveAll(List.of(user(VALUE + 1, VALUE), user(VALUE + 2, VALUE))));
    tell(() -> users.bulk().saveAll(List.of(user(VALUE.repeat(8_000), VALUE))));
    tell(() -> users.save(user(VALUE.repeat(8_000), VALUE)));
    tell(() -> users.save(user("large", VALUE.repeat(300_000))));
    tell(() -> execute(Batch.logged(users.cql().save(user(VALUE.repeat(8_000), VALUE)))));
    tell(
        () ->
            execute(
                Batch.logged(
                    users.cql().save(user("a", VALUE.repeat(9_000))),
                    users.cql().save(user("b", VALUE)))));
  }

  private void read() {
    watches.save(new Watch(VALUE, 1, 1));
    watches.save(new Watch(VALUE, 2, 2));
    tell(() -> users.get(User_.key(VALUE)).age());
    tell(() -> users.get(User_.key(VALUE + "none")));
    tell(() -> watches.find(Watch_.partition(VALUE)).one());
    tell(() -> users.find(User_.email.eq(VALUE)).all());
    tell(() -> users.scan().forEach(user -> {}));
    Query<Watch> query = watches.find(Watch_.partition(VALUE)).pageSize(1);
    Page<Watch> page = query.page();
    PageToken token = page.next().orElseThrow();
    tell(() -> token);
    tell(() -> query.page(token));
    tell(() -> watches.find(Watch_.partition(VALUE + 2)).page(token));
    tell(() -> PageToken.parse(VALUE));
    tell(() -> ScanCheckpoint.parse(VALUE));
  }

  private void fail() {
    tell(() -> coodie.execute("SELECT * FROM users WHERE nokey = ?", VALUE));
    tell(() -> coodie.execute("SELECT * FROM watch WHERE name = ? AND major = ?", "x", VALUE));
    tell(() -> coodie.execute("SELECT * FROM users WHERE name = ?", VALUE, VALUE));
    tell(() -> coodie.execute("SELEC ?", VALUE));
    tell(() -> coodie.execute("INSERT INTO watch JSON ?", "{\"name\": \"" + VALUE + "\"}"));
    tell(
        () ->
            coodie.execute(
                "INSERT INTO watch JSON ?",
                "{\"name\": \"a\", \"minor\": 1, \"major\": \"" + VALUE + "\"}"));
    tell(() -> coodie.execute("INSERT INTO watch JSON ?", "{" + VALUE));
    tell(() -> coodie.execute("INSERT INTO watch JSON ?", "{\"" + VALUE + "\": 1}"));
    tell(() -> coodie.execute("SELECT * FROM users WHERE token(name) > minTimeuuid(?)", VALUE));
    tell(() -> users.timeout(Duration.ofNanos(1_000)).save(user(VALUE, VALUE)));
    tell(() -> users.timeout(Duration.ofNanos(1_000)).insertIfNotExists(user(VALUE, VALUE)));
    tell(() -> users.consistency(Consistency.THREE).save(user(VALUE, VALUE)));
    tell(() -> users.keyspace("nosuch").save(user(VALUE, VALUE)));
    tell(() -> users.compareAndSet(User_.key(VALUE), found -> user(VALUE + "other", VALUE)));
    tell(() -> users.ttl(Duration.ofDays(365L * 30)).save(user(VALUE, VALUE)));
    tell(() -> users.column("age").eq(VALUE));
  }

  private void show() {
    CqlStatement statement = users.cql().save(user(VALUE, VALUE));
    tell(() -> statement);
    tell(() -> Batch.logged(statement));
    tell(() -> User_.key(VALUE));
    tell(() -> User_.email.set(VALUE));
    tell(() -> users.find(User_.key(VALUE)));
    tell(() -> users.at(User_.key(VALUE)));
    tell(() -> coodie.execute("SELECT * FROM users WHERE name = ?", VALUE));
    tell(() -> users.insertIfNotExists(user(VALUE, VALUE)));
    tell(coodie::metrics);
    tell(() -> coodie);
  }

  private Object execute(Batch batch) {
    coodie.execute(batch);
    return batch;
  }

  /** Prints what comes back, or the exception with all its causes. */
  private static void tell(Callable<?> call) {
    try {
      Object answer = call.call();
      System.out.println(answer instanceof User ? "a user" : answer);
    } catch (Exception e) {
      StringWriter text = new StringWriter();
      e.printStackTrace(new PrintWriter(text));
      System.out.println(text);
    }
  }

  private static User user(String name, String email) {
    return new User(name, email, 1, Set.of(), Map.of());
  }
}
