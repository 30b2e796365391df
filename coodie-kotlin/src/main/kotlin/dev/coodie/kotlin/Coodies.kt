package dev.coodie.kotlin

import dev.coodie.Coodie
import dev.coodie.Counters
import dev.coodie.Documents
import dev.coodie.Query
import dev.coodie.scan.Scan
import dev.coodie.Views
import dev.coodie.column.Condition
import dev.coodie.column.Operand

/** The documents of type [D], as [Coodie.documents] with a class. */
public inline fun <reified D : Any> Coodie.documents(): Documents<D> = documents(D::class.java)

/** The counters of type [D], as [Coodie.counters] with a class. */
public inline fun <reified D : Any> Coodie.counters(): Counters<D> = counters(D::class.java)

/** The rows of the materialized view [D], as [Coodie.views] with a class. */
public inline fun <reified D : Any> Coodie.views(): Views<D> = views(D::class.java)

/** Reads only the columns of the projection [P]: what Java calls `as`, a keyword of Kotlin. */
public inline fun <reified P : Any> Query<*>.project(): Query<P> = `as`(P::class.java)

/** Reads only the columns of the projection [P]: what Java calls `as`, a keyword of Kotlin. */
public inline fun <reified P : Any> Scan<*>.project(): Scan<P> = `as`(P::class.java)

/** The value is one of these: what Java calls `in`, a keyword of Kotlin. CQL: `c IN ?`. */
public fun <D : Any, V : Any> Operand<D, V>.isIn(vararg values: V): Condition<D> = `in`(values.asList())

/** The value is one of these: what Java calls `in`, a keyword of Kotlin. CQL: `c IN ?`. */
public fun <D : Any, V : Any> Operand<D, V>.isIn(values: Collection<V>): Condition<D> = `in`(values)
