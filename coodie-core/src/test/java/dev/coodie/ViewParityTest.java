package dev.coodie;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.coodie.bulk.AsyncBulk;
import dev.coodie.bulk.Bulk;
import dev.coodie.bulk.BulkOutcomes;
import dev.coodie.bulk.BulkRun;
import dev.coodie.bulk.Outcomes;
import dev.coodie.driver.CqlStatement;
import dev.coodie.scan.AsyncScan;
import dev.coodie.scan.Scan;
import dev.coodie.schema.AsyncSchema;
import dev.coodie.schema.Schema;
import dev.coodie.schema.SchemaLock;
import dev.coodie.schema.SchemaPlan;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A view has the same methods as what it is a view of, with the same parameters. */
class ViewParityTest {
  private static final String HANDLE = "makes another handle, which has views of its own";
  private static final String LOCAL = "asks no server";
  private static final String VIEW = "is a view";

  /** What a view does not repeat, and why. */
  private static final Map<Class<?>, Map<String, String>> NOT_REPEATED =
      Map.ofEntries(
          entry(
              Documents.class,
              reasons(
                  HANDLE,
                  "ttl neverExpires timestamp consistency serialConsistency timeout profile"
                      + " skipNulls keyspace find scan at bulk",
                  LOCAL,
                  "column token read model",
                  VIEW,
                  "async cql")),
          entry(
              Query.class,
              reasons(
                  HANDLE,
                  "where orderBy nearest between groupBy distinct limit perPartitionLimit"
                      + " allowFiltering bypassCache pageSize consistency timeout as",
                  VIEW,
                  "async cql publisher")),
          entry(
              BucketQuery.class,
              reasons(HANDLE, "newestFirst oldestFirst limit pageSize", VIEW, "async publisher")),
          entry(
              Scan.class,
              reasons(
                  HANDLE,
                  "parallelism ranges equalRanges pageSize consistency bypassCache timeout executor"
                      + " as from onCheckpoint onProgress reportsEvery",
                  VIEW,
                  "async publisher")),
          entry(
              Bulk.class,
              reasons(HANDLE, "inFlight retries executor onProgress", VIEW, "async outcomes")),
          entry(Target.class, reasons(VIEW, "async cql")),
          entry(
              Counters.class,
              reasons(
                  HANDLE,
                  "consistency timeout profile keyspace find scan at",
                  LOCAL,
                  "column token read",
                  VIEW,
                  "async cql")),
          entry(
              Views.class,
              reasons(
                  HANDLE,
                  "consistency timeout profile keyspace find scan",
                  LOCAL,
                  "column token read",
                  VIEW,
                  "async cql")),
          entry(CounterTarget.class, reasons(VIEW, "async cql")),
          entry(ConditionalTarget.class, reasons(VIEW, "async cql")),
          entry(
              Coodie.class,
              reasons(
                  HANDLE,
                  "through documents counters views scan schema",
                  LOCAL,
                  "keyspace close metrics",
                  VIEW,
                  "async publisher")),
          entry(SchemaLock.class, reasons(LOCAL, "holder isSure", VIEW, "async")),
          entry(Schema.class, reasons(LOCAL, "wanted", VIEW, "async")),
          entry(
              SchemaPlan.class,
              reasons(
                  HANDLE,
                  "withDestructive",
                  LOCAL,
                  "changes statements isEmpty isRefused",
                  VIEW,
                  "async")));

