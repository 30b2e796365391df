package dev.coodie.processor;

import dev.coodie.annotation.TableOption;
import dev.coodie.driver.Consistency;
import dev.coodie.model.Suggestions;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.TypeElement;

/** Checks the options of tables and what their statements are sent with. */
final class Options {
  private static final Pattern NAME = Pattern.compile("[a-z_]+");

  private static final String TRANSACTIONAL_MODE = "transactional_mode";
  private static final List<String> MODES = List.of("off", "mixed_reads", "full");
  private static final List<String> OF_ACCORD = List.of("ONE", "QUORUM", "ALL", "SERIAL");

  private Options() {}

  static void check(TypeElement type, List<TableOption> options, Findings findings) {
    Set<String> known = new HashSet<>();
    for (TableOption option : options) {
      String wrong = known.add(option.name()) ? wrong(option) : "which is set twice. Remove one.";
      if (!wrong.isEmpty()) {
        findings.report(type, Problem.TABLE_OPTION, Names.nested(type), option.name(), wrong);
      }
    }
  }

  private static String wrong(TableOption option) {
    if (!NAME.matcher(option.name()).matches()) {
      return "which is not the name of an option. Use lower-case letters and underscores.";
    }
    if (option.name().equals("default_time_to_live")) {
      return "which has a member of its own. Use @Document(defaultTtl = ...).";
    }
    if (option.value().isEmpty() == (option.entries().length == 0)) {
      String what = option.value().isEmpty() ? "neither value nor" : "both value and";
      return "with " + what + " entries. Give one of the two.";
    }
    if (option.name().equals(TRANSACTIONAL_MODE) && !MODES.contains(option.value())) {
      return "which is none of " + String.join(", ", MODES) + ". Give one of them.";
    }
    return Entries.advice(option.entries()).orElse("");
  }

  /** Whether statements on the table go through Accord. */
  static boolean isTransactional(List<TableOption> options) {
    return options.stream()
        .anyMatch(
            option -> option.name().equals(TRANSACTIONAL_MODE) && !option.value().equals("off"));
  }

  /** Tables of Accord have their own consistency levels, and neither views nor counters. */
  static void checkTransactional(TypeElement type, String consistency, Findings findings) {
    if (!consistency.isEmpty() && !OF_ACCORD.contains(consistency)) {
      reportTransactional(
          type,
          "with which no statement can have consistency "
              + consistency
              + ". Use one of "
              + String.join(", ", OF_ACCORD)
              + ", or none for QUORUM.",
          findings);
    }
  }

  static void reportTransactional(TypeElement type, String wrong, Findings findings) {
    findings.report(type, Problem.TABLE_OPTION, Names.nested(type), TRANSACTIONAL_MODE, wrong);
  }

  static void checkConsistency(TypeElement type, String name, Findings findings) {
    List<String> levels = Stream.of(Consistency.values()).map(Consistency::name).toList();
    if (!name.isEmpty() && !levels.contains(name)) {
      findings.report(
          type,
          Problem.CONSISTENCY,
          Names.nested(type),
          name,
          Suggestions.forName(name, levels),
          levels.stream().collect(Collectors.joining(", ")));
    }
  }
}
