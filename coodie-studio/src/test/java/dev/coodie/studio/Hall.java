package dev.coodie.studio;

import dev.coodie.annotation.Document;
import dev.coodie.annotation.PartitionKey;

/** A hall of the cinema. */
@Document
public record Hall(@PartitionKey String name, int seats) {}
