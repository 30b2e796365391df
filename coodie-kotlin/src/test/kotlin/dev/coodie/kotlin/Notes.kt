package dev.coodie.kotlin

import dev.coodie.annotation.ClusteringKey
import dev.coodie.annotation.Counter
import dev.coodie.annotation.Document
import dev.coodie.annotation.MaterializedView
import dev.coodie.annotation.PartitionKey

@Document
data class Note(
    @PartitionKey var board: String = "",
    @ClusteringKey var number: Int = 0,
    var text: String? = null,
)

@Document
data class Visits(@PartitionKey var page: String = "", @Counter var count: Long = 0)

@MaterializedView(of = Note::class)
data class NoteByNumber(
    @PartitionKey var number: Int = 0,
    @ClusteringKey var board: String = "",
    var text: String? = null,
)
