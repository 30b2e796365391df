package dev.coodie.kotlin

import dev.coodie.annotation.Preview
import dev.coodie.AsyncCoodie
import dev.coodie.batch.Batch
import dev.coodie.batch.BatchResult
import dev.coodie.batch.ConditionalBatch
import dev.coodie.Coodie
import dev.coodie.driver.CqlStatement
import dev.coodie.driver.ResultPage
import dev.coodie.driver.Row
import dev.coodie.observe.Traced
import dev.coodie.transaction.Transaction
import dev.coodie.transaction.TransactionResult
import kotlinx.coroutines.coroutineScope
import kotlinx.coroutines.future.await
import kotlinx.coroutines.future.future

/** Raw CQL, batches and transactions as suspending functions. */
public fun Coodie.suspending(): SuspendingCoodie = SuspendingCoodie(async())

/** [Coodie], run without blocking. A write that was cancelled may still be done. */
public class SuspendingCoodie internal constructor(private val async: AsyncCoodie) {
    /** See [Coodie.execute]: all rows of all pages. */
    public suspend fun execute(cql: String, vararg values: Any?): List<Row> =
        async.execute(cql, *values).await()

    /** See [Coodie.cql]: a statement, for batches. Nothing is run. */
    public suspend fun cql(cql: String, vararg values: Any?): CqlStatement = async.cql(cql, *values).await()

    /** See [Coodie.execute]: one page of the result. */
    public suspend fun execute(statement: CqlStatement): ResultPage = async.execute(statement).await()

    /** See [Coodie.execute]. */
    public suspend fun execute(batch: Batch) {
        async.execute(batch).await()
    }

    /** See [Coodie.execute]. */
    public suspend fun execute(batch: ConditionalBatch): BatchResult = async.execute(batch).await()

    /** See [Coodie.execute]. */
    @Preview
    public suspend fun execute(transaction: Transaction): TransactionResult =
        async.execute(transaction).await()

    /** See [Coodie.traced]: what [operations] give, with the server's traces of their requests. */
    public suspend fun <R> traced(operations: suspend (Coodie) -> R): Traced<R> =
        coroutineScope { async.traced { future { operations(it) } }.await() }
}
