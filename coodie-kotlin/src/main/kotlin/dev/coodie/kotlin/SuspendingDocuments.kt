package dev.coodie.kotlin

import dev.coodie.AsyncDocuments
import dev.coodie.Documents
import dev.coodie.LwtResult
import dev.coodie.column.Condition
import dev.coodie.observe.Traced
import kotlinx.coroutines.coroutineScope
import kotlinx.coroutines.future.await
import kotlin.jvm.optionals.getOrNull
import kotlinx.coroutines.future.future

/** The operations as suspending functions. */
public fun <D : Any> Documents<D>.suspending(): SuspendingDocuments<D> = SuspendingDocuments(async())

/** [Documents], run without blocking. A write that was cancelled may still be done. */
public class SuspendingDocuments<D : Any> internal constructor(private val async: AsyncDocuments<D>) {
    /** See [Documents.get]. */
    public suspend fun get(key: Condition<in D>): D = async.get(key).await()

    /** See [Documents.findOne]; null if there is none. */
    public suspend fun findOne(vararg conditions: Condition<in D>): D? =
        async.findOne(*conditions).await().getOrNull()

    /** See [Documents.save]. */
    public suspend fun save(document: D): D = async.save(document).await()

    /** See [Documents.saveChanges]. */
    public suspend fun saveChanges(before: D, after: D): D = async.saveChanges(before, after).await()

    /** See [Documents.compareAndSet]. [change] runs on a thread of the driver and must not block. */
    public suspend fun compareAndSet(key: Condition<in D>, change: (D) -> D): D =
        async.compareAndSet(key, change).await()

    /** See [Documents.saveJson]. */
    public suspend fun saveJson(json: String) {
        async.saveJson(json).await()
    }

    /** See [Documents.insertIfNotExists]. */
    public suspend fun insertIfNotExists(document: D): LwtResult<D> = async.insertIfNotExists(document).await()

    /** See [Documents.delete]. */
    public suspend fun delete(document: D) {
        async.delete(document).await()
    }

    /** See [Documents.truncate]. */
    public suspend fun truncate() {
        async.truncate().await()
    }

    /** See [Documents.traced]: what [operations] give, with the server's traces of their requests. */
    public suspend fun <R> traced(operations: suspend (Documents<D>) -> R): Traced<R> =
        coroutineScope { async.traced { future { operations(it) } }.await() }
}
