package dev.coodie.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coodie.Coodie;
import dev.coodie.Documents;
import dev.coodie.column.Condition;
import dev.coodie.error.StatementException;
import dev.coodie.test.EmbeddedCoodieExtension;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every index leads to its rows, without ALLOW FILTERING. */
@ExtendWith(EmbeddedCoodieExtension.class)
@Needs(ServerFeature.SAI)
class IndexesTest {
  private final Documents<Item> items;

  IndexesTest(Coodie coodie) {
    this.items = coodie.documents(Item.class);
  }

  @BeforeAll
  static void three_items(Coodie coodie) {
    coodie.schema().plan(Item.class).apply();
    assertThat(coodie.schema().plan(Item.class).statements()).isEmpty();
    Documents<Item> items = coodie.documents(Item.class);
    items.save(Item.of(1, "The Old Man and the Sea", "red"));
    items.save(Item.of(2, "Sea of Cortez", "blue"));
    items.save(Item.of(3, "Walden", "green"));
  }

  static Stream<Arguments> conditions() {
    return Stream.of(
        Arguments.of("value", Item_.color.eq("red"), List.of(1)),
        Arguments.of("set element", Item_.tags.contains("blue"), List.of(2)),
        Arguments.of("list element", Item_.notes.contains("green"), List.of(3)),
        Arguments.of("map key", Item_.byKey.containsKey("red"), List.of(1)),
        Arguments.of("map value", Item_.byValue.contains("blue"), List.of(2)),
        Arguments.of("map entry", Item_.byEntry.at("k").eq("green"), List.of(3)),
        Arguments.of("frozen whole", Item_.path.eq(List.of(2, 2)), List.of(2)),
        Arguments.of("clustering column", Item_.part.eq(1), List.of(1, 2, 3)),
        Arguments.of("static column", Item_.owner.eq("ann"), List.of(1, 2, 3)),
        Arguments.of("LIKE inside", Item_.title.like("%sea%"), List.of(1, 2)),
        Arguments.of("LIKE at the start", Item_.title.like("wal%"), List.of(3)),
        Arguments.of("SAI entry", Item_.sizes.at("width").eq(30), List.of(3)),
        Arguments.of("SAI element", Item_.labels.contains("blue"), List.of(2)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("conditions")
  void an_index_finds_its_rows(String name, Condition<Item> condition, List<Integer> expected) {
    assertThat(items.find(condition).all())
        .extracting(Item::id)
        .containsExactlyInAnyOrderElementsOf(expected);
  }

  @Test
  void without_an_index_the_message_says_what_would_help() {
    assertThatThrownBy(() -> items.find(Item_.sizes.containsKey("width")).all())
        .isInstanceOf(StatementException.class)
        .hasMessageContaining("allowFiltering()");
  }
}
