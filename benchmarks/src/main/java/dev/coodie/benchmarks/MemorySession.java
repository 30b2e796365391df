package dev.coodie.benchmarks;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.DefaultProtocolVersion;
import com.datastax.oss.driver.api.core.context.DriverContext;
import com.datastax.oss.driver.api.core.cql.AsyncResultSet;
import com.datastax.oss.driver.api.core.cql.ColumnDefinition;
import com.datastax.oss.driver.api.core.cql.ColumnDefinitions;
import com.datastax.oss.driver.api.core.cql.ExecutionInfo;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import com.datastax.oss.driver.api.core.detach.AttachmentPoint;
import com.datastax.oss.driver.api.core.type.codec.registry.CodecRegistry;
import com.datastax.oss.driver.internal.core.context.InternalDriverContext;
import com.datastax.oss.driver.internal.core.cql.DefaultColumnDefinition;
import com.datastax.oss.driver.internal.core.cql.DefaultColumnDefinitions;
import com.datastax.oss.driver.internal.core.cql.DefaultPreparedStatement;
import com.datastax.oss.protocol.internal.ProtocolConstants;
import com.datastax.oss.protocol.internal.response.result.ColumnSpec;
import com.datastax.oss.protocol.internal.response.result.RawType;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A session of the driver without a node: it prepares INSERTs, and every result is one row. */
final class MemorySession {
  private static final Pattern INSERTED = Pattern.compile("INSERT INTO \\S+ ?\\(([^)]*)\\).*");

  private MemorySession() {}

  /** Whatever is executed gives an endless page of {@code row}. */
  static CqlSession of(Row row) {
    DriverContext context =
        proxy(
            InternalDriverContext.class,
            Map.of(
                "getProtocolVersion", DefaultProtocolVersion.V5,
                "getCodecRegistry", CodecRegistry.DEFAULT,
                "getClassLoader", MemorySession.class.getClassLoader()));
    return proxy(
        CqlSession.class,
        (session, method, arguments) ->
            switch (method.getName()) {
              case "getContext" -> context;
              case "getKeyspace" -> Optional.of(CqlIdentifier.fromInternal("ks"));
              case "getName" -> "memory";
              case "isClosed" -> false;
              case "prepare" -> prepare(text(arguments[0]));
              case "prepareAsync" -> CompletableFuture.completedFuture(prepare(text(arguments[0])));
              case "executeAsync" -> CompletableFuture.completedFuture(endless(row));
              default -> throw new UnsupportedOperationException(method.toString());
            });
  }

  /** A prepared statement as the driver makes it from a node's answer. */
  static PreparedStatement prepare(String cql) {
    Matcher insert = INSERTED.matcher(cql);
    ColumnDefinitions markers =
        definitions(
            insert.matches()
                ? Arrays.stream(insert.group(1).split(","))
                    .map(name -> name.replace("\"", "").trim())
                    .toList()
                : List.of());
    return new DefaultPreparedStatement(
        ByteBuffer.wrap(new byte[16]),
        cql,
        markers,
        List.of(0),
        null,
        DefaultColumnDefinitions.valueOf(List.of()),
        null,
        Map.of(),
        null,
        null,
        null,
        null,
        null,
        Map.of(),
        null,
        null,
        null,
        Integer.MIN_VALUE,
        null,
        null,
        false,
        CodecRegistry.DEFAULT,
        DefaultProtocolVersion.V5);
  }

  static ColumnDefinitions definitions(List<String> names) {
    List<ColumnDefinition> columns = new ArrayList<>();
    for (String name : names) {
      columns.add(
          new DefaultColumnDefinition(
              new ColumnSpec("ks", "reading", name, columns.size(), rawType(name)),
              AttachmentPoint.NONE));
    }
    return DefaultColumnDefinitions.valueOf(columns);
  }

  private static RawType rawType(String column) {
    RawType text = RawType.PRIMITIVES.get(ProtocolConstants.DataType.VARCHAR);
    int code = Objects.requireNonNull(Sample.COLUMNS.get(column), column).getProtocolCode();
    return switch (code) {
      case ProtocolConstants.DataType.LIST -> new RawType.RawList(text);
      case ProtocolConstants.DataType.MAP -> new RawType.RawMap(text, text);
      default -> Objects.requireNonNull(RawType.PRIMITIVES.get(code), column);
    };
  }

  private static AsyncResultSet endless(Row row) {
    Iterator<Row> rows =
        new Iterator<>() {
          @Override
          public boolean hasNext() {
            return true;
          }

          @Override
          public Row next() {
            return row;
          }
        };
    Iterable<Row> page = () -> rows;
    return proxy(
        AsyncResultSet.class,
        Map.of(
            "getColumnDefinitions",
            row.getColumnDefinitions(),
            "currentPage",
            page,
            "remaining",
            1,
            "getExecutionInfo",
            proxy(ExecutionInfo.class, Map.of("getWarnings", List.of()))));
  }

  private static String text(Object statement) {
    return statement instanceof SimpleStatement simple ? simple.getQuery() : (String) statement;
  }

  private static <T> T proxy(Class<T> type, Map<String, Object> answers) {
    return proxy(
        type,
        (self, method, arguments) -> {
          @Nullable Object answer = answers.get(method.getName());
          if (answer == null) {
            throw new UnsupportedOperationException(method.toString());
          }
          return answer;
        });
  }

  private static <T> T proxy(Class<T> type, InvocationHandler handler) {
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
  }
}
