package dev.coodie.column;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coodie.Coodie;
import dev.coodie.CoodieConfig;
import dev.coodie.driver.ResultPage;
import dev.coodie.error.ConfigurationException;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** One instance of a class converts, whichever connection gave it. */
class GivenConverterTest {
  private record Prefixed(String prefix) implements Converter<StringBuilder, String> {
    @Override
    public String toCql(StringBuilder value) {
      return prefix + value;
    }

    @Override
    public StringBuilder fromCql(String value) {
      return new StringBuilder(value.substring(prefix.length()));
    }
  }

  private static final class Alone implements Converter<StringBuilder, String> {
    private final @Nullable String result;

    Alone(@Nullable String result) {
      this.result = result;
    }

    @Override
    @SuppressWarnings("NullAway") // what it must not do
    public String toCql(StringBuilder value) {
      return result;
    }

    @Override
    public StringBuilder fromCql(String value) {
      return new StringBuilder(value);
    }
  }

  @Test
  void instance_of_the_configuration_converts_and_an_equal_one_may_be_given_again() {
    ValueType<StringBuilder> type =
        ValueType.TEXT.converted(StringBuilder.class, GivenConverter.of(Prefixed.class));
    assertThatThrownBy(() -> type.encode(new StringBuilder("x")))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("Prefixed has no constructor without parameters")
        .hasMessageEndingWith("[coodie-410]");

    coodie(new Prefixed("a"));
    coodie(new Prefixed("a"));

    assertThat(type.encode(new StringBuilder("x"))).isEqualTo(ValueType.TEXT.encode("ax"));
    assertThat(type.decode(ValueType.TEXT.encode("ax"))).hasToString("x");
    assertThatThrownBy(() -> coodie(new Prefixed("b")))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("another instance of converter")
        .hasMessageEndingWith("[coodie-410]");
  }

  @Test
  void null_of_a_converter_is_told_of_its_class() {
    coodie(new Alone(null));
    ValueType<StringBuilder> type =
        ValueType.TEXT.converted(StringBuilder.class, GivenConverter.of(Alone.class));

    assertThatThrownBy(() -> type.encode(new StringBuilder("x")))
        .hasMessage(
            "no text can be made from the StringBuilder: GivenConverterTest.Alone returned null,"
                + " which a converter must never do. Make the whole value null instead."
                + " [coodie-409]");
  }

  private static Coodie coodie(Converter<?, ?> converter) {
    return Coodie.of(
        statement -> CompletableFuture.completedFuture(ResultPage.empty()),
        CoodieConfig.defaults().converter(converter));
  }
}
