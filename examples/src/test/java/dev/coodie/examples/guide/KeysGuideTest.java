package dev.coodie.examples.guide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coodie.Coodie;
import dev.coodie.Documents;
import dev.coodie.Query;
import dev.coodie.error.CoodieException;
import dev.coodie.test.EmbeddedCoodieExtension;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Keys and what each index can find. */
class KeysGuideTest {
  @RegisterExtension
  static final EmbeddedCoodieExtension DB = EmbeddedCoodieExtension.withDocuments(Device.class);

  private final Coodie coodie = DB.coodie();
  private final Documents<Device> devices = coodie.documents(Device.class);

  private static final Device LAMP =
      new Device(
          "hall",
          1,
          "ann",
          "acme",
          40,
          "Bright Lamp",
          Set.of("light"),
          Map.of("mode", "auto"),
          Map.of("floor", "2"),
          List.of(1, 2),
          7);

  @BeforeEach
  void one_lamp() {
    devices.save(LAMP);
  }

  @Test
  void keys_are_addressed_by_generated_methods() {
    // tag::key-conditions[]
    Device lamp = devices.get(Device_.key("hall", 1));
    List<Device> hall = devices.find(Device_.partition("hall")).all();
    List<Device> first = devices.find(Device_.partition("hall"), Device_.id.lt(10)).all();
    // end::key-conditions[]

    assertThat(lamp).isEqualTo(LAMP);
    assertThat(hall).containsExactly(LAMP);
    assertThat(first).containsExactly(LAMP);
  }

  @Test
  void each_index_finds_what_it_is_for() {
    // tag::index-queries[]
    Query<Device> byVendor = devices.find(Device_.vendor.eq("acme"));
    Query<Device> byPower = devices.find(Device_.power.gte(20), Device_.power.lt(60));
    Query<Device> byModel = devices.find(Device_.model.like("%Lamp%"));
    Query<Device> byTag = devices.find(Device_.tags.contains("light"));
    Query<Device> bySetting = devices.find(Device_.settings.containsKey("mode"));
    Query<Device> byLabel = devices.find(Device_.labels.at("floor").eq("2"));
    Query<Device> byFirmware = devices.find(Device_.firmware.eq(List.of(1, 2)));
    // end::index-queries[]

    for (Query<Device> query :
        List.of(byVendor, byPower, byModel, byTag, bySetting, byLabel, byFirmware)) {
      assertThat(query.all()).containsExactly(LAMP);
    }
  }

  @Test
  void a_column_without_an_index_needs_filtering() {
    assertThatThrownBy(() -> devices.find(Device_.room.eq(7)).all())
        .isInstanceOf(CoodieException.class);

    // tag::filtering[]
    List<Device> inRoom = devices.find(Device_.room.eq(7)).allowFiltering().all();
    // end::filtering[]

    assertThat(inRoom).containsExactly(LAMP);
  }

  @Test
  void a_static_column_is_shared_by_the_partition() {
    devices.save(
        new Device("hall", 2, "bob", null, 1, "x", Set.of(), Map.of(), Map.of(), List.of(), 1));

    assertThat(devices.get(Device_.key("hall", 1)).manager()).isEqualTo("bob");

    // tag::static-update[]
    devices.at(Device_.partition("hall")).update(Device_.manager.set("cara"));
    // end::static-update[]

    assertThat(devices.find(Device_.partition("hall")).all())
        .extracting(Device::manager)
        .containsExactly("cara", "cara");
    devices.at(Device_.key("hall", 2)).delete();
  }
}
