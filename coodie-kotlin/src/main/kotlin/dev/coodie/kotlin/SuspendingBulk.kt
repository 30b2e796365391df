package dev.coodie.kotlin

import dev.coodie.bulk.AsyncBulk
import dev.coodie.bulk.Bulk
import dev.coodie.bulk.BulkResult
import dev.coodie.bulk.BulkRun
import dev.coodie.column.Condition
import kotlinx.coroutines.CancellationException
import kotlinx.coroutines.Job
import kotlinx.coroutines.NonCancellable
import kotlinx.coroutines.currentCoroutineContext
import kotlinx.coroutines.flow.Flow
import kotlinx.coroutines.future.await
import kotlinx.coroutines.jdk9.asPublisher
import kotlinx.coroutines.withContext
import java.util.Optional
import java.util.concurrent.Flow.Publisher
import kotlin.jvm.optionals.getOrNull

/** The operations as suspending functions. */
public fun <D : Any> Bulk<D>.suspending(): SuspendingBulk<D> = SuspendingBulk(async())

/**
 * [Bulk], run without blocking. A flow is collected in the caller's context, as far as requests can be
 * sent. Cancelling takes no more items and waits for what was sent; the cancellation's exception
 * has a suppressed `BulkException` that says what was done.
 */
public class SuspendingBulk<D : Any> internal constructor(private val async: AsyncBulk<D>) {
    /** See [Bulk.saveAll]. */
    public suspend fun saveAll(documents: Iterable<D>): BulkResult = async.saveAll(documents).outcome()

    /** See [Bulk.saveAll]. */
    public suspend fun saveAll(documents: Flow<D>): BulkResult = async.saveAll(documents.published()).outcome()

    /** See [Bulk.deleteAll]. */
    public suspend fun deleteAll(documents: Iterable<D>): BulkResult = async.deleteAll(documents).outcome()

    /** See [Bulk.deleteAll]. */
    public suspend fun deleteAll(documents: Flow<D>): BulkResult =
        async.deleteAll(documents.published()).outcome()

    /** See [Bulk.getAll]; null where there is none. */
    public suspend fun getAll(keys: Iterable<Condition<in D>>): List<D?> = async.getAll(keys).outcome().orNulls()

    /** See [Bulk.getAll]; null where there is none. */
    public suspend fun getAll(keys: Flow<Condition<in D>>): List<D?> =
        async.getAll(keys.published()).outcome().orNulls()

    private fun List<Optional<D>>.orNulls(): List<D?> = map { it.getOrNull() }
}

/** The flow in the context of the caller, whose cancellation [outcome] takes care of. */
private suspend fun <T : Any> Flow<T>.published(): Publisher<T> =
    asPublisher(currentCoroutineContext().minusKey(Job))

private suspend fun <R : Any> BulkRun<R>.outcome(): R {
    try {
        return result().await()
    } catch (e: CancellationException) {
        cancel()
        withContext(NonCancellable) { runCatching { result().await() } }.onFailure(e::addSuppressed)
        throw e
    }
}
