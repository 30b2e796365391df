package dev.coodie.examples.guide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coodie.Coodie;
import dev.coodie.CoodieConfig;
import dev.coodie.Documents;
import dev.coodie.test.EmbeddedCoodieExtension;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Who made and changed a row, and when. */
class AuditingGuideTest {
  private static final Instant NOON = Instant.parse("2026-05-01T12:00:00Z");

  @RegisterExtension
  static final EmbeddedCoodieExtension DB = EmbeddedCoodieExtension.withDocuments(Contract.class);

  private final Iterator<String> users = List.of("ann", "bob").iterator();

  @Test
  void the_creation_stays_and_the_change_is_told() {
    CoodieConfig config =
        CoodieConfig.at(DB.node().contactPoint())
            .localDatacenter(DB.node().localDatacenter())
            .keyspace(DB.keyspace())
            .clock(Clock.fixed(NOON, ZoneOffset.UTC))
            .currentUser(String.class, users::next);
    try (Coodie coodie = Coodie.connect(config)) {
      Documents<Contract> contracts = coodie.documents(Contract.class);
      // tag::contract-use[]
      contracts.insertIfNotExists(new Contract("c-1", "draft")); // fills all four
      Contract read = contracts.get(Contract_.key("c-1"));
      Contract saved = contracts.save(read.withText("final")); // keeps the first two
      // end::contract-use[]

      assertThat(saved).isEqualTo(new Contract("c-1", "final", NOON, "ann", NOON, "bob"));
      assertThat(contracts.get(Contract_.key("c-1"))).isEqualTo(saved);
    }
  }
}
