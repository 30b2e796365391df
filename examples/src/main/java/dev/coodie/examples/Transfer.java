package dev.coodie.examples;

import dev.coodie.annotation.ClusteringKey;
import dev.coodie.annotation.Document;
import dev.coodie.annotation.PartitionKey;
import dev.coodie.annotation.TableOption;
import java.util.UUID;

// tag::transfer[]
/** What was moved from an account, with the name of who got it. */
@Document(
    table = "transfers",
    consistency = "QUORUM",
    options = @TableOption(name = "transactional_mode", value = "full"))
public record Transfer(
    @PartitionKey String iban, @ClusteringKey UUID id, long amount, String paidTo) {}
// end::transfer[]
