package dev.coodie.internal.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coodie.column.ValueType;
import java.net.URI;
import java.time.Year;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Values of raw CQL as the server's types have them. */
class OwnValuesTest {
  private static final URI LINK = URI.create("x");

  @Test
  void known_types_become_what_is_stored() {
    assertThat(natural(ValueType.TEXT, LINK)).isEqualTo("x");
    assertThat(natural(ValueType.ASCII, LINK)).isEqualTo("x");
    assertThat(natural(ValueType.INT, Year.of(7))).isEqualTo(7);
    assertThat(natural(ValueType.TEXT, ZoneId.of("Europe/Lisbon"))).isEqualTo("Europe/Lisbon");
  }

  @Test
  void they_do_so_inside_collections() {
    assertThat(natural(ValueType.list(ValueType.TEXT), List.of(LINK, "y")))
        .isEqualTo(List.of("x", "y"));
    assertThat(natural(ValueType.set(ValueType.TEXT), Set.of(LINK))).isEqualTo(Set.of("x"));
    assertThat(
            natural(
                ValueType.map(ValueType.TEXT, ValueType.list(ValueType.INT)),
                Map.of(LINK, List.of(Year.of(7)))))
        .isEqualTo(Map.of("x", List.of(7)));
  }

  @Test
  void what_does_not_fit_stays_as_it_is() {
    Object other = new Object();

    assertThat(natural(ValueType.TEXT, other)).isSameAs(other);
    assertThat(natural(ValueType.INT, LINK)).isSameAs(LINK);
    assertThat(natural(ValueType.TEXT, List.of(LINK))).isEqualTo(List.of(LINK));
    assertThat(natural(ValueType.list(ValueType.TEXT), Arrays.asList(LINK, null)))
        .isEqualTo(Arrays.asList(LINK, null));
  }

  private static Object natural(ValueType<?> wanted, Object value) {
    return OwnValues.natural(wanted, value);
  }
}
