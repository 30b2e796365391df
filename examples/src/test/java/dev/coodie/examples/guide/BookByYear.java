package dev.coodie.examples.guide;

import dev.coodie.annotation.ClusteringKey;
import dev.coodie.annotation.MaterializedView;
import dev.coodie.annotation.PartitionKey;

// tag::book-by-year[]
/** The same books by year: a table that the server fills. */
@MaterializedView(of = Book.class, name = "books_by_year", where = "isbn > '0'")
record BookByYear(@PartitionKey int year, @ClusteringKey String isbn, String title) {}
// end::book-by-year[]
