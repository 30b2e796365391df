package dev.coodie.benchmarks.stress;

import dev.coodie.Coodie;
import dev.coodie.CoodieConfig;
import dev.coodie.Documents;
import dev.coodie.column.ValueType;
import dev.coodie.driver.CqlStatement;
import dev.coodie.driver.Driver;
import dev.coodie.driver.ResultColumns;
import dev.coodie.driver.ResultColumns.ResultColumn;
import dev.coodie.driver.ResultPage;
import dev.coodie.driver.Row;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Saves documents of texts, looks at what is sent, and reads some of them back. */
final class StressDocuments<D> {
  private final Echo echo = new Echo();
  private final MethodHandle constructor;
  private final Documents<D> documents;

  StressDocuments(Class<D> type) throws ReflectiveOperationException {
    List<Class<?>> texts = Collections.nCopies(StressDocument.TEXTS.size(), String.class);
    this.constructor =
        MethodHandles.lookup()
            .findConstructor(type, MethodType.methodType(void.class, texts))
            .asSpreader(Object[].class, texts.size());
    this.documents = Coodie.of(echo, CoodieConfig.defaults().keyspace("stress")).documents(type);
  }

  /** Only saves, as a program does that loads much. */
  void save(int count, Random random) throws Throwable {
    for (int i = 0; i < count; i++) {
      documents.save(document(texts(random, StressTexts::plain)));
    }
  }

  /** Saves, looks at the cells, and reads the document back. */
  void saveAndRead(int count, Random random) throws Throwable {
    for (int i = 0; i < count; i++) {
      Object[] texts = texts(random, StressTexts::any);
      D document = document(texts);
      documents.save(document);
      for (int t = 0; t < texts.length; t++) {
        byte[] expected = ((String) texts[t]).getBytes(StandardCharsets.UTF_8);
        if (!ByteBuffer.wrap(expected).equals(echo.saved.get(t))) {
          throw new IllegalStateException("Other bytes were sent for text " + t);
        }
      }
      if (!documents.find().all().equals(List.of(document))) {
        throw new IllegalStateException("Another document was read than saved");
      }
    }
  }

  private static Object[] texts(Random random, Function<Random, String> next) {
    Object[] texts = new Object[StressDocument.TEXTS.size()];
    Arrays.setAll(texts, t -> next.apply(random));
    return texts;
  }

  @SuppressWarnings("unchecked")
  private D document(Object[] texts) throws Throwable {
    return (D) constructor.invoke(texts);
  }

  /** Answers a query with the cells that were saved last. */
  private static final class Echo implements Driver {
    private final ResultColumns columns =
        ResultColumns.of(
            "stress.note",
            StressDocument.TEXTS.stream()
                .map(name -> new ResultColumn(name, ValueType.TEXT))
                .toList());
    private List<@Nullable ByteBuffer> saved = List.of();

    @Override
    public CompletionStage<ResultPage> execute(CqlStatement statement) {
      if (statement.text().startsWith("SELECT")) {
        List<Row> rows = List.of(Row.of(columns, new ArrayList<>(saved)));
        return CompletableFuture.completedFuture(ResultPage.of(columns, rows, null));
      }
      @Nullable ByteBuffer[] cells = new ByteBuffer[StressDocument.TEXTS.size()];
      Arrays.setAll(cells, statement::cell);
      saved = Arrays.asList(cells);
      return CompletableFuture.completedFuture(ResultPage.empty());
    }
  }
}
