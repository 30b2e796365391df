package dev.coodie.examples.kotlin

import dev.coodie.Coodie
import dev.coodie.embedded.EmbeddedCassandra
import dev.coodie.kotlin.documents
import dev.coodie.kotlin.flow
import dev.coodie.kotlin.project
import dev.coodie.kotlin.suspending
import dev.coodie.schema.definition.Replication
import kotlinx.coroutines.flow.toList
import kotlinx.coroutines.runBlocking
import java.util.UUID

/** Starts a real Cassandra, keeps customers and payments in it, and stops it. */
fun main() {
    EmbeddedCassandra.builder().start().use { cassandra ->
        cassandra.coodie("system").use { it.schema().createKeyspace("shop", Replication.simple(1)) }
        cassandra.coodie("shop").use { coodie ->
            coodie.schema().plan(Customer::class.java, Payment::class.java).apply()
            runBlocking { Shop(coodie).open().forEach(::println) }
        }
    }
}

/** What a shop does with its customers. */
class Shop(private val coodie: Coodie) {
    private val customers = coodie.documents<Customer>()
    private val payments = coodie.documents<Payment>()

    /** The names of those who paid, with what they paid. */
    suspend fun open(): List<String> {
        val ann = customers.suspending().save(Customer(UUID.randomUUID(), "Ann", tags = setOf("new")))
        val bob = customers.suspending().save(Customer(UUID.randomUUID(), "Bob", email = "bob@example.org"))
        customers.at(bob).suspending().update(Customer_.level.set(Level.GOLD), Customer_.tags.add("old"))
        payments.suspending().save(Cash(ann.id, 250))
        payments.suspending().save(Card(bob.id, 1_200, reference = null, expires = "12/29"))
        return customers.find().project<CustomerName>().flow().toList().map { customer ->
            val text =
                when (val payment = payments.suspending().get(Payment_.id.eq(customer.id))) {
                    is Cash -> "${payment.cents} in cash"
                    is Card -> "${payment.cents} by card until ${payment.expires}"
                    is Transfer -> "${payment.cents} by transfer"
                }
            "${customer.name} paid $text"
        }.sorted()
    }
}
