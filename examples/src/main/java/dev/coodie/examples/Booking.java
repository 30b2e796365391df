package dev.coodie.examples;

import dev.coodie.annotation.ClusteringKey;
import dev.coodie.annotation.Document;
import dev.coodie.annotation.PartitionKey;
import dev.coodie.annotation.TableOption;
import java.util.UUID;

// tag::booking[]
/** What was moved from an account, with the name of who got it. */
@Document(table = "bookings", options = @TableOption(name = "transactional_mode", value = "full"))
public record Booking(
    @PartitionKey String iban, @ClusteringKey UUID id, long amount, String paidTo) {}
// end::booking[]
