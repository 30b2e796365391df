package dev.coodie.transfer;

import com.github.luben.zstd.ZstdInputStream;
import dev.coodie.error.TransferException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import net.jpountz.lz4.LZ4Exception;
import net.jpountz.lz4.LZ4Factory;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.compression.CompressionCodecFactory;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.xerial.snappy.Snappy;

/**
 * How Parquet's pages are compressed, without Hadoop. Writes with gzip, which is in Java itself;
 * reads what other programs write with snappy, zstd and LZ4_RAW or do not compress, too.
 */
final class ParquetCodecs implements CompressionCodecFactory {
  /** Gives the bytes of a page, of which there should be {@code size}. */
  private interface Unpacking {
    byte[] unpack(byte[] packed, int size) throws IOException;
  }

  static boolean isRead(CompressionCodecName name) {
    return switch (name) {
      case UNCOMPRESSED, GZIP, SNAPPY, ZSTD, LZ4_RAW -> true;
      default -> false;
    };
  }

  static TransferException notRead(Path file, ColumnChunkMetaData column) {
    return new TransferException(
        "coodie-868",
        file
            + " is compressed with "
            + column.getCodec()
            + " (column "
            + column.getPath().toDotString()
            + "), which is not read here. Nothing was imported. Write the file again with ZSTD,"
            + " SNAPPY, GZIP, LZ4_RAW or without compression.");
  }

  @Override
  public BytesInputCompressor getCompressor(CompressionCodecName name) {
    return new Gzip();
  }

  @Override
  public BytesInputDecompressor getDecompressor(CompressionCodecName name) {
    return new Decompressor(
        switch (name) {
          case UNCOMPRESSED -> (packed, size) -> packed;
          case GZIP -> (packed, size) -> all(new GZIPInputStream(in(packed)), size);
          case ZSTD -> (packed, size) -> all(new ZstdInputStream(in(packed)), size);
          case SNAPPY -> ParquetCodecs::snappy;
          case LZ4_RAW -> ParquetCodecs::lz4;
          default -> throw new IllegalArgumentException(name + " is refused when a file is opened");
        });
  }

  private static InputStream in(byte[] packed) {
    return new ByteArrayInputStream(packed);
  }

  /** One byte more than there should be shows a page that is too long. */
  private static byte[] all(InputStream unpacked, int size) throws IOException {
    try (unpacked) {
      byte[] bytes = unpacked.readNBytes(size);
      if (unpacked.read() >= 0) {
        throw new IOException("a page has more than " + size + " bytes");
      }
      return bytes;
    }
  }

  private static byte[] snappy(byte[] packed, int size) throws IOException {
    if (Snappy.uncompressedLength(packed) != size) {
      throw wrongSize(size);
    }
    return Snappy.uncompress(packed);
  }

  private static byte[] lz4(byte[] packed, int size) throws IOException {
    // No block is packed more tightly than 255 to 1.
    if (size > 255L * packed.length) {
      throw wrongSize(size);
    }
    try {
      return LZ4Factory.fastestJavaInstance().safeDecompressor().decompress(packed, size);
    } catch (LZ4Exception e) {
      throw new IOException("a page is no LZ4", e);
    }
  }

  private static IOException wrongSize(int size) {
    return new IOException("a page has not " + size + " bytes");
  }

  @Override
  public void release() {}

  private static final class Gzip implements BytesInputCompressor {
    @Override
    public BytesInput compress(BytesInput bytes) throws IOException {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
        bytes.writeAllTo(gzip);
      }
      return BytesInput.from(out.toByteArray());
    }

    @Override
    public CompressionCodecName getCodecName() {
      return CompressionCodecName.GZIP;
    }

    @Override
    public void release() {}
  }

  private record Decompressor(Unpacking unpacking) implements BytesInputDecompressor {
    @Override
    public BytesInput decompress(BytesInput bytes, int size) throws IOException {
      return BytesInput.from(plain(bytes.toInputStream().readAllBytes(), size));
    }

    @Override
    public void decompress(ByteBuffer in, int compressed, ByteBuffer out, int size)
        throws IOException {
      byte[] bytes = new byte[compressed];
      in.get(bytes);
      out.put(plain(bytes, size));
    }

    private byte[] plain(byte[] packed, int size) throws IOException {
      byte[] bytes = unpacking.unpack(packed, size);
      if (bytes.length != size) {
        throw wrongSize(size);
      }
      return bytes;
    }

    @Override
    public void release() {}
  }
}
