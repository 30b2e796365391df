package dev.coodie.maven;

import dev.coodie.annotation.Document;
import dev.coodie.annotation.PartitionKey;

/** What goals are tried on. */
@Document
public record Thing(@PartitionKey int id, String name) {}
