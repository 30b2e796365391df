package dev.coodie.examples.kotlin

import dev.coodie.column.ValueType
import dev.coodie.error.CoodieException
import dev.coodie.kotlin.counters
import dev.coodie.kotlin.documents
import dev.coodie.kotlin.isIn
import dev.coodie.kotlin.project
import dev.coodie.kotlin.views
import dev.coodie.test.EmbeddedCoodieExtension
import org.assertj.core.api.Assertions.assertThat
import org.assertj.core.api.Assertions.assertThatThrownBy
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.Timeout
import org.junit.jupiter.api.extension.RegisterExtension
import java.time.Instant
import java.util.UUID

/** Every shape of a class in Kotlin: saved, read, changed, searched. */
@Timeout(120)
class ShapesTest {
    companion object {
        @JvmField
        @RegisterExtension
        val DB: EmbeddedCoodieExtension =
            EmbeddedCoodieExtension.withDocuments(
                Customer::class.java,
                CustomerByName::class.java,
                Signup::class.java,
                Draft::class.java,
                Report::class.java,
                Device::class.java,
                Overloaded::class.java,
                Names::class.java,
                Kinds::class.java,
                Clicks::class.java,
                Payment::class.java,
                Shape::class.java,
            )

        private val HOME = Address("Elm Street", zip = "1", floors = listOf(1, 2))
        private val FULL =
            Customer(
                id = UUID.randomUUID(),
                name = "Ann",
                email = "ann@example.org",
                age = 30,
                isActive = false,
                level = Level.GOLD,
                created = Instant.parse("2026-11-30T12:00:00Z"),
                tags = setOf("a", "b"),
                phones = listOf("1", "2"),
                home = HOME,
                addresses = mapOf("work" to Address("Oak Road")),
                position = Position(1.5, -2.0),
            )
    }

    private val customers = DB.coodie().documents<Customer>()

    @Test
    fun a_data_class_comes_back_as_it_was_saved() {
        val bare = Customer(UUID.randomUUID(), "Bob")

        customers.save(FULL)
        customers.save(bare)

        assertThat(customers.get(Customer_.id.eq(FULL.id))).isEqualTo(FULL)
        assertThat(customers.get(Customer_.id.eq(bare.id))).isEqualTo(bare)
    }

    @Test
    fun columns_are_named_like_properties() {
        val columns =
            DB.coodie().execute(
                "SELECT column_name, type FROM system_schema.columns WHERE keyspace_name = ? AND table_name = 'customer'",
                DB.keyspace(),
            ).associate { it.get("column_name", ValueType.TEXT) to it.get("type", ValueType.TEXT) }

        assertThat(columns)
            .containsEntry("is_active", "boolean")
            .containsEntry("created_at", "timestamp")
            .containsEntry("level", "text")
            .containsEntry("phones", "list<text>")
            .containsEntry("home", "frozen<address>")
            .containsEntry("position", "frozen<tuple<double, double>>")
    }

    @Test
    fun nulls_are_null_cells_and_change_to_values() {
        val bare = Customer(UUID.randomUUID(), "Bob")
        customers.save(bare)

        customers.at(bare).update(Customer_.age.set(7), Customer_.phones.append("5"), Customer_.level.set(Level.GOLD))
        val changed = customers.get(Customer_.id.eq(bare.id))
        customers.save(changed.copy(age = null, phones = null))

        assertThat(changed).isEqualTo(bare.copy(age = 7, phones = listOf("5"), level = Level.GOLD))
        assertThat(customers.get(Customer_.id.eq(bare.id))).isEqualTo(bare.copy(level = Level.GOLD))
    }

    @Test
    fun a_copy_is_saved_as_what_changed() {
        val before = customers.save(Customer(UUID.randomUUID(), "Cid", age = 1))
        customers.at(before).update(Customer_.email.set("cid@example.org"))

        customers.saveChanges(before, before.copy(age = 2))

        assertThat(customers.get(Customer_.id.eq(before.id)))
            .isEqualTo(before.copy(age = 2, email = "cid@example.org"))
    }

    @Test
    fun a_cell_without_value_is_not_taken_for_the_default() {
        val id = UUID.randomUUID()
        DB.coodie().execute("INSERT INTO customer (id, name) VALUES (?, ?)", id, "Dan")

        assertThatThrownBy { customers.get(Customer_.id.eq(id)) }
            .isInstanceOf(CoodieException::class.java)
            .hasMessageContaining("is_active")
    }

    @Test
    fun a_text_without_value_is_an_error_where_it_is_not_nullable() {
        val id = UUID.randomUUID()
        DB.coodie().execute("INSERT INTO customer (id, is_active) VALUES (?, ?)", id, true)

        assertThatThrownBy { customers.get(Customer_.id.eq(id)) }.hasStackTraceContaining("parameter name")
    }

    @Test
    fun rows_are_found_by_conditions_and_projections_and_views() {
        val eve = customers.save(Customer(UUID.randomUUID(), "Eve", email = "eve@example.org"))

        val found = customers.find(Customer_.email.eq("eve@example.org")).one()
        val named = customers.find(Customer_.id.isIn(eve.id)).project<CustomerName>().one()
        val views = DB.coodie().views<CustomerByName>()
        var viewed = views.findOne(CustomerByName_.name.eq("Eve"))
        while (viewed.isEmpty) viewed = views.findOne(CustomerByName_.name.eq("Eve"))

        assertThat(found).isEqualTo(eve)
        assertThat(named).isEqualTo(CustomerName(eve.id, "Eve", "eve@example.org"))
        assertThat(viewed).hasValue(CustomerByName("Eve", eve.id, "eve@example.org"))
    }

