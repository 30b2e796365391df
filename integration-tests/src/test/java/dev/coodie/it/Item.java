package dev.coodie.it;

import dev.coodie.annotation.ClusteringKey;
import dev.coodie.annotation.Document;
import dev.coodie.annotation.Frozen;
import dev.coodie.annotation.IndexMethod;
import dev.coodie.annotation.IndexTarget;
import dev.coodie.annotation.Indexed;
import dev.coodie.annotation.PartitionKey;
import dev.coodie.annotation.StaticColumn;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** An index of every kind. */
@Document
record Item(
    @PartitionKey int id,
    @ClusteringKey @Indexed int part,
    @StaticColumn @Indexed String owner,
    @Indexed(
            using = IndexMethod.SASI,
            options = {
              "mode: CONTAINS",
              "analyzer_class: org.apache.cassandra.index.sasi.analyzer.NonTokenizingAnalyzer",
              "case_sensitive: false"
            })
        String title,
    @Indexed String color,
    @Indexed Set<String> tags,
    @Indexed List<String> notes,
    @Indexed(target = IndexTarget.KEYS) Map<String, String> byKey,
    @Indexed Map<String, String> byValue,
    @Indexed(target = IndexTarget.ENTRIES) Map<String, String> byEntry,
    @Indexed(target = IndexTarget.FULL) @Frozen List<Integer> path,
    @Indexed(using = IndexMethod.SAI, target = IndexTarget.ENTRIES) Map<String, Integer> sizes,
    @Indexed(using = IndexMethod.SAI) Set<String> labels) {
  static Item of(int id, String title, String word) {
    return new Item(
        id,
        1,
        "ann",
        title,
        word,
        Set.of(word, "all"),
        List.of(word),
        Map.of(word, "v"),
        Map.of("k", word),
        Map.of("k", word),
        List.of(id, id),
        Map.of("width", id * 10),
        Set.of(word));
  }
}
