package dev.coodie.it;

import dev.coodie.annotation.ClusteringKey;
import dev.coodie.annotation.Document;
import dev.coodie.annotation.Masked;
import dev.coodie.annotation.PartitionKey;
import dev.coodie.annotation.StaticColumn;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Masks of every kind of column. */
@Document(table = "vaults")
record Vault(
    @PartitionKey String id,
    @ClusteringKey @Masked int box,
    @StaticColumn @Masked("mask_replace('a, (b)')") @Nullable String owner,
    @Masked("mask_inner(1, null)") @Nullable String code,
    @Masked("MASK_OUTER( 1 ,2, '#' )") @Nullable String pattern,
    @Masked("mask_replace(0)") @Nullable Integer value,
    @Masked("mask_null()") @Nullable LocalDate opened,
    @Masked List<String> contents,
    @Nullable String note) {}