    @Test
    fun a_hook_copies() {
        val signups = DB.coodie().documents<Signup>()

        val saved = signups.save(Signup("Ann@Example.org", "Ann"))

        assertThat(saved).isEqualTo(Signup("ann@example.org", "Ann"))
        assertThat(signups.get(Signup_.email.eq("ann@example.org"))).isEqualTo(saved)
    }

    @Test
    fun a_data_class_of_vars_is_filled() {
        val drafts = DB.coodie().documents<Draft>()
        val draft = Draft(title = "One", isPublic = true, words = 3)

        drafts.save(draft)
        drafts.at(draft).update(Draft_.isPublic.set(false))

        assertThat(drafts.get(Draft_.id.eq(draft.id))).isEqualTo(draft.copy(isPublic = false))
    }

    @Test
    fun a_class_takes_its_key_and_is_filled() {
        val reports = DB.coodie().documents<Report>()
        val report = Report(UUID.randomUUID())
        report.title = "Year End"
        report.isFinal = true
        report.openedBy = "ann"

        reports.save(report)
        val read = reports.get(Report_.id.eq(report.id))

        assertThat(listOf<Any?>(read.id, read.title, read.isFinal, read.pages, read.openedBy, read.slug))
            .isEqualTo(listOf<Any?>(report.id, "Year End", true, null, null, "year-end"))
    }

    @Test
    fun a_class_has_the_properties_of_its_superclass() {
        val devices = DB.coodie().documents<Device>()

        devices.save(Device(7, "lamp").apply { note = "broken" })
        val read = devices.get(Device_.id.eq(7))

        assertThat(listOf<Any?>(read.id, read.label, read.note)).isEqualTo(listOf<Any?>(7, "lamp", "broken"))
    }

    @Test
    fun of_several_constructors_the_whole_one_is_called() {
        val documents = DB.coodie().documents<Overloaded>()

        documents.save(Overloaded(1, second = 5))

        assertThat(documents.get(Overloaded_.id.eq(1))).isEqualTo(Overloaded(1, "first", 5))
    }

    @Test
    fun names_and_kinds_of_kotlin_are_stored() {
        val names = Names(1, true, null, "u", "a", "i", 1, 2, 3)
        val kinds =
            Kinds(
                1, Long.MAX_VALUE, null, -1, 1.5f, -0.0, true, byteArrayOf(1, 2), floatArrayOf(0.5f, 1f),
                mutableListOf("x"), listOf(setOf(Level.GOLD)), listOf(HOME), listOf("y"), mapOf(Level.BASIC to listOf(HOME)),
            )

        DB.coodie().documents<Names>().save(names)
        DB.coodie().documents<Kinds>().save(kinds)
        val read = DB.coodie().documents<Kinds>().get(Kinds_.id.eq(1))

        assertThat(DB.coodie().documents<Names>().get(Names_.id.eq(1))).isEqualTo(names)
        assertThat(read.copy(bytes = null, vector = kinds.vector)).isEqualTo(kinds.copy(bytes = null))
        assertThat(read.bytes).containsExactly(1, 2)
        assertThat(read.vector).containsExactly(0.5f, 1f)
    }

    @Test
    fun a_null_in_a_list_is_refused_before_it_is_sent() {
        val kinds =
            Kinds(
                2, 1, null, 1, null, 1.0, null, null, floatArrayOf(1f, 2f),
                mutableListOf(), emptyList(), emptyList(), listOf("y", null), emptyMap(),
            )

        assertThatThrownBy { DB.coodie().documents<Kinds>().save(kinds) }
            .isInstanceOf(CoodieException::class.java)
            .hasMessageContaining("cannot contain a null")
    }

    @Test
    fun counters_count() {
        val clicks = DB.coodie().counters<Clicks>()

        clicks.at(Clicks_.page.eq("/")).update(Clicks_.count.add(3))

        assertThat(clicks.get(Clicks_.page.eq("/"))).isEqualTo(Clicks("/", 3))
    }

    @Test
    fun sealed_types_share_a_table() {
        val payments = DB.coodie().documents<Payment>()
        val all =
            listOf(
                Cash(UUID.randomUUID(), 5),
                Card(UUID.randomUUID(), 7, null, "12/29"),
                Transfer(UUID.randomUUID(), 9, "rent"),
            )

        all.forEach(payments::save)

        assertThat(payments.find().all()).containsExactlyInAnyOrderElementsOf(all)
        assertThat(DB.coodie().documents<Card>().find().all()).containsExactly(all[1] as Card)
        assertThat(DB.coodie().documents<Electronic>().find().allowFiltering().all())
            .containsExactlyInAnyOrder(all[1] as Electronic, all[2] as Electronic)
    }

    @Test
    fun classes_nested_in_a_sealed_class_are_its_variants() {
        val shapes = DB.coodie().documents<Shape>()

        shapes.save(Shape.Circle(1, 2.5))
        shapes.save(Shape.Square(2))

        assertThat(shapes.find().all()).containsExactlyInAnyOrder(Shape.Circle(1, 2.5), Shape.Square(2))
    }
}
