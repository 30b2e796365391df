package dev.coodie.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.coodie.Coodie;
import dev.coodie.it.Message.MessageId;
import dev.coodie.test.EmbeddedCoodieExtension;
import java.lang.reflect.Array;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.json.JsonMapper;

/** Documents that a node returned become JSON and documents again, without loss. */
@ExtendWith(EmbeddedCoodieExtension.class)
@Needs({ServerFeature.VECTORS, ServerFeature.SAI})
class JacksonTest {
  private static final UUID TIME_BASED = UUID.fromString("13814000-1dd2-11b2-8080-808080808080");
  private final Coodie coodie;

  JacksonTest(Coodie coodie) {
    this.coodie = coodie;
  }

  @BeforeAll
  static void create_the_tables(Coodie coodie) {
    coodie.schema().plan(Everything.class, Message.class).apply();
  }

  /** The versions of Jackson, with the modules that they need. */
  enum Jackson {
    TWO {
      private final ObjectMapper mapper =
          new ObjectMapper().registerModules(new JavaTimeModule(), new Jdk8Module());

      @Override
      String write(Object value) throws Exception {
        return mapper.writeValueAsString(value);
      }

      @Override
      <T> T read(String json, Class<T> type) throws Exception {
        return mapper.readValue(json, type);
      }
    },
    THREE {
      private final JsonMapper mapper = new JsonMapper();

      @Override
      String write(Object value) {
        return mapper.writeValueAsString(value);
      }

      @Override
      <T> T read(String json, Class<T> type) {
        return mapper.readValue(json, type);
      }
    };

    abstract String write(Object value) throws Exception;

    abstract <T> T read(String json, Class<T> type) throws Exception;
  }

  @ParameterizedTest
  @EnumSource
  void every_type_comes_back_from_json(Jackson jackson) throws Exception {
    Everything saved =
        coodie.documents(Everything.class).save(TypesTest.everything(Optional.of("there")));
    Everything stored = coodie.documents(Everything.class).get(Everything_.key(saved.id()));

    Everything read = jackson.read(jackson.write(stored), Everything.class);

    assertThat(read).isEqualTo(stored);
  }

  @ParameterizedTest
  @EnumSource
  void arrays_numbers_and_keys_come_back_from_json(Jackson jackson) throws Exception {
    coodie.documents(Message.class).save(message());
    Message stored = coodie.documents(Message.class).get(Message_.key(message().id()));

    Message read = jackson.read(jackson.write(stored), Message.class);

    assertThat(values(read)).isEqualTo(values(stored)).isEqualTo(values(message()));
  }

  /** So that nothing is lost silently: the key would be another one. */
  @ParameterizedTest
  @EnumSource
  void map_whose_keys_jackson_does_not_know_is_not_read(Jackson jackson) throws Exception {
    record Hosts(Map<InetAddress, Integer> hosts) {}
    String json = jackson.write(new Hosts(Map.of(InetAddress.getByName("127.0.0.1"), 1)));

    assertThatThrownBy(() -> jackson.read(json, Hosts.class))
        .hasMessageContaining("Key deserializer");
  }

  /** The values by component, arrays as lists. */
  private static Map<String, Object> values(Message message) throws Exception {
    Map<String, Object> values = new TreeMap<>();
    for (RecordComponent component : Message.class.getRecordComponents()) {
      Object value = component.getAccessor().invoke(message);
      boolean array = value != null && value.getClass().isArray();
      values.put(
          component.getName(),
          array
              ? IntStream.range(0, Array.getLength(value))
                  .mapToObj(i -> Array.get(value, i))
                  .toList()
              : value);
    }
    return values;
  }

  private static Message message() {
    return new Message(
        new MessageId(UUID.fromString("00000000-0000-4000-8000-000000000001")),
        new byte[] {0, -1, 2},
        new float[] {1.1f, Float.MIN_VALUE, -0f},
        List.of(0.1, Double.MAX_VALUE),
        List.of(TIME_BASED, TIME_BASED),
        Float.NaN,
        Double.NEGATIVE_INFINITY,
        new BigDecimal("1E+30"),
        new BigDecimal("0.1234567890123456789012345678901234567890"),
        ByteBuffer.allocate(0),
        Optional.of(1),
        Optional.empty(),
        null,
        Set.of(new MessageId(TIME_BASED)),
        List.of(
            Map.of("k", Set.of(new Place("Main Street", null, Set.of("home"), new Point(1, 2))))),
        Map.of("here", new Point(1.25, -2.5)),
        URI.create("urn:a%20b"),
        Currency.getInstance("EUR"),
        Locale.forLanguageTag("zh-Hans-CN-u-ca-buddhist"),
        Locale.ROOT,
        Year.of(-5),
        YearMonth.of(33, 2),
        ZoneId.of("+02:00"),
        Map.of(-1, 1),
        Map.of(Long.MAX_VALUE, 1),
        Map.of((short) -1, 1),
        Map.of((byte) -1, 1),
        Map.of(1.1f, 1),
        Map.of(0.1, 1),
        Map.of(true, 1),
        Map.of(BigInteger.TEN.pow(30), 1),
        Map.of(new BigDecimal("1.10"), 1),
        Map.of(TIME_BASED, 1),
        Map.of(Instant.ofEpochMilli(-1), 1),
        Map.of(LocalDate.of(-5000, 1, 1), 1),
        Map.of(LocalTime.of(23, 59, 59, 999_999_999), 1),
        Map.of(Color.GREEN, 1),
        Map.of(URI.create("a/b?c"), 1),
        Map.of(Currency.getInstance("JPY"), 1),
        Map.of(Locale.forLanguageTag("pt-BR"), 1),
        Map.of(Year.of(2024), 1),
        Map.of(YearMonth.of(2024, 2), 1),
        Map.of(ZoneId.of("Europe/Lisbon"), 1),
        Map.of(new MessageId(TIME_BASED), 1));
  }
}
