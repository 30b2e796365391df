package dev.coodie.column;

import java.nio.ByteBuffer;
import java.util.UUID;

/** {@code uuid}, and {@code timeuuid}, which the server only takes in version 1. */
final class UuidType extends FixedType<UUID> {
  private final boolean time;

  UuidType(String cql, boolean time) {
    super(cql, UUID.class, 16);
    this.time = time;
  }

  @Override
  UUID get(ByteBuffer bytes, int at) {
    return new UUID(bytes.getLong(at), bytes.getLong(at + 8));
  }

  @Override
  void set(UUID value, byte[] out, int at) {
    if (time && value.version() != 1) {
      throw ValueErrors.outOfRange(this, "a UUID of version 1, found version " + value.version());
    }
    Bytes.putLong(value.getMostSignificantBits(), out, at);
    Bytes.putLong(value.getLeastSignificantBits(), out, at + 8);
  }

  @Override
  int vectorWidth() {
    return 16;
  }
}
