package dev.coodie.examples.guide;

import static dev.coodie.annotation.ClusteringOrder.DESC;

import dev.coodie.annotation.ClusteringKey;
import dev.coodie.annotation.Counter;
import dev.coodie.annotation.Document;
import dev.coodie.annotation.PartitionKey;
import java.time.LocalDate;

// tag::page-visits[]
/** How often a page was seen on a day. */
@Document(table = "page_visits")
record PageVisits(
    @PartitionKey String page,
    @ClusteringKey(order = DESC) LocalDate day,
    @Counter long views,
    @Counter long likes) {}
// end::page-visits[]
