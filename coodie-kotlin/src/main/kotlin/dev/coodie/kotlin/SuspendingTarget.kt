package dev.coodie.kotlin

import dev.coodie.AsyncConditionalTarget
import dev.coodie.AsyncCounterTarget
import dev.coodie.AsyncTarget
import dev.coodie.ConditionalTarget
import dev.coodie.CounterTarget
import dev.coodie.LwtResult
import dev.coodie.Target
import dev.coodie.column.Assignment
import dev.coodie.column.Column
import kotlinx.coroutines.future.await

/** The operations as suspending functions. */
public fun <D : Any> Target<D>.suspending(): SuspendingTarget<D> = SuspendingTarget(async())

/** The operations as suspending functions. */
public fun <D : Any> ConditionalTarget<D>.suspending(): SuspendingConditionalTarget<D> =
    SuspendingConditionalTarget(async())

/** The operations as suspending functions. */
public fun <D : Any> CounterTarget<D>.suspending(): SuspendingCounterTarget<D> = SuspendingCounterTarget(async())

/** [Target], run without blocking. A write that was cancelled may still be done. */
public class SuspendingTarget<D : Any> internal constructor(private val async: AsyncTarget<D>) {
    /** See [Target.update]. */
    public suspend fun update(vararg assignments: Assignment<in D>) {
        async.update(*assignments).await()
    }

    /** See [Target.delete]. */
    public suspend fun delete() {
        async.delete().await()
    }

    /** See [Target.delete]. */
    public suspend fun delete(first: Column<in D, *>, vararg more: Column<in D, *>) {
        async.delete(first, *more).await()
    }
}

/** [ConditionalTarget], run without blocking. A write that was cancelled may still be done. */
public class SuspendingConditionalTarget<D : Any> internal constructor(
    private val async: AsyncConditionalTarget<D>,
) {
    /** See [ConditionalTarget.update]. */
    public suspend fun update(vararg assignments: Assignment<in D>): LwtResult<D> =
        async.update(*assignments).await()

    /** See [ConditionalTarget.delete]. */
    public suspend fun delete(): LwtResult<D> = async.delete().await()

    /** See [ConditionalTarget.delete]. */
    public suspend fun delete(first: Column<in D, *>, vararg more: Column<in D, *>): LwtResult<D> =
        async.delete(first, *more).await()
}

/** [CounterTarget], run without blocking. A write that was cancelled may still be done. */
public class SuspendingCounterTarget<D : Any> internal constructor(private val async: AsyncCounterTarget<D>) {
    /** See [CounterTarget.update]. */
    public suspend fun update(vararg assignments: Assignment<in D>) {
        async.update(*assignments).await()
    }

    /** See [CounterTarget.delete]. */
    public suspend fun delete() {
        async.delete().await()
    }

    /** See [CounterTarget.delete]. */
    public suspend fun delete(first: Column<in D, *>, vararg more: Column<in D, *>) {
        async.delete(first, *more).await()
    }
}
