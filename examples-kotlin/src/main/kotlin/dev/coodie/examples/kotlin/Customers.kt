package dev.coodie.examples.kotlin

import dev.coodie.annotation.BeforeSave
import dev.coodie.annotation.ClusteringKey
import dev.coodie.annotation.Document
import dev.coodie.annotation.Frozen
import dev.coodie.annotation.Indexed
import dev.coodie.annotation.MaterializedView
import dev.coodie.annotation.Name
import dev.coodie.annotation.PartitionKey
import dev.coodie.annotation.Projection
import dev.coodie.annotation.Tuple
import dev.coodie.annotation.UserType
import java.time.Instant
import java.util.UUID

// tag::kotlin-customer[]
@Document
data class Customer(
    @PartitionKey val id: UUID,
    val name: String,
    @Indexed val email: String? = null,
    val age: Int? = null,
    val isActive: Boolean = true,
    val level: Level = Level.BASIC,
    @Name("created_at") val created: Instant = Instant.EPOCH,
    val tags: Set<String> = emptySet(),
    val phones: List<String>? = null,
    @Frozen val home: Address? = null,
    val addresses: Map<String, Address> = emptyMap(),
    val position: Position? = null,
)

enum class Level { BASIC, GOLD }

@UserType
data class Address(val street: String, val zip: String? = null, val floors: List<Int> = emptyList())

@Tuple
data class Position(val x: Double, val y: Double)
// end::kotlin-customer[]

// tag::kotlin-projection[]
@Projection(Customer::class)
data class CustomerName(val id: UUID, val name: String, val email: String?)
// end::kotlin-projection[]

@MaterializedView(of = Customer::class)
data class CustomerByName(
    @PartitionKey val name: String,
    @ClusteringKey val id: UUID,
    val email: String?,
)

// tag::kotlin-hook[]
@Document
data class Signup(@PartitionKey val email: String, val name: String) {
    @BeforeSave
    fun inLowerCase() = copy(email = email.lowercase())
}
// end::kotlin-hook[]
