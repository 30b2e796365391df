package dev.coodie.examples.guide;

import dev.coodie.annotation.ClusteringKey;
import dev.coodie.annotation.Document;
import dev.coodie.annotation.PartitionKey;
import dev.coodie.annotation.StaticColumn;
import java.util.Map;

// tag::wallet[]
/** One entry of a wallet; the balance is shared by all entries of an owner. */
@Document(table = "wallets")
record Wallet(
    @PartitionKey String owner,
    @ClusteringKey int entry,
    @StaticColumn long balance,
    long amount,
    Map<String, String> notes) {}
// end::wallet[]
