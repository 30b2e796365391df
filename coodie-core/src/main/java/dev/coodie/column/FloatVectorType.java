package dev.coodie.column;

import java.nio.ByteBuffer;
import java.util.List;

/** {@code vector<float, n>} as an array. */
final class FloatVectorType extends ValueType<float[]> {
  private final int dimensions;

  FloatVectorType(int dimensions) {
    super("vector<float, " + VectorType.positive(dimensions) + ">", float[].class);
    this.dimensions = dimensions;
  }

  @Override
  public List<ValueType<?>> arguments() {
    return List.of(FLOAT);
  }

  @Override
  int size(float[] value) {
    if (value.length != dimensions) {
      throw ValueErrors.wrongCount(this, dimensions + " elements", value.length);
    }
    return 4 * dimensions;
  }

  @Override
  int put(float[] value, byte[] out, int at) {
    ByteBuffer.wrap(out, at, 4 * dimensions).slice().asFloatBuffer().put(value);
    return at + 4 * dimensions;
  }

  @Override
  float[] decode(ByteBuffer bytes, int at, int length) {
    if (length != 4 * dimensions) {
      throw ValueErrors.wrongLength(4 * dimensions + " bytes", this, length);
    }
    float[] value = new float[dimensions];
    bytes.slice(at, length).asFloatBuffer().get(value);
    return value;
  }

  @Override
  public float[] check(Object value) {
    float[] vector = super.check(value);
    size(vector);
    return vector;
  }

  @Override
  int dimensions() {
    return dimensions;
  }

  @Override
  int vectorWidth() {
    return 4 * dimensions;
  }
}
