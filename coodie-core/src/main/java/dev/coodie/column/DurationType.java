package dev.coodie.column;

import java.nio.ByteBuffer;

/** {@code duration}: three signed vints. */
final class DurationType extends ValueType<CqlDuration> {
  DurationType() {
    super("duration", CqlDuration.class);
  }

  @Override
  int size(CqlDuration value) {
    return Vints.size(Vints.zigzag(value.months()))
        + Vints.size(Vints.zigzag(value.days()))
        + Vints.size(Vints.zigzag(value.nanoseconds()));
  }

  @Override
  int put(CqlDuration value, byte[] out, int at) {
    int days = Vints.put(Vints.zigzag(value.months()), out, at);
    int nanoseconds = Vints.put(Vints.zigzag(value.days()), out, days);
    return Vints.put(Vints.zigzag(value.nanoseconds()), out, nanoseconds);
  }

  @Override
  CqlDuration decode(ByteBuffer bytes, int at, int length) {
    if (length == 0) {
      throw ValueErrors.noBytes(cql());
    }
    int end = at + length;
    int days = next(bytes, at, end);
    int nanoseconds = next(bytes, days, end);
    if (next(bytes, nanoseconds, end) != end) {
      throw ValueErrors.broken(this, "more than three numbers");
    }
    try {
      return new CqlDuration(
          Math.toIntExact(Vints.unzigzag(Vints.get(bytes, at))),
          Math.toIntExact(Vints.unzigzag(Vints.get(bytes, days))),
          Vints.unzigzag(Vints.get(bytes, nanoseconds)));
    } catch (ArithmeticException | IllegalArgumentException e) {
      throw ValueErrors.unreadable(this, e);
    }
  }

  private int next(ByteBuffer bytes, int at, int end) {
    if (at >= end || Vints.sizeFrom(bytes.get(at)) > end - at) {
      throw ValueErrors.broken(this, "fewer than three numbers");
    }
    return at + Vints.sizeFrom(bytes.get(at));
  }
}
