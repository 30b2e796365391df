package dev.coodie.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What would be a mistake in a call does not compile; what was meant does. */
class HandleTypingTest {
  private static final String DOCUMENTS =
      """
      import dev.coodie.annotation.*;
      import java.util.*;
      @Document record A(@PartitionKey int id, @ClusteringKey int at, String text, int number,
          Set<String> tags) {}
      @Projection(A.class) record Part(int id, String text) {}
      @MaterializedView(of = A.class, name = "b") record B(@PartitionKey String text, @ClusteringKey int id,
          @ClusteringKey(1) int at) {}
      @Document record Hits(@PartitionKey int id, @Counter long count) {}
      """;

  private static final List<String> RIGHT =
      List.of(
          "as.save(a)",
          "as.save(as.find(A_.key(1, 2)).one())",
          "Part p = as.find(A_.key(1, 2)).as(Part.class).one()",
          "as.at(a).delete(A_.text)",
          "as.at(a).delete()",
          "List<A> l = as.find().orderBy(A_.at.desc()).all()",
          "Page<A> l = as.find().page()",
          "for (A each : as.find().all()) each.id()",
          "if (as.find().exists()) a.id()",
          "long n = as.find().count()",
          "LwtResult<A> r = as.insertIfNotExists(a)",
          "LwtResult<A> r = as.at(a).onlyIf(A_.number.eq(1)).update(A_.number.set(2))",
          "Documents<A> d = as.consistency(dev.coodie.driver.Consistency.QUORUM)",
          "List<A> l = as.find(A_.text.in(\"abc\")).all()",
          "List<A> l = as.find(A_.number.in(List.of(1))).all()",
          "as.at(a).update(A_.text.set(\"x\"), A_.tags.add(\"y\"))",
          "as.ttl(java.time.Duration.ofHours(1)).at(a).update(A_.text.set(\"x\"))",
          "hits.at(Hits_.key(1)).update(Hits_.count.add(1))",
          "hits.at(Hits_.key(1)).delete()",
          "List<Hits> l = hits.find().all()",
          "List<B> l = bs.find(B_.partition(\"x\")).all()",
          "coodie.execute(Batch.logged(as.cql().save(a)))");

  private static final List<String> WRONG =
      List.of(
          "as.save(as.find(A_.key(1, 2)).as(Part.class).one())",
          "as.save(as.find(A_.key(1, 2)).rows(A_.id).get(0))",
          "as.saveChanges(a, as.find(A_.key(1, 2)).as(Part.class).one())",
          "as.at(a).delete(new dev.coodie.column.Column<?, ?>[0])",
          "as.at(a).delete(List.of())",
          "as.find().delete()",
          "as.find().update(A_.text.set(\"x\"))",
          "List<A> l = as.find().orderBy(A_.number.desc()).all()",
          "List<A> l = as.find().orderBy(\"-number\").all()",
          "for (A each : as.find()) each.id()",
          "if (as.find()) a.id()",
          "List<A> l = as.find().async().all()",
          "A r = as.insertIfNotExists(a)",
          "if (as.insertIfNotExists(a)) a.id()",
          "as.consistency(\"QUORM\").save(a)",
          "List<A> l = as.find(A_.number.in(\"abc\")).all()",
          "List<A> l = as.find(A_.typo.eq(1)).all()",
          "as.at(a).update(A_.typo.set(1))",
          "as.at(a).update(A_.tags.set(\"x\"))",
          "as.at(a).update(\"x\")",
          "as.at(a).update(A_.id.set(1))",
          "hits.save(new Hits(1, 1))",
          "hits.insertIfNotExists(new Hits(1, 1))",
          "hits.ttl(java.time.Duration.ofHours(1)).at(Hits_.key(1)).update(Hits_.count.add(1))",
          "hits.timestamp(java.time.Instant.EPOCH).at(Hits_.key(1)).update(Hits_.count.add(1))",
          "hits.at(Hits_.key(1)).onlyIf(Hits_.count.eq(1L)).delete()",
          "hits.at(Hits_.key(1)).ifExists().delete()",
          "hits.at(Hits_.key(1)).update(Hits_.typo.add(1))",
          "hits.at(Hits_.key(1)).update(Hits_.count.set(1L))",
          "bs.save(new B(\"x\", 1, 2))",
          "bs.delete(new B(\"x\", 1, 2))",
          "bs.at(B_.key(\"x\", 1, 2)).delete()",
          "bs.insertIfNotExists(new B(\"x\", 1, 2))",
          "Batch.of(\"foo\", as.cql().save(a))");

  @Test
  void what_is_meant_compiles() {
    use(RIGHT).succeeds();
  }

  @Test
  void each_mistake_is_an_error_of_its_line() {
    List<String> lines =
        use(WRONG).errors().stream().map(e -> e.substring(0, e.indexOf(':'))).toList();

    assertThat(lines)
        .containsExactlyElementsOf(
            IntStream.range(0, WRONG.size()).mapToObj(i -> Integer.toString(i + 4)).toList());
  }

  /** One statement to a line, from line 4 on. */
  private static Compilation use(List<String> statements) {
    return Compilation.of(
        DOCUMENTS,
        """
        import dev.coodie.*; import dev.coodie.batch.*;
        import java.util.*;
        class Use { void use(Coodie coodie, Documents<A> as, A a, Counters<Hits> hits, Views<B> bs) {
        %s
        } }
        """
            .formatted(
                statements.stream().map(s -> "{ " + s + "; }").collect(Collectors.joining("\n"))));
  }
}
