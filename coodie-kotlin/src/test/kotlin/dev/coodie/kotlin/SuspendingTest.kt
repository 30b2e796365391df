package dev.coodie.kotlin

import dev.coodie.Coodie
import dev.coodie.driver.ResultPage
import dev.coodie.error.BulkException
import dev.coodie.error.DocumentNotFoundException
import dev.coodie.error.InvalidQueryException
import dev.coodie.error.UnavailableException
import dev.coodie.test.FakeDriver
import kotlinx.coroutines.CancellationException
import kotlinx.coroutines.CompletableDeferred
import kotlinx.coroutines.CoroutineStart
import kotlinx.coroutines.async
import kotlinx.coroutines.awaitCancellation
import kotlinx.coroutines.delay
import kotlinx.coroutines.flow.Flow
import kotlinx.coroutines.flow.buffer
import kotlinx.coroutines.flow.flow
import kotlinx.coroutines.flow.take
import kotlinx.coroutines.flow.toList
import kotlinx.coroutines.launch
import kotlinx.coroutines.runBlocking
import kotlinx.coroutines.yield
import org.assertj.core.api.Assertions.assertThat
import org.assertj.core.api.Assertions.assertThatThrownBy
import org.assertj.core.api.Assertions.catchThrowable
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.Timeout
import java.util.concurrent.CompletableFuture
import java.util.concurrent.CopyOnWriteArrayList

@Timeout(60)
class SuspendingTest {
    private val driver = FakeDriver()
    private val notes = Coodie.of(driver).documents<Note>()

    /** Answers that are given later, or never. */
    private val answers = CopyOnWriteArrayList<CompletableFuture<ResultPage>>()

    private fun answerLater() =
        driver.on("note").answers { _ -> CompletableFuture<ResultPage>().also(answers::add) }

    @Test
    fun what_is_missing_is_null() {
        val found = runBlocking { notes.suspending().findOne(Note_.board.eq("b")) }

        assertThat(found).isNull()
    }

    @Test
    fun what_is_traced_gives_its_value_and_fails_as_it_is() {
        val traced =
            runBlocking { notes.suspending().traced { it.suspending().findOne(Note_.board.eq("b")) } }
        val failure = UnavailableException("coodie-502", "Not enough replicas", "SELECT", null)
        driver.on("note").fails(failure)
        val error =
            catchThrowable { runBlocking { notes.suspending().traced { it.find().suspending().all() } } }

        assertThat(traced.value).isNull()
        assertThat(traced.missing).isPresent()
        assertThat(error).isSameAs(failure)
    }

    @Test
    fun a_failure_of_the_driver_comes_as_it_is() {
        val failure = UnavailableException("coodie-502", "Not enough replicas", "SELECT", null)
        driver.on("note").fails(failure)

        val inStage = catchThrowable { runBlocking { notes.find().suspending().all() } }
        val inWrite = catchThrowable { runBlocking { notes.suspending().save(Note("b")) } }
        val inFlow = catchThrowable { runBlocking { notes.find().flow().toList() } }

        assertThat(inStage).isSameAs(failure)
        assertThat(inWrite).isSameAs(failure)
        assertThat(inFlow).isSameAs(failure)
    }

    @Test
    fun a_failure_that_comes_later_comes_as_it_is() {
        answerLater()

        val error =
            catchThrowable {
                runBlocking {
                    val one =
                        async(start = CoroutineStart.UNDISPATCHED) {
                            runCatching { notes.suspending().get(Note_.board.eq("b")) }
                        }
                    answers.single().complete(ResultPage.empty())
                    one.await().getOrThrow()
                }
            }

        assertThat(error).isExactlyInstanceOf(DocumentNotFoundException::class.java)
    }

    @Test
    fun bad_arguments_fail_before_anything_is_sent() {
        assertThatThrownBy { runBlocking { notes.find().limit(0).suspending().all() } }
            .isInstanceOf(InvalidQueryException::class.java)
        assertThatThrownBy { runBlocking { notes.at(Note_.board.eq("b")).suspending().update() } }
            .isInstanceOf(InvalidQueryException::class.java)
        assertThat(driver.statements()).isEmpty()
    }

    @Test
    fun a_thread_is_free_while_an_answer_is_waited_for() {
        answerLater()

        val saved =
            runBlocking {
                val waiting =
                    List(3) {
                        async(start = CoroutineStart.UNDISPATCHED) { notes.suspending().save(Note("b", it)) }
                    }
                // On the one thread there is: with a function that blocks, this line is never reached.
                answers.forEach { it.complete(ResultPage.empty()) }
                waiting.map { it.await() }
            }

        assertThat(saved).containsExactly(Note("b", 0), Note("b", 1), Note("b", 2))
    }

