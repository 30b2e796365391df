package dev.coodie.examples.guide;

import dev.coodie.annotation.Document;
import dev.coodie.annotation.PartitionKey;
import java.util.List;
import lombok.Builder;
import lombok.Singular;
import lombok.Value;
import org.jspecify.annotations.Nullable;

// tag::ticket[]
/** A ticket, completed by Lombok. */
@Value
@Builder(toBuilder = true)
@Document
class Ticket {
  @PartitionKey int id;
  @Nullable String holder;
  @Singular List<String> days;
}
// end::ticket[]
