package dev.coodie;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.coodie.annotation.ClusteringOrder;
import dev.coodie.batch.Batch;
import dev.coodie.batch.ConditionalBatch;
import dev.coodie.column.Assignment;
import dev.coodie.column.Change;
import dev.coodie.column.Column;
import dev.coodie.column.Condition;
import dev.coodie.column.Ordering;
import dev.coodie.column.Selector;
import dev.coodie.column.ValueType;
import dev.coodie.column.VectorColumn;
import dev.coodie.driver.BatchKind;
import dev.coodie.driver.Consistency;
import dev.coodie.driver.CqlStatement;
import dev.coodie.driver.Driver;
import dev.coodie.driver.ResultPage;
import dev.coodie.driver.Row;
import dev.coodie.error.CoodieException;
import dev.coodie.scan.ScanCheckpoint;
import dev.coodie.schema.definition.KeyspaceOptions;
import dev.coodie.schema.definition.Replication;
import dev.coodie.transaction.Read;
import dev.coodie.transaction.Transaction;
import dev.coodie.transaction.TransactionDocuments;
import java.lang.reflect.AnnotatedArrayType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Array;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Null, given to each parameter of each public method that does not say it may be null. */
class NullArgumentsTest {
  private static final Coodie COODIE = Coodie.of(TestDriver.empty());
  private static final Documents<Event> EVENTS = COODIE.documents(Event.class);
  private static final Documents<Product> PRODUCTS = COODIE.documents(Product.class);
  private static final Counters<Hits> COUNTERS = COODIE.counters(Hits.class);
  private static final Views<ProductByColor> VIEWS = COODIE.views(ProductByColor.class);
  private static final TransactionDocuments<Account> ACCOUNTS =
      COODIE.documents(Account.class).inTransaction();
  private static final Read<Account> READ = ACCOUNTS.read(Account_.key(1));
  private static final Condition<Event> KEY = Event_.key();
  private static final CqlStatement WRITE = EVENTS.cql().save(Event.numbered(1));
  private static final CqlStatement CONDITIONAL = EVENTS.cql().insertIfNotExists(Event.numbered(1));

  /** What a parameter of a type is given where it is not null. */
  private static final Map<Class<?>, Object> VALUES =
      Map.ofEntries(
          Map.entry(Condition.class, KEY),
          Map.entry(KeyspaceOptions.class, KeyspaceOptions.of(Replication.simple(1))),
          Map.entry(Assignment.class, Event_.kind.set("x")),
          Map.entry(Column.class, Event_.kind),
          Map.entry(Selector.class, Event_.kind),
          Map.entry(Ordering.class, Event_.seq.asc()),
          Map.entry(CqlStatement.class, WRITE),
          Map.entry(Consistency.class, Consistency.QUORUM),
          Map.entry(ClusteringOrder.class, ClusteringOrder.ASC),
          Map.entry(BatchKind.class, BatchKind.LOGGED),
          Map.entry(Duration.class, Duration.ofSeconds(1)),
          Map.entry(Instant.class, Instant.EPOCH),
          Map.entry(String.class, "x"),
          Map.entry(Object.class, Event.numbered(1)),
          Map.entry(Class.class, Event.class),
          Map.entry(byte[].class, new byte[16]),
          Map.entry(int.class, 1),
          Map.entry(long.class, 1L),
          Map.entry(boolean.class, true),
          Map.entry(Path.class, Path.of("x")),
          Map.entry(Replication.class, Replication.simple(1)),
          Map.entry(Collection.class, List.of()),
          Map.entry(Iterable.class, List.of()),
          Map.entry(List.class, List.of()),
          Map.entry(Map.class, Map.of()),
          Map.entry(Executor.class, (Executor) Runnable::run),
          Map.entry(Consumer.class, (Consumer<Object>) x -> {}),
          Map.entry(Function.class, Function.identity()),
          Map.entry(UnaryOperator.class, UnaryOperator.identity()),
          Map.entry(Collector.class, Collectors.toList()),
          Map.entry(Compression.class, Compression.NONE),
          Map.entry(Tls.class, Tls.trustingPublicAuthorities()),
          Map.entry(InetSocketAddress.class, InetSocketAddress.createUnresolved("h", 1)),
          Map.entry(Driver.class, TestDriver.empty()),
          Map.entry(CoodieConfig.class, CoodieConfig.defaults()),
          Map.entry(Transaction.class, Transaction.reading(READ)),
          Map.entry(Change.class, Account_.balance.set(1L)),
          Map.entry(Batch.class, Batch.logged(WRITE)),
          Map.entry(ConditionalBatch.class, Batch.conditional(CONDITIONAL)));

  static List<Object> doors() {
    Query<Event> query = EVENTS.find(KEY);
    Target<Event> target = EVENTS.at(KEY);
    return List.of(
        COODIE,
        COODIE.async(),
        COODIE.schema(),
        COODIE.schema().async(),
        EVENTS,
        EVENTS.async(),
        EVENTS.cql(),
        COUNTERS,
        COUNTERS.async(),
        COUNTERS.cql(),
        VIEWS,
        VIEWS.async(),
        VIEWS.cql(),
        query,
        query.async(),
        query.cql(),
        target,
        target.async(),
        target.cql(),
        target.ifExists(),
        target.ifExists().async(),
        target.cql().ifExists(),
        COUNTERS.at(Hits_.key("a", 1)),
        COUNTERS.at(Hits_.key("a", 1)).async(),
        COUNTERS.at(Hits_.key("a", 1)).cql(),
        EVENTS.bulk(),
        EVENTS.bulk().async(),
        EVENTS.bulk().outcomes(),
        EVENTS.scan(),
        EVENTS.scan().async(),
        Batch.logged(WRITE),
        Batch.conditional(CONDITIONAL),
        ACCOUNTS,
        ACCOUNTS.at(Account_.key(1)),
        READ,
        Transaction.reading(READ),
        CoodieConfig.defaults(),
        Tls.trustingPublicAuthorities(),
        Event_.service,
        Event_.seq,
        Event_.kind,
        Event_.tags,
        Event_.notes,
        Event_.counts,
        Event_.counts.at("a"),
        Draft_.place,
        Draft_.meaning,
        Hits_.views,
        EVENTS.column("tags"),
        Account_.balance,
        Account_.owner,
        EVENTS.token());
  }