    @Test
    fun a_query_that_was_cancelled_asks_for_no_more_pages() {
        val pages = FakeDriver().returns(Note::class.java, *Array(30) { Note("b", it) })
        val gate = CompletableFuture<Unit>()
        driver.on("note").answers { statement -> gate.thenCompose { pages.execute(statement) } }

        runBlocking {
            val reading = launch(start = CoroutineStart.UNDISPATCHED) { notes.find().pageSize(10).suspending().all() }
            reading.cancel()
            reading.join()
        }
        gate.complete(Unit)

        assertThat(driver.statements()).hasSize(1)
    }

    @Test
    fun cancelling_gives_up_the_page_that_a_flow_waits_for() {
        answerLater()

        runBlocking {
            val reading = launch(start = CoroutineStart.UNDISPATCHED) { notes.find().flow().collect { } }
            reading.cancel()
            reading.join()
        }

        assertThat(answers.single()).isCancelled
    }

    @Test
    fun a_write_that_was_cancelled_goes_on() {
        answerLater()

        runBlocking {
            val writing = launch(start = CoroutineStart.UNDISPATCHED) { notes.suspending().save(Note("b")) }
            writing.cancel()
            writing.join()
        }

        assertThat(answers.single()).isNotDone
    }

    @Test
    fun a_flow_asks_for_pages_as_it_is_collected() {
        driver.on("note").returns(Note::class.java, *Array(1_000) { Note("b", it) })

        val all = runBlocking { notes.find().pageSize(10).flow().toList() }
        val whole = driver.statements().size
        driver.clear()
        val few = runBlocking { notes.find().pageSize(10).flow().buffer(1).take(15).toList() }

        assertThat(all).hasSize(1_000)
        assertThat(whole).isGreaterThanOrEqualTo(100)
        assertThat(few).containsExactlyElementsOf(all.take(15))
        assertThat(driver.statements()).hasSize(2)
    }

    @Test
    fun a_flow_runs_the_query_for_each_collection() {
        driver.on("note").returns(Note::class.java, Note("b", 1))
        val flow = notes.find().flow()
        assertThat(driver.statements()).isEmpty()

        val twice = runBlocking { flow.toList() + flow.toList() }

        assertThat(twice).containsExactly(Note("b", 1), Note("b", 1))
        assertThat(driver.statements()).hasSize(2)
    }

    @Test
    fun bulk_takes_from_a_flow_what_can_be_sent() {
        answerLater()
        var taken = 0
        val source = flow { repeat(50) { emit(Note("b$taken", taken++)) } }

        val items =
            runBlocking {
                val saving = async { notes.bulk().inFlight(2).suspending().saveAll(source) }
                val pending = ArrayDeque<CompletableFuture<ResultPage>>()
                var answered = 0
                while (answered < 50) {
                    delay(1)
                    pending.addAll(answers.drop(answered + pending.size))
                    pending.removeFirstOrNull()?.let {
                        assertThat(taken - answered).isLessThanOrEqualTo(10)
                        answered++
                        it.complete(ResultPage.empty())
                    }
                }
                saving.await()
            }

        assertThat(items.items()).isEqualTo(50)
    }

    @Test
    fun cancelling_bulk_takes_no_more_and_waits_for_what_was_sent() {
        answerLater()
        val sent = CompletableDeferred<Unit>()
        val source: Flow<Note> =
            flow {
                emit(Note("b", 1))
                sent.complete(Unit)
                awaitCancellation()
            }
        lateinit var cancellation: CancellationException

        runBlocking {
            val saving =
                launch {
                    try {
                        notes.bulk().suspending().saveAll(source)
                    } catch (e: CancellationException) {
                        cancellation = e
                        throw e
                    }
                }
            sent.await()
            while (answers.isEmpty()) delay(1)
            saving.cancel()
            repeat(20) { yield() }
            assertThat(saving.isCompleted).isFalse()
            answers.single().complete(ResultPage.empty())
            saving.join()
        }

        assertThat(cancellation.suppressed.single())
            .isInstanceOfSatisfying(BulkException::class.java) { assertThat(it.succeeded()).isEqualTo(1) }
    }

    @Test
    fun a_source_that_fails_is_the_cause() {
        driver.on("note").answers { _ -> CompletableFuture.completedFuture(ResultPage.empty()) }
        val source =
            flow {
                emit(Note("b", 1))
                error("no more")
            }

        assertThatThrownBy { runBlocking { notes.bulk().suspending().saveAll(source) } }
            .isInstanceOf(BulkException::class.java)
            .hasRootCauseMessage("no more")
    }
}
