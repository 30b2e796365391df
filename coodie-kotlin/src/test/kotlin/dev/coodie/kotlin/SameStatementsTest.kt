package dev.coodie.kotlin

import dev.coodie.batch.Batch
import dev.coodie.batch.BatchResult
import dev.coodie.bulk.BulkResult
import dev.coodie.Coodie
import dev.coodie.LwtResult
import dev.coodie.Page
import dev.coodie.driver.ResultPage
import dev.coodie.driver.Row
import dev.coodie.test.FakeDriver
import kotlinx.coroutines.flow.asFlow
import kotlinx.coroutines.flow.toList
import kotlinx.coroutines.runBlocking
import org.assertj.core.api.Assertions.assertThat
import org.junit.jupiter.params.ParameterizedTest
import org.junit.jupiter.params.provider.MethodSource
import java.util.Optional

/** A suspending function sends what the function of the same name sends that waits. */
class SameStatementsTest {
    class Pair(
        private val name: String,
        val suspending: suspend Coodie.() -> Any?,
        val waiting: Coodie.() -> Any?,
    ) {
        override fun toString() = name
    }

    @ParameterizedTest
    @MethodSource("pairs")
    fun the_same_is_sent_and_the_same_comes_back(pair: Pair) {
        val one = FakeDriver().answering()
        val other = FakeDriver().answering()

        val suspended = runCatching { runBlocking { pair.suspending(Coodie.of(one)) } }
        val waited = runCatching { pair.waiting(Coodie.of(other)) }

        assertThat(one.statements().map { it.text() }).isNotEmpty
        assertThat(one.statements().map { it.text() }).isEqualTo(other.statements().map { it.text() })
        assertThat(one.statements().map { it.values() }).isEqualTo(other.statements().map { it.values() })
        assertThat(suspended.map(::plain).toString()).isEqualTo(waited.map(::plain).toString())
    }

