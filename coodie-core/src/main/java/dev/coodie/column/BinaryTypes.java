package dev.coodie.column;

import java.nio.ByteBuffer;

/** {@code blob} as a buffer and as an array. */
final class BinaryTypes {
  private BinaryTypes() {}

  /** Encoding copies; decoding gives a read-only view of the cell. */
  static final class BlobType extends ValueType<ByteBuffer> {
    BlobType() {
      super("blob", ByteBuffer.class);
    }

    @Override
    int size(ByteBuffer value) {
      return value.remaining();
    }

    @Override
    int put(ByteBuffer value, byte[] out, int at) {
      return Bytes.put(value, out, at);
    }

    @Override
    ByteBuffer decode(ByteBuffer bytes, int at, int length) {
      return bytes.slice(at, length).asReadOnlyBuffer();
    }
  }

  /** Copies both ways. */
  static final class BytesType extends ValueType<byte[]> {
    BytesType() {
      super("blob", byte[].class);
    }

    @Override
    int size(byte[] value) {
      return value.length;
    }

    @Override
    int put(byte[] value, byte[] out, int at) {
      return Bytes.put(value, out, at);
    }

    @Override
    byte[] decode(ByteBuffer bytes, int at, int length) {
      return Bytes.copy(bytes, at, length);
    }
  }
}
