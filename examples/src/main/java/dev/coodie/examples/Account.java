package dev.coodie.examples;

import dev.coodie.annotation.Document;
import dev.coodie.annotation.PartitionKey;
import dev.coodie.annotation.TableOption;

// tag::account[]
/** An account of a table that takes part in transactions. */
@Document(table = "accounts", options = @TableOption(name = "transactional_mode", value = "full"))
public record Account(@PartitionKey String iban, String owner, long balance) {}
// end::account[]