  @ParameterizedTest(autoCloseArguments = false)
  @MethodSource("doors")
  void null_is_told_with_a_sentence(Object door) {
    List<String> wrong = new ArrayList<>();
    for (Method method : door.getClass().getMethods()) {
      if (method.getDeclaringClass() != Object.class) {
        check(door, method, wrong);
      }
    }

    assertThat(wrong).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("statics")
  void so_it_is_by_static_methods(Class<?> type) {
    List<String> wrong = new ArrayList<>();
    for (Method method : type.getDeclaredMethods()) {
      if (Modifier.isStatic(method.getModifiers())) {
        check(null, method, wrong);
      }
    }

    assertThat(wrong).isEmpty();
  }

  static Stream<Class<?>> statics() {
    return Stream.of(
        PageToken.class,
        ScanCheckpoint.class,
        Batch.class,
        ConditionalBatch.class,
        Transaction.class,
        Coodie.class,
        CoodieConfig.class,
        Tls.class);
  }

  @Test
  void the_sentence_says_what_is_needed() {
    assertThatNullPointerException()
        .isThrownBy(() -> EVENTS.save(null))
        .withMessage(
            "null was given where a document is needed. Only what is marked @Nullable may be null."
                + " [coodie-626]");
    assertThatNullPointerException()
        .isThrownBy(() -> Batch.logged((CqlStatement) null))
        .withMessageContaining("a statement");
    assertThatNullPointerException()
        .isThrownBy(() -> Account_.balance.add(null))
        .withMessage(
            "Column \"balance\" is given null where a number is needed. Only what is marked"
                + " @Nullable may be null. [coodie-626]");
  }

  /** With null in the place of one parameter after the other, and of an element of each array. */
  private static void check(@Nullable Object door, Method method, List<String> wrong) {
    if (!Modifier.isPublic(method.getModifiers())
        || method.isSynthetic()
        || method.getName().equals("equals")
        || (door != null && Modifier.isStatic(method.getModifiers()))) {
      return;
    }
    Parameter[] parameters = method.getParameters();
    for (int i = 0; i < parameters.length; i++) {
      AnnotatedType type = parameters[i].getAnnotatedType();
      if (parameters[i].getType().isPrimitive() || mayBeNull(type)) {
        continue;
      }
      @Nullable Object[] arguments = new Object[parameters.length];
      for (int j = 0; j < parameters.length; j++) {
        arguments[j] = j == i ? null : value(door, parameters[j].getType());
      }
      call(door, method, arguments, wrong);
      Class<?> component = parameters[i].getType().getComponentType();
      if (component != null
          && !component.isPrimitive()
          && !mayBeNull(((AnnotatedArrayType) type).getAnnotatedGenericComponentType())) {
        arguments[i] = Array.newInstance(component, 1);
        call(door, method, arguments, wrong);
      }
    }
  }

  private static boolean mayBeNull(AnnotatedType type) {
    return type.isAnnotationPresent(Nullable.class);
  }

  private static Object value(@Nullable Object door, Class<?> type) {
    if (type == Object.class && door != null && door.getClass().getName().contains("Counter")) {
      return new Hits("a", 1, 1L, 1L);
    }
    Object known = VALUES.get(type);
    if (known != null) {
      return known;
    }
    if (type.isArray()) {
      return Array.newInstance(type.getComponentType(), 0);
    }
    if (type == VectorColumn.class) {
      return VectorColumn.of(Event.class, "v", ValueType.vector(ValueType.FLOAT, 3));
    }
    if (type == Supplier.class) {
      return (Supplier<Object>) () -> "ann";
    }
    if (type == InstantSource.class) {
      return InstantSource.system();
    }
    if (type == Stream.class) {
      return Stream.of();
    }
    if (type == Flow.Publisher.class) {
      return (Flow.Publisher<Object>) subscriber -> {};
    }
    if (type == PageToken.class) {
      return PageToken.parse("AAAA");
    }
    if (type == ScanCheckpoint.class || type == Row.class || type == ResultPage.class) {
      return null;
    }
    throw new AssertionError("No value of " + type);
  }

  private static void call(
      @Nullable Object door, Method method, @Nullable Object[] arguments, List<String> wrong) {
    String what = method.toGenericString() + " given " + Arrays.toString(arguments);
    try {
      method.setAccessible(true);
      Object result = method.invoke(door, arguments);
      wrong.add("nothing was thrown, but came " + result + ": " + what);
    } catch (InvocationTargetException e) {
      Throwable thrown = e.getCause();
      boolean ofCoodie =
          thrown instanceof CoodieException || thrown instanceof NullPointerException;
      if (!ofCoodie || !String.valueOf(thrown.getMessage()).matches("(?s).* .*\\[coodie-\\d+]")) {
        StackTraceElement[] trace = thrown.getStackTrace();
        wrong.add(
            thrown
                + ": "
                + what
                + " at "
                + Arrays.asList(trace).subList(0, Math.min(4, trace.length)));
      }
    } catch (IllegalAccessException e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }
}
