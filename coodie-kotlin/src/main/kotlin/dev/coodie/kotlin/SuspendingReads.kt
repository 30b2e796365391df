package dev.coodie.kotlin

import dev.coodie.AsyncCounters
import dev.coodie.AsyncViews
import dev.coodie.Counters
import dev.coodie.observe.Traced
import dev.coodie.Views
import dev.coodie.column.Condition
import kotlinx.coroutines.coroutineScope
import kotlinx.coroutines.future.await
import kotlin.jvm.optionals.getOrNull
import kotlinx.coroutines.future.future

/** The operations as suspending functions. */
public fun <D : Any> Counters<D>.suspending(): SuspendingCounters<D> = SuspendingCounters(async())

/** The operations as suspending functions. */
public fun <D : Any> Views<D>.suspending(): SuspendingViews<D> = SuspendingViews(async())

/** [Counters], read without blocking. */
public class SuspendingCounters<D : Any> internal constructor(private val async: AsyncCounters<D>) {
    /** See [Counters.get]. */
    public suspend fun get(key: Condition<in D>): D = async.get(key).await()

    /** See [Counters.findOne]; null if there is none. */
    public suspend fun findOne(vararg conditions: Condition<in D>): D? =
        async.findOne(*conditions).await().getOrNull()

    /** See [Counters.traced]: what [operations] give, with the server's traces of their requests. */
    public suspend fun <R> traced(operations: suspend (Counters<D>) -> R): Traced<R> =
        coroutineScope { async.traced { future { operations(it) } }.await() }
}

/** [Views], read without blocking. */
public class SuspendingViews<D : Any> internal constructor(private val async: AsyncViews<D>) {
    /** See [Views.get]. */
    public suspend fun get(key: Condition<in D>): D = async.get(key).await()

    /** See [Views.findOne]; null if there is none. */
    public suspend fun findOne(vararg conditions: Condition<in D>): D? =
        async.findOne(*conditions).await().getOrNull()

    /** See [Views.traced]: what [operations] give, with the server's traces of their requests. */
    public suspend fun <R> traced(operations: suspend (Views<D>) -> R): Traced<R> =
        coroutineScope { async.traced { future { operations(it) } }.await() }
}
