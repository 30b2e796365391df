package dev.coodie.kotlin

import dev.coodie.BucketQuery
import dev.coodie.Coodie
import dev.coodie.bulk.Outcome
import dev.coodie.bulk.Outcomes
import dev.coodie.Query
import dev.coodie.scan.Scan
import dev.coodie.driver.Row
import kotlinx.coroutines.flow.Flow
import kotlinx.coroutines.jdk9.asFlow

// A flow is cold: each collection runs the query again. At most 64 rows are taken ahead of the
// collector (`buffer(..)` right after changes that); the next page is asked for when they are used up.
// Cancelling the collection ends the query. Errors come as they are.

/** The rows of the query, page by page as they are collected. */
public fun <D : Any> Query<D>.flow(): Flow<D> = publisher().asFlow()

/** The rows of all buckets, page by page as they are collected. */
public fun <D : Any> BucketQuery<D>.flow(): Flow<D> = publisher().asFlow()

/** All rows of the table, read by several ranges at once; see [Scan.publisher]. */
public fun <R : Any> Scan<R>.flow(): Flow<R> = publisher().asFlow()

/** The rows of CQL of your own, page by page as they are collected. */
public fun Coodie.flow(cql: String, vararg values: Any?): Flow<Row> = publisher(cql, *values).asFlow()

/**
 * The outcome of each item of a bulk operation, which starts when the flow is collected, and
 * continues as outcomes are taken. Items that fail are outcomes.
 */
public fun <T : Any, R : Any> Outcomes<T, R>.flow(): Flow<Outcome<T, R>> = publisher().asFlow()
