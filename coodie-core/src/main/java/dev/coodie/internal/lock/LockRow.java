package dev.coodie.internal.lock;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/**
 * A row of the lock's table.
 *
 * @param claim its key; {@link #SINGLE} for the one row that conditional writes contend for
 * @param owner a name that no other owner has
 * @param host the host and process of the owner
 * @param since when it asked for the lock
 * @param held whether it has the lock; a claim that still settles does not
 */
public record LockRow(UUID claim, String owner, String host, Instant since, boolean held) {
  /** The lowest time UUID, which stands for no time. */
  static final UUID SINGLE = new UUID(0x1000L, 0x8000000000000000L);

  /** 100 ns steps between the epochs of UUIDs (1582) and of Unix. */
  private static final long UUID_EPOCH = 0x01b21dd213814000L;

  /** A row for conditional writes, of a new owner. */
  static LockRow single() {
    return new LockRow(SINGLE, UUID.randomUUID().toString(), Host.NAME, now(), true);
  }

  /** A claim of the same owner that does not have the lock yet. */
  LockRow claiming() {
    Instant now = now();
    return new LockRow(timeUuid(now), owner, host, now, false);
  }

  LockRow holding() {
    return new LockRow(claim, owner, host, since, true);
  }

  boolean sameOwner(LockRow other) {
    return owner.equals(other.owner);
  }

  /** As precise as the server keeps it. */
  private static Instant now() {
    return Instant.now().truncatedTo(ChronoUnit.MILLIS);
  }

  /** The time, and from a random UUID what makes it unique. */
  private static UUID timeUuid(Instant now) {
    long steps = UUID_EPOCH + now.getEpochSecond() * 10_000_000L + now.getNano() / 100;
    long high =
        (steps << 32) | ((steps >>> 16) & 0xffff0000L) | 0x1000L | ((steps >>> 48) & 0x0fffL);
    return new UUID(high, UUID.randomUUID().getLeastSignificantBits());
  }
}
