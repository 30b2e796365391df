package dev.coodie.it;

import dev.coodie.annotation.CqlType;
import dev.coodie.annotation.Document;
import dev.coodie.annotation.PartitionKey;
import dev.coodie.annotation.Tuple;
import dev.coodie.annotation.UserType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Every place in which the server takes a value of no bytes. */
@Document
record Blank(
    @PartitionKey String id,
    @Nullable String words,
    @CqlType("ascii") @Nullable String plain,
    @Nullable ByteBuffer raw,
    @Nullable Integer number,
    @Nullable Long big,
    @Nullable BigInteger huge,
    @Nullable BigDecimal exact,
    @Nullable Float single,
    @Nullable Double twice,
    @Nullable Boolean flag,
    @Nullable UUID any,
    @CqlType("timeuuid") @Nullable UUID made,
    @Nullable Instant at,
    @Nullable InetAddress host,
    Optional<Integer> maybe,
    List<Integer> numbers,
    Set<UUID> ids,
    Map<Integer, String> keyed,
    Map<String, Instant> times,
    @Nullable Pair pair,
    @Nullable Labelled labelled) {

  /** A tuple. */
  @Tuple
  record Pair(@Nullable Integer left, @Nullable String right) {}

  /** A user-defined type. */
  @UserType
  record Labelled(@Nullable Integer number, @Nullable String label) {}
}
