package dev.coodie.column;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;

/** {@code inet}: 4 bytes for IPv4, 16 for IPv6. Never resolves a name. */
final class InetType extends ValueType<InetAddress> {
  InetType() {
    super("inet", InetAddress.class);
  }

  @Override
  public ByteBuffer encode(InetAddress value) {
    return ByteBuffer.wrap(value.getAddress());
  }

  @Override
  int size(InetAddress value) {
    return value.getAddress().length;
  }

  @Override
  int put(InetAddress value, byte[] out, int at) {
    return Bytes.put(value.getAddress(), out, at);
  }

  @Override
  InetAddress decode(ByteBuffer bytes, int at, int length) {
    if (length != 4 && length != 16) {
      throw ValueErrors.wrongLength("4 or 16 bytes", this, length);
    }
    try {
      return InetAddress.getByAddress(Bytes.copy(bytes, at, length));
    } catch (UnknownHostException e) {
      throw new AssertionError("4 and 16 bytes are legal", e);
    }
  }
}
