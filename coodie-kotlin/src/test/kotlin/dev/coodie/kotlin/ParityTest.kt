package dev.coodie.kotlin

import dev.coodie.AsyncBucketQuery
import dev.coodie.bulk.AsyncBulk
import dev.coodie.AsyncConditionalTarget
import dev.coodie.AsyncCoodie
import dev.coodie.AsyncCounterTarget
import dev.coodie.AsyncCounters
import dev.coodie.AsyncDocuments
import dev.coodie.AsyncQuery
import dev.coodie.scan.AsyncScan
import dev.coodie.AsyncTarget
import dev.coodie.AsyncViews
import org.assertj.core.api.Assertions.assertThat
import org.junit.jupiter.params.ParameterizedTest
import org.junit.jupiter.params.provider.Arguments
import org.junit.jupiter.params.provider.MethodSource
import java.lang.reflect.Modifier
import java.util.concurrent.Flow.Publisher
import java.util.stream.Stream
import kotlin.coroutines.Continuation

/** What runs without waiting has a suspending function of the same name and with the same parameters. */
class ParityTest {
    @ParameterizedTest
    @MethodSource("views")
    fun every_operation_is_there(async: Class<*>, suspending: Class<*>) {
        assertThat(signatures(suspending)).isEqualTo(signatures(async))
    }

    private fun signatures(type: Class<*>): Set<String> =
        type.declaredMethods
            .filter { Modifier.isPublic(it.modifiers) && !it.isSynthetic }
            .filter { it.name !in OTHERWISE && Stream::class.java !in it.parameterTypes }
            .map { method ->
                method.parameterTypes
                    .filter { it != Continuation::class.java }
                    .joinToString(prefix = method.name + "(", postfix = ")") { SAME[it.name] ?: it.name }
            }.toSortedSet()

    companion object {
        /**
         * Rows one by one are a flow; `ifExists` and `onlyIf` make another target, which has functions; `toString` is
         * no operation.
         */
        private val OTHERWISE = setOf("stream", "ifExists", "onlyIf", "toString")

        private val SAME =
            mapOf(
                "kotlinx.coroutines.flow.Flow" to Publisher::class.java.name,
                "kotlin.jvm.functions.Function1" to "function",
                "kotlin.jvm.functions.Function2" to "function",
                "java.util.function.Function" to "function",
                "java.util.function.UnaryOperator" to "function",
                "java.util.function.Consumer" to "function",
            )

        @JvmStatic
        fun views() =
            listOf(
                Arguments.of(AsyncCoodie::class.java, SuspendingCoodie::class.java),
                Arguments.of(AsyncDocuments::class.java, SuspendingDocuments::class.java),
                Arguments.of(AsyncCounters::class.java, SuspendingCounters::class.java),
                Arguments.of(AsyncViews::class.java, SuspendingViews::class.java),
                Arguments.of(AsyncQuery::class.java, SuspendingQuery::class.java),
                Arguments.of(AsyncBucketQuery::class.java, SuspendingBucketQuery::class.java),
                Arguments.of(AsyncTarget::class.java, SuspendingTarget::class.java),
                Arguments.of(AsyncConditionalTarget::class.java, SuspendingConditionalTarget::class.java),
                Arguments.of(AsyncCounterTarget::class.java, SuspendingCounterTarget::class.java),
                Arguments.of(AsyncBulk::class.java, SuspendingBulk::class.java),
                Arguments.of(AsyncScan::class.java, SuspendingScan::class.java),
            )
    }
}
