package dev.coodie.demo.web;

import java.util.List;

/**
 * A demo.
 *
 * @param path its address, and the name of its template and script
 * @param code what runs behind the page
 */
public record Demo(String path, String title, String sentence, List<Source> code) {
  static final Demo IOT =
      new Demo(
          "iot",
          "Sensors",
          "Time series in buckets of a day: live, and back through the days by pages.",
          List.of(
              Source.region("iot/Reading", "reading"),
              Source.region("iot/Sensors", "history"),
              Source.region("iot/IotApi", "api"),
              Source.region("iot/Sensors", "live")));

  static final Demo NAMES =
      new Demo(
          "names",
          "Names",
          "Two users want one name, and two editors change one profile: who wins is decided once.",
          List.of(
              Source.region("names/Names", "race"),
              Source.region("names/Profile", "profile"),
              Source.region("names/Profiles", "profiles"),
              Source.region("names/NamesApi", "conflict")));

  static final Demo COUNTERS =
      new Demo(
          "counters",
          "Counters",
          "Visitors count views of pages at the same time, and no view gets lost.",
          List.of(
              Source.region("counters/PageViews", "page-views"),
              Source.region("counters/Site", "count"),
              Source.region("counters/Visitors", "visit")));

  static final Demo SEARCH =
      new Demo(
          "search",
          "Search",
          "Products by what words mean, with vectors, and by category and price.",
          List.of(
              Source.region("search/Product", "product"),
              Source.region("search/Shop", "search"),
              Source.region("search/Vocabulary", "meaning")));

  /** In the order of the menu. */
  static final List<Demo> ALL = List.of(IOT, NAMES, COUNTERS, SEARCH);

  public Demo {
    code = List.copyOf(code);
  }
}
