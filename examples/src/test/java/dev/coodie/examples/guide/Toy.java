package dev.coodie.examples.guide;

import dev.coodie.annotation.Document;
import dev.coodie.annotation.PartitionKey;
import dev.coodie.annotation.UserType;
import dev.coodie.annotation.Vector;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

// tag::toy[]
/** What a shop sells: a row, and the body of requests and responses. */
@Document(table = "toys")
record Toy(
    @PartitionKey UUID id,
    @NotBlank @Size(max = 80) String title,
    @Nullable String subtitle,
    @Positive BigDecimal price,
    @Valid Maker maker,
    Set<@NotBlank String> tags,
    @Vector(3) List<Float> embedding,
    Instant added) {

  /** Who made it: a user-defined type. */
  @UserType
  record Maker(@NotBlank String name, @Nullable String country) {}
}
// end::toy[]
