package dev.coodie.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import picocli.CommandLine.Help.Ansi;

class ColorsTest {
  private static final String PLAN =
      "shop.t\n  + more\n      advice\n  - less\n  · noted\n1 change.";

  @Test
  void a_terminal_shows_the_signs_of_a_plan_in_colours() {
    assertThat(new Colors(Ansi.ON).plan(PLAN))
        .isEqualTo(
            "shop.t\n\u001b[32m  + more\u001b[39m\n      advice\n\u001b[31m  - less\u001b[39m\n"
                + "  · noted\n1 change.");
  }

  @Test
  void anything_else_gets_the_text_alone() {
    Colors none = new Colors(Ansi.OFF);

    assertThat(none.plan(PLAN + "\n")).isEqualTo(PLAN);
    assertThat(none.good("a") + none.open("b") + none.bad("c")).isEqualTo("abc");
  }
}
