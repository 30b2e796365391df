package dev.coodie.examples.kotlin

import dev.coodie.kotlin.documents
import dev.coodie.kotlin.flow
import dev.coodie.kotlin.isIn
import dev.coodie.kotlin.project
import dev.coodie.kotlin.suspending
import dev.coodie.test.EmbeddedCoodieExtension
import kotlinx.coroutines.flow.asFlow
import kotlinx.coroutines.flow.filter
import kotlinx.coroutines.flow.map
import kotlinx.coroutines.flow.take
import kotlinx.coroutines.flow.toList
import kotlinx.coroutines.runBlocking
import org.assertj.core.api.Assertions.assertThat
import org.junit.jupiter.api.BeforeEach
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.Timeout
import org.junit.jupiter.api.extension.RegisterExtension
import java.util.UUID

/** What the guide shows. */
@Timeout(120)
class KotlinGuideTest {
    companion object {
        @JvmField
        @RegisterExtension
        val DB: EmbeddedCoodieExtension =
            EmbeddedCoodieExtension.withDocuments(
                Customer::class.java,
                Payment::class.java,
                Clicks::class.java,
                Line::class.java,
            )
    }

    private val coodie = DB.coodie()
    private val customers = coodie.documents<Customer>()
    private val lines = coodie.documents<Line>()
    private val id = UUID.randomUUID()

    @BeforeEach
    fun empty() {
        customers.truncate()
        lines.truncate()
    }

    @Test
    fun the_shop_opens() {
        coodie.documents<Payment>().truncate()

        val told = runBlocking { Shop(coodie).open() }

        assertThat(told).containsExactly("Ann paid 250 in cash", "Bob paid 1200 by card until 12/29")
    }

    @Test
    fun waiting() {
        // tag::kotlin-waiting[]
        customers.save(Customer(id, "Ann", tags = setOf("new")))
        val ann = customers.get(Customer_.id.eq(id))
        customers.saveChanges(ann, ann.copy(age = 30))
        customers.at(ann).update(Customer_.level.set(Level.GOLD), Customer_.tags.add("old"))
        val names = customers.find(Customer_.id.`in`(id)).`as`(CustomerName::class.java).all()
        // end::kotlin-waiting[]

        assertThat(names).containsExactly(CustomerName(id, "Ann", null))
        assertThat(customers.get(Customer_.id.eq(id)))
            .isEqualTo(Customer(id, "Ann", age = 30, level = Level.GOLD, tags = setOf("new", "old")))
    }

    @Test
    fun suspending() {
        val told = mutableListOf<Any?>()
        // tag::kotlin-suspending[]
        suspend fun rename(id: UUID, name: String): Customer? {
            val customers = coodie.documents<Customer>()
            val found = customers.suspending().findOne(Customer_.id.eq(id)) ?: return null
            return customers.suspending().saveChanges(found, found.copy(name = name))
        }
        // end::kotlin-suspending[]
        customers.save(Customer(id, "Ann"))

        runBlocking {
            told.add(rename(id, "Anna"))
            told.add(rename(UUID.randomUUID(), "Bob"))
            told.add(customers.find(Customer_.id.isIn(id)).project<CustomerName>().suspending().first())
            told.add(customers.find().suspending().count())
        }

        assertThat(told).containsExactly(Customer(id, "Anna"), null, CustomerName(id, "Anna", null), 1L)
    }

    @Test
    fun flows() {
        val poem = List(500) { Line("poem", it, "line $it") }

        // tag::kotlin-bulk[]
        suspend fun copy(from: String, to: String): Long {
            val copies = lines.find(Line_.poem.eq(from)).flow().map { it.copy(poem = to) }
            return lines.bulk().suspending().saveAll(copies).items()
        }
        // end::kotlin-bulk[]
        val found =
            runBlocking {
                lines.bulk().suspending().saveAll(poem.asFlow())
                copy("poem", "copy")
                // tag::kotlin-flow[]
                val odd: List<Line> =
                    lines.find(Line_.poem.eq("copy"))
                        .pageSize(100)
                        .flow()
                        .filter { it.number % 2 == 1 }
                        .take(3)
                        .toList()
                // end::kotlin-flow[]
                odd
            }

        assertThat(found.map { it.number }).containsExactly(1, 3, 5)
        assertThat(lines.find(Line_.poem.eq("copy")).count()).isEqualTo(500)
    }

    @Test
    fun everything_else_suspends_too() {
        val told = mutableListOf<Any?>()
        runBlocking {
            lines.bulk().suspending().saveAll(List(300) { Line("p", it, "x") })
            told.add(lines.scan().suspending().count())
            told.add(lines.scan().flow().toList().size)
            told.add(lines.scan().suspending().forEach { }.rows())
            told.add(lines.find(Line_.poem.eq("p")).suspending().sum(Line_.number))
            told.add(lines.find(Line_.poem.eq("p")).suspending().min(Line_.number))
            told.add(lines.find(Line_.poem.eq("none")).suspending().max(Line_.number))
            told.add(lines.bulk().suspending().getAll(listOf(Line_.key("p", 3), Line_.key("p", 300))))
            told.add(coodie.flow("SELECT number FROM line WHERE poem = ? LIMIT 2", "p").map { it.getInt(0) }.toList())
            told.add(lines.at(Line_.key("p", 0)).ifExists().suspending().update(Line_.text.set("y")).applied())
            told.add(lines.at(Line_.key("p", 999)).ifExists().suspending().delete().applied())
        }

        assertThat(told)
            .containsExactly(
                300L, 300, 300L, 44_850, 0, null, listOf(Line("p", 3, "x"), null), listOf(0, 1), true, false,
            )
    }
}