  static Stream<Arguments> views() {
    return Stream.of(
        arguments(Documents.class, AsyncDocuments.class),
        arguments(Documents.class, CqlDocuments.class),
        arguments(Query.class, AsyncQuery.class),
        arguments(Query.class, CqlQuery.class),
        arguments(Scan.class, AsyncScan.class),
        arguments(BucketQuery.class, AsyncBucketQuery.class),
        arguments(Bulk.class, AsyncBulk.class),
        arguments(Bulk.class, BulkOutcomes.class),
        arguments(Target.class, AsyncTarget.class),
        arguments(Target.class, CqlTarget.class),
        arguments(ConditionalTarget.class, AsyncConditionalTarget.class),
        arguments(ConditionalTarget.class, CqlConditionalTarget.class),
        arguments(Counters.class, AsyncCounters.class),
        arguments(Counters.class, CqlCounters.class),
        arguments(CounterTarget.class, AsyncCounterTarget.class),
        arguments(CounterTarget.class, CqlCounterTarget.class),
        arguments(Views.class, AsyncViews.class),
        arguments(Views.class, CqlViews.class),
        arguments(Coodie.class, AsyncCoodie.class),
        arguments(Schema.class, AsyncSchema.class),
        arguments(SchemaPlan.class, SchemaPlan.Async.class),
        arguments(SchemaLock.class, SchemaLock.Async.class));
  }

  @ParameterizedTest
  @MethodSource("views")
  void a_view_has_every_operation_and_no_more(Class<?> type, Class<?> view) {
    Set<String> without = new TreeSet<>(NOT_REPEATED.getOrDefault(type, Map.of()).keySet());
    if (view == CqlDocuments.class) {
      without.add("compareAndSet"); // several statements, each made from the answer before
    }
    if (view.getSimpleName().startsWith("Cql")) {
      without.add("traced"); // a statement has no trace before it is run
    }
    Set<String> expected = signatures(type, without);
    Set<String> own = view == BulkOutcomes.class ? Set.of("asCompleted") : Set.of();

    assertThat(signatures(view, own)).isEqualTo(expected);
  }

  @ParameterizedTest
  @MethodSource("views")
  void an_operation_returns_a_stage_or_a_statement(Class<?> type, Class<?> view) {
    Class<?> result =
        view.getSimpleName().startsWith("Cql") ? CqlStatement.class : CompletionStage.class;

    assertThat(methods(view))
        .allSatisfy(
            method ->
                assertThat(method.getReturnType())
                    .isIn(
                        result,
                        method.getName().equals("saveChanges") ? Optional.class : result,
                        AsyncConditionalTarget.class,
                        CqlConditionalTarget.class,
                        BulkRun.class,
                        Outcomes.class,
                        view));
  }

  @ParameterizedTest
  @MethodSource("views")
  void every_exception_still_exists(Class<?> type, Class<?> view) {
    Set<String> names = methods(type).map(Method::getName).collect(Collectors.toSet());

    assertThat(names).containsAll(NOT_REPEATED.getOrDefault(type, Map.of()).keySet());
  }

  private static Set<String> signatures(Class<?> type, Set<String> without) {
    return methods(type)
        .filter(method -> !without.contains(method.getName()))
        .map(method -> method.getName() + parameters(method))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** An asynchronous stream() gives rows to a consumer, so that one parameter is more. */
  private static String parameters(Method method) {
    List<Class<?>> types =
        Arrays.stream(method.getParameterTypes())
            .<Class<?>>map(t -> t)
            .filter(t -> t != Consumer.class)
            .toList();
    return types.toString();
  }

  private static Stream<Method> methods(Class<?> type) {
    return Arrays.stream(type.getDeclaredMethods())
        .filter(method -> Modifier.isPublic(method.getModifiers()))
        .filter(method -> !Modifier.isStatic(method.getModifiers()))
        .filter(method -> !method.isSynthetic())
        .filter(method -> !method.getName().equals("toString")); // no operation
  }

  private static Map<String, String> reasons(String... reasonsAndNames) {
    Map<String, String> reasons = new TreeMap<>();
    for (int i = 0; i < reasonsAndNames.length; i += 2) {
      for (String name : reasonsAndNames[i + 1].split(" ")) {
        reasons.put(name, reasonsAndNames[i]);
      }
    }
    return reasons;
  }
}
