package dev.coodie.it;

import dev.coodie.annotation.Document;
import dev.coodie.annotation.PartitionKey;

/** What an attack would want to destroy. */
@Document
record Victim(@PartitionKey String id, String text) {}
