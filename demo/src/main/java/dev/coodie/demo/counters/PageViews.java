package dev.coodie.demo.counters;

import dev.coodie.annotation.ClusteringKey;
import dev.coodie.annotation.Counter;
import dev.coodie.annotation.Document;
import dev.coodie.annotation.PartitionKey;

// tag::page-views[]
/** How often a page of a site was seen and liked. Counters can only be added to. */
@Document(table = "page_views")
public record PageViews(
    @PartitionKey String site,
    @ClusteringKey String page,
    @Counter long views,
    @Counter long likes) {}
// end::page-views[]
