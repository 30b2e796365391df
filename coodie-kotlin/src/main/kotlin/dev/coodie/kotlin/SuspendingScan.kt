package dev.coodie.kotlin

import dev.coodie.scan.AsyncScan
import dev.coodie.scan.Scan
import dev.coodie.scan.ScanPart
import dev.coodie.scan.ScanResult
import dev.coodie.scan.ScannedPage
import kotlinx.coroutines.future.await
import java.util.stream.Collector

/** The scan as suspending functions; see [flow] to suspend for each row. */
public fun <R : Any> Scan<R>.suspending(): SuspendingScan<R> = SuspendingScan(async())

/** [Scan], run without blocking. Cancelling stops it after the pages under way. */
public class SuspendingScan<R : Any> internal constructor(private val async: AsyncScan<R>) {
    /** See [Scan.forEach]. [handler] must not block, unless the scan has an executor for it. */
    public suspend fun forEach(handler: (R) -> Unit): ScanResult = async.forEach(handler).await()

    /** See [Scan.forEachPage]. [handler] must not block, unless the scan has an executor for it. */
    public suspend fun forEachPage(handler: (ScannedPage<R>) -> Unit): ScanResult =
        async.forEachPage(handler).await()

    /** See [Scan.collect]. */
    public suspend fun <A : Any, T : Any> collect(collector: Collector<in R, A, T>): T =
        async.collect(collector).await()

    /** See [Scan.split]. */
    public suspend fun split(parts: Int): List<ScanPart> = async.split(parts).await()

    /** See [Scan.check]. */
    public suspend fun check() {
        async.check().await()
    }

    /** See [Scan.count]. */
    public suspend fun count(): Long = async.count().await()
}
