package dev.coodie.examples;

import dev.coodie.annotation.Document;
import dev.coodie.annotation.Frozen;
import dev.coodie.annotation.PartitionKey;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

// tag::game-state-document[]
/** A game whose collections are stored, and replaced, as whole values. */
@Document
public record GameState(
    @PartitionKey UUID gameId,
    @Frozen List<String> moves,
    @Frozen Set<String> players,
    @Frozen Map<String, Integer> scores) {}
// end::game-state-document[]