    companion object {
        private val KEY = Note_.board.eq("b").and(Note_.number.eq(1))
        private val PAGE = Visits_.page.eq("p")
        private val NOTE = Note("b", 1, "text")

        private fun FakeDriver.answering() =
            on("SELECT")
                .returns(Note::class.java, NOTE)
                .on("visits")
                .returns(Visits::class.java, Visits("p", 3))
                .on("note_by_number")
                .returns(NoteByNumber::class.java, NoteByNumber(1, "b", "text"))
                .on(" IF ")
                .returnsApplied(true)

        /** Optional as null, and what has no text of its own by what it tells. */
        private fun plain(result: Any?): Any? =
            when (result) {
                is Optional<*> -> result.orElse(null)
                is List<*> -> result.map(::plain)
                is LwtResult<*> -> result.applied()
                is BatchResult -> result.applied()
                is BulkResult -> result.items()
                is Page<*> -> result.items()
                is Row -> result.columns()
                is ResultPage -> result.size()
                is Unit -> null
                else -> result
            }

        @JvmStatic
        fun pairs() =
            listOf(
                Pair("get", { documents<Note>().suspending().get(KEY) }) { documents<Note>().get(KEY) },
                Pair("findOne", { documents<Note>().suspending().findOne(KEY) }) { documents<Note>().findOne(KEY) },
                Pair("save", { documents<Note>().suspending().save(NOTE) }) { documents<Note>().save(NOTE) },
                Pair("saveChanges", { documents<Note>().suspending().saveChanges(NOTE, NOTE.copy(text = null)) }) {
                    documents<Note>().saveChanges(NOTE, NOTE.copy(text = null))
                },
                Pair("compareAndSet", { documents<Note>().suspending().compareAndSet(KEY) { it.copy(text = "new") } }) {
                    documents<Note>().compareAndSet(KEY) { it.copy(text = "new") }
                },
                Pair("saveJson", { documents<Note>().suspending().saveJson("{}") }) {
                    documents<Note>().saveJson("{}")
                },
                Pair("insertIfNotExists", { documents<Note>().suspending().insertIfNotExists(NOTE) }) {
                    documents<Note>().insertIfNotExists(NOTE)
                },
                Pair("delete", { documents<Note>().suspending().delete(NOTE) }) {
                    documents<Note>().delete(NOTE)
                },
                Pair("truncate", { documents<Note>().suspending().truncate() }) { documents<Note>().truncate() },
                Pair("all", { documents<Note>().find(KEY).limit(3).suspending().all() }) {
                    documents<Note>().find(KEY).limit(3).all()
                },
                Pair("flow", { documents<Note>().find(KEY).limit(3).flow().toList() }) {
                    documents<Note>().find(KEY).limit(3).all()
                },
                Pair("first", { documents<Note>().find().suspending().first() }) { documents<Note>().find().first() },
                Pair("atMostOne", { documents<Note>().find().suspending().atMostOne() }) {
                    documents<Note>().find().atMostOne()
                },
                Pair("one", { documents<Note>().find().suspending().one() }) { documents<Note>().find().one() },
                Pair("count", { documents<Note>().find().suspending().count() }) { documents<Note>().find().count() },
                Pair("count of a column", { documents<Note>().find().suspending().count(Note_.text) }) {
                    documents<Note>().find().count(Note_.text)
                },
                Pair("sum", { documents<Note>().find().suspending().sum(Note_.number) }) {
                    documents<Note>().find().sum(Note_.number)
                },
                Pair("avg", { documents<Note>().find().suspending().avg(Note_.number) }) {
                    documents<Note>().find().avg(Note_.number)
                },
                Pair("min", { documents<Note>().find().suspending().min(Note_.text) }) {
                    documents<Note>().find().min(Note_.text)
                },
                Pair("max", { documents<Note>().find().suspending().max(Note_.text) }) {
                    documents<Note>().find().max(Note_.text)
                },
                Pair("exists", { documents<Note>().find().suspending().exists() }) {
                    documents<Note>().find().exists()
                },
                Pair("page", { documents<Note>().find().pageSize(2).suspending().page() }) {
                    documents<Note>().find().pageSize(2).page()
                },
                Pair("rows", { documents<Note>().find().suspending().rows(Note_.text) }) {
                    documents<Note>().find().rows(Note_.text)
                },
                Pair("json", { documents<Note>().find().suspending().json() }) { documents<Note>().find().json() },
                Pair("isIn", { documents<Note>().find(Note_.board.isIn("a", "b")).suspending().all() }) {
                    documents<Note>().find(Note_.board.isIn(listOf("a", "b"))).all()
                },
                Pair("update", { documents<Note>().at(KEY).suspending().update(Note_.text.set("x")) }) {
                    documents<Note>().at(KEY).update(Note_.text.set("x"))
                },
                Pair("delete at", { documents<Note>().at(KEY).suspending().delete() }) {
                    documents<Note>().at(KEY).delete()
                },
                Pair("delete columns", { documents<Note>().at(KEY).suspending().delete(Note_.text) }) {
                    documents<Note>().at(KEY).delete(Note_.text)
                },
                Pair("update if", { documents<Note>().at(KEY).ifExists().suspending().update(Note_.text.set("x")) }) {
                    documents<Note>().at(KEY).ifExists().update(Note_.text.set("x"))
                },
                Pair("delete if", { documents<Note>().at(KEY).ifExists().suspending().delete() }) {
                    documents<Note>().at(KEY).ifExists().delete()
                },
                Pair("delete columns if", { documents<Note>().at(KEY).ifExists().suspending().delete(Note_.text) }) {
                    documents<Note>().at(KEY).ifExists().delete(Note_.text)
                },
                Pair("counter", { counters<Visits>().suspending().findOne(Visits_.page.eq("p")) }) {
                    counters<Visits>().findOne(Visits_.page.eq("p"))
                },
                Pair("get counter", { counters<Visits>().suspending().get(Visits_.page.eq("p")) }) {
                    counters<Visits>().get(Visits_.page.eq("p"))
                },
                Pair("counter add", { counters<Visits>().at(PAGE).suspending().update(Visits_.count.add(2)) }) {
                    counters<Visits>().at(PAGE).update(Visits_.count.add(2))
                },
                Pair("counter delete", { counters<Visits>().at(PAGE).suspending().delete() }) {
                    counters<Visits>().at(PAGE).delete()
                },
                Pair("counter column", { counters<Visits>().at(PAGE).suspending().delete(Visits_.count) }) {
                    counters<Visits>().at(PAGE).delete(Visits_.count)
                },
                Pair("view", { views<NoteByNumber>().suspending().findOne(NoteByNumber_.number.eq(1)) }) {
                    views<NoteByNumber>().findOne(NoteByNumber_.number.eq(1))
                },
                Pair("get of a view", { views<NoteByNumber>().suspending().get(NoteByNumber_.number.eq(1)) }) {
                    views<NoteByNumber>().get(NoteByNumber_.number.eq(1))
                },
                Pair("bulk", { documents<Note>().bulk().suspending().saveAll(listOf(NOTE)) }) {
                    documents<Note>().bulk().saveAll(listOf(NOTE))
                },
                Pair("bulk of a flow", { documents<Note>().bulk().suspending().saveAll(listOf(NOTE).asFlow()) }) {
                    documents<Note>().bulk().saveAll(listOf(NOTE))
                },
                Pair("bulk delete", { documents<Note>().bulk().suspending().deleteAll(listOf(NOTE)) }) {
                    documents<Note>().bulk().deleteAll(listOf(NOTE))
                },
                Pair("bulk delete of a flow", {
                    documents<Note>().bulk().suspending().deleteAll(listOf(NOTE).asFlow())
                }) {
                    documents<Note>().bulk().deleteAll(listOf(NOTE))
                },
                Pair("bulk get", { documents<Note>().bulk().suspending().getAll(listOf(KEY)) }) {
                    documents<Note>().bulk().getAll(listOf(KEY))
                },
                Pair("bulk get of a flow", { documents<Note>().bulk().suspending().getAll(listOf(KEY).asFlow()) }) {
                    documents<Note>().bulk().getAll(listOf(KEY))
                },
                Pair("bulk outcomes", { documents<Note>().bulk().outcomes().saveAll(listOf(NOTE)).flow().toList() }) {
                    documents<Note>().bulk().outcomes().saveAll(listOf(NOTE)).stream().use { it.toList() }
                },
                Pair("raw", { suspending().execute("SELECT * FROM note WHERE board = ?", "b") }) {
                    execute("SELECT * FROM note WHERE board = ?", "b")
                },
                Pair("raw flow", { flow("SELECT * FROM note WHERE board = ?", "b").toList() }) {
                    execute("SELECT * FROM note WHERE board = ?", "b")
                },
                Pair("statement", { suspending().execute(documents<Note>().find().cql().all()) }) {
                    execute(documents<Note>().find().cql().all())
                },
                Pair("batch", { suspending().execute(Batch.logged(documents<Note>().cql().save(NOTE))) }) {
                    execute(Batch.logged(documents<Note>().cql().save(NOTE)))
                },
                Pair("conditional batch", { suspending().execute(conditional()) }) { execute(conditional()) },
            )

        private fun Coodie.conditional() = Batch.conditional(documents<Note>().cql().insertIfNotExists(NOTE))
    }
}
