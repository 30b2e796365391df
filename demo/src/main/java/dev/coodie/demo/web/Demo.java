package dev.coodie.demo.web;

import java.util.List;

/** The demos, in the order of the menu. */
public enum Demo {
  IOT(
      "Sensors",
      "Time series in buckets of a day: live, and back through the days by pages.",
      Source.region("iot/Reading", "reading"),
      Source.region("iot/Sensors", "history"),
      Source.region("iot/IotApi", "api"),
      Source.region("iot/Sensors", "live")),
  NAMES(
      "Names",
      "Two users want one name, and two editors change one profile: who wins is decided once.",
      Source.region("names/Names", "race"),
      Source.region("names/Profile", "profile"),
      Source.region("names/Profiles", "profiles"),
      Source.region("names/NamesApi", "conflict")),
  COUNTERS(
      "Counters",
      "Visitors count views of pages at the same time, and no view gets lost.",
      Source.region("counters/PageViews", "page-views"),
      Source.region("counters/Site", "count"),
      Source.region("counters/Visitors", "visit")),
  SEARCH(
      "Search",
      "Products by what words mean, with vectors, and by category and price.",
      Source.region("search/Product", "product"),
      Source.region("search/Shop", "search"),
      Source.region("search/Vocabulary", "meaning"));

  private final String title;
  private final String sentence;
  private final List<Source> code;

  Demo(String title, String sentence, Source... code) {
    this.title = title;
    this.sentence = sentence;
    this.code = List.of(code);
  }

  public String title() {
    return title;
  }

  public String sentence() {
    return sentence;
  }

  /** What runs behind the page. */
  public List<Source> code() {
    return code;
  }

  public String path() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
