package dev.coodie.examples.guide;

import dev.coodie.annotation.Document;
import dev.coodie.annotation.PartitionKey;

// tag::book[]
/** A book, by its number. */
@Document(table = "books")
record Book(@PartitionKey String isbn, String author, int year, String title) {}
// end::book[]
