package dev.coodie.benchmarks;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The measurements as tables, and as JSON with the numbers of every round. */
final class Report {
  private final Map<String, String> facts;
  private final Scores scores;
  private final List<Section> sections;

  Report(Map<String, String> facts, Scores scores) {
    this.facts = facts;
    this.scores = scores;
    this.sections = Sections.of(scores);
  }

  String markdown() {
    StringBuilder text = new StringBuilder();
    facts.forEach(
        (name, value) -> text.append("- ").append(name).append(": ").append(value).append('\n'));
    for (Section section : sections) {
      text.append("\n### ").append(section.title()).append("\n\n");
      text.append(section.table());
      if (!section.note().isEmpty()) {
        text.append('\n').append(section.note()).append('\n');
      }
    }
    return text.toString();
  }

  List<Section> sections() {
    return sections;
  }

  Scores scores() {
    return scores;
  }

  Map<String, String> facts() {
    return facts;
  }

  String json() {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("machine", facts);
    all.put("goals", Goals.of(scores));
    all.put("scores", scores.all());
    try {
      return new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValueAsString(all)
          + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
