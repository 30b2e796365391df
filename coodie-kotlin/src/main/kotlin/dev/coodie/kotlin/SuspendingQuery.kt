package dev.coodie.kotlin

import dev.coodie.AsyncBucketQuery
import dev.coodie.AsyncQuery
import dev.coodie.BucketQuery
import dev.coodie.Page
import dev.coodie.PageToken
import dev.coodie.Query
import dev.coodie.Scored
import dev.coodie.column.Column
import dev.coodie.column.Selector
import dev.coodie.driver.Row
import kotlinx.coroutines.future.await
import kotlin.jvm.optionals.getOrNull

/** The results as suspending functions; see [flow] for many rows. */
public fun <D : Any> Query<D>.suspending(): SuspendingQuery<D> = SuspendingQuery(async())

/** The results as suspending functions; see [flow] for many rows. */
public fun <D : Any> BucketQuery<D>.suspending(): SuspendingBucketQuery<D> = SuspendingBucketQuery(async())

/** [Query], run without blocking. A query that was cancelled asks for no more pages. */
public class SuspendingQuery<D : Any> internal constructor(private val async: AsyncQuery<D>) {
    /** See [Query.all]. */
    public suspend fun all(): List<D> = async.all().await()

    /** See [Query.first]; null if there is none. */
    public suspend fun first(): D? = async.first().await().getOrNull()

    /** See [Query.atMostOne]; null if there is none. */
    public suspend fun atMostOne(): D? = async.atMostOne().await().getOrNull()

    /** See [Query.one]. */
    public suspend fun one(): D = async.one().await()

    /** See [Query.count]. */
    public suspend fun count(): Long = async.count().await()

    /** See [Query.count]. */
    public suspend fun count(column: Column<in D, *>): Long = async.count(column).await()

    /** See [Query.sum]. */
    public suspend fun <V : Number> sum(column: Column<in D, V>): V = async.sum(column).await()

    /** See [Query.avg]. */
    public suspend fun <V : Number> avg(column: Column<in D, V>): V = async.avg(column).await()

    /** See [Query.min]; null if there is no value. */
    public suspend fun <V : Any> min(column: Column<in D, V>): V? = async.min(column).await().getOrNull()

    /** See [Query.max]; null if there is no value. */
    public suspend fun <V : Any> max(column: Column<in D, V>): V? = async.max(column).await().getOrNull()

    /** See [Query.exists]. */
    public suspend fun exists(): Boolean = async.exists().await()

    /** See [Query.page]. */
    public suspend fun page(): Page<D> = async.page().await()

    /** See [Query.page]. */
    public suspend fun page(token: PageToken): Page<D> = async.page(token).await()

    /** See [Query.rows]. */
    public suspend fun rows(vararg selectors: Selector<in D, *>): List<Row> = async.rows(*selectors).await()

    /** See [Query.scored]. */
    public suspend fun scored(): List<Scored<D>> = async.scored().await()

    /** See [Query.json]. */
    public suspend fun json(): List<String> = async.json().await()
}

/** [BucketQuery], run without blocking. A query that was cancelled asks for no more pages. */
public class SuspendingBucketQuery<D : Any> internal constructor(private val async: AsyncBucketQuery<D>) {
    /** See [BucketQuery.all]. */
    public suspend fun all(): List<D> = async.all().await()

    /** See [BucketQuery.first]; null if there is none. */
    public suspend fun first(): D? = async.first().await().getOrNull()

    /** See [BucketQuery.page]. */
    public suspend fun page(): Page<D> = async.page().await()

    /** See [BucketQuery.page]. */
    public suspend fun page(token: PageToken): Page<D> = async.page(token).await()
}
