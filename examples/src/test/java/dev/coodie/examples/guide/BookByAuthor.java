package dev.coodie.examples.guide;

import dev.coodie.annotation.ClusteringKey;
import dev.coodie.annotation.MaterializedView;
import dev.coodie.annotation.PartitionKey;

// tag::book-by-author[]
/** The same books by author and year: a table that the server fills. */
@MaterializedView(of = Book.class, name = "books_by_author", where = "year > 0")
record BookByAuthor(
    @PartitionKey String author, @ClusteringKey String isbn, int year, String title) {}
// end::book-by-author[]
