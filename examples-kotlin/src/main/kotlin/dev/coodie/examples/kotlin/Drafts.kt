package dev.coodie.examples.kotlin

import dev.coodie.annotation.ClusteringKey
import dev.coodie.annotation.Counter
import dev.coodie.annotation.Document
import dev.coodie.annotation.Ignored
import dev.coodie.annotation.PartitionKey
import dev.coodie.annotation.Vector
import java.util.UUID

// tag::kotlin-vars[]
@Document
data class Draft(
    @PartitionKey var id: UUID = UUID.randomUUID(),
    var title: String? = null,
    var isPublic: Boolean = false,
    var words: Int = 0,
)
// end::kotlin-vars[]

// tag::kotlin-class[]
@Document
class Report(@PartitionKey val id: UUID) {
    lateinit var title: String
    var isFinal: Boolean = false
    var pages: Int? = null

    @Ignored
    var openedBy: String? = null

    @delegate:Ignored
    val slug: String by lazy { title.lowercase().replace(' ', '-') }
}
// end::kotlin-class[]

abstract class Entity<K : Any>(@PartitionKey val id: K) {
    var note: String? = null
}

@Document
class Device(id: Int, val label: String) : Entity<Int>(id)

@Document
data class Overloaded
    @JvmOverloads
    constructor(@PartitionKey val id: Int, val first: String = "first", val second: Long = 2) {
        constructor(text: String) : this(text.toInt())
    }

/** Every name of a property that Java and Kotlin spell in their own ways. */
@Document
data class Names(
    @PartitionKey val id: Int,
    val isOpen: Boolean,
    val isOld: Boolean?,
    val URL: String,
    val aName: String,
    val island: String,
    val getter: Int,
    val component: Int,
    val copy: Int,
)

/** Types of Kotlin whose stubs differ from their types in Java. */
@Document
data class Kinds(
    @PartitionKey val id: Int,
    val big: Long,
    val small: Short?,
    val tiny: Byte,
    val rough: Float?,
    val exact: Double,
    val flag: Boolean?,
    val bytes: ByteArray?,
    @Vector(2) val vector: FloatArray,
    val mutable: MutableList<String>,
    val nested: List<Set<Level>>,
    val addresses: List<Address>,
    val nullable: List<String?>,
    val levels: Map<Level, List<Address>>,
)

@Document
data class Clicks(@PartitionKey val page: String, @Counter val count: Long)

@Document
data class Line(@PartitionKey val poem: String, @ClusteringKey val number: Int, val text: String)
