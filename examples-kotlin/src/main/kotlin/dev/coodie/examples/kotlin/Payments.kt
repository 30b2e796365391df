package dev.coodie.examples.kotlin

import dev.coodie.annotation.Discriminator
import dev.coodie.annotation.Document
import dev.coodie.annotation.PartitionKey
import dev.coodie.annotation.Variant
import java.util.UUID

// tag::kotlin-sealed[]
@Document
@Discriminator(column = "kind", indexed = true)
sealed interface Payment {
    @get:PartitionKey
    val id: UUID
    val cents: Long
}

@Variant("cash")
data class Cash(override val id: UUID, override val cents: Long, val isCounted: Boolean = false) : Payment

sealed interface Electronic : Payment {
    val reference: String?
}

@Variant("card")
data class Card(
    override val id: UUID,
    override val cents: Long,
    override val reference: String?,
    val expires: String,
) : Electronic

@Variant("transfer")
data class Transfer(override val id: UUID, override val cents: Long, override val reference: String?) : Electronic
// end::kotlin-sealed[]

@Document
@Discriminator(column = "type")
sealed class Shape {
    @get:PartitionKey
    abstract val id: Int

    @Variant("circle")
    data class Circle(override val id: Int, val radius: Double) : Shape()

    @Variant("square")
    data class Square(override val id: Int, val side: Double = 1.0) : Shape()
}
