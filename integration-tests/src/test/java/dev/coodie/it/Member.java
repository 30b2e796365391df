package dev.coodie.it;

import dev.coodie.annotation.ClusteringKey;
import dev.coodie.annotation.Document;
import dev.coodie.annotation.Frozen;
import dev.coodie.annotation.PartitionKey;
import dev.coodie.annotation.StaticColumn;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A bit of everything that can be changed in part. */
@Document
record Member(
    @PartitionKey String team,
    @ClusteringKey int id,
    @StaticColumn @Nullable String lead,
    @StaticColumn @Nullable Integer budget,
    @Nullable String name,
    int age,
    Set<String> tags,
    List<String> notes,
    Map<String, Integer> scores,
    @Nullable Address address,
    @Frozen @Nullable Address home,
    @Frozen Map<String, Address> places) {

  static Member of(String team, int id) {
    return new Member(
        team,
        id,
        "ann",
        100,
        "Bob",
        30,
        Set.of("a", "b"),
        List.of("x", "y"),
        Map.of("go", 1, "chess", 2),
        Address.of("Rome", "Via"),
        Address.of("Oslo", null),
        Map.of());
  }

  Member with(Set<String> newTags, List<String> newNotes, Map<String, Integer> newScores) {
    return new Member(
        team, id, lead, budget, name, age, newTags, newNotes, newScores, address, home, places);
  }

  Member with(@Nullable Address newAddress) {
    return new Member(
        team, id, lead, budget, name, age, tags, notes, scores, newAddress, home, places);
  }

  Member aged(int newAge) {
    return new Member(
        team, id, lead, budget, name, newAge, tags, notes, scores, address, home, places);
  }

  Member ledBy(@Nullable String newLead) {
    return new Member(
        team, id, newLead, budget, name, age, tags, notes, scores, address, home, places);
  }
}
