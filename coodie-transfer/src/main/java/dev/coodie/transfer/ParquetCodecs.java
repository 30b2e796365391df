package dev.coodie.transfer;

import com.github.luben.zstd.ZstdInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.compression.CompressionCodecFactory;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.xerial.snappy.Snappy;

/**
 * How Parquet's pages are compressed, without Hadoop. Writes with gzip, which is in Java itself;
 * reads what other programs write with snappy and zstd, too.
 */
final class ParquetCodecs implements CompressionCodecFactory {
  @Override
  public BytesInputCompressor getCompressor(CompressionCodecName name) {
    return new Gzip();
  }

  @Override
  public BytesInputDecompressor getDecompressor(CompressionCodecName name) {
    return switch (name) {
      case GZIP -> new Decompressor(GZIPInputStream::new);
      case ZSTD -> new Decompressor(ZstdInputStream::new);
      case SNAPPY ->
          new Decompressor(in -> new ByteArrayInputStream(Snappy.uncompress(in.readAllBytes())));
      default -> throw new BadValueException("the file is compressed with " + name);
    };
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

  private interface Opening {
    InputStream open(InputStream compressed) throws IOException;
  }

  private record Decompressor(Opening opening) implements BytesInputDecompressor {
    @Override
    public BytesInput decompress(BytesInput bytes, int size) throws IOException {
      return BytesInput.from(plain(bytes.toInputStream(), size));
    }

    @Override
    public void decompress(ByteBuffer in, int compressed, ByteBuffer out, int size)
        throws IOException {
      byte[] bytes = new byte[compressed];
      in.get(bytes);
      out.put(plain(new ByteArrayInputStream(bytes), size));
    }

    private byte[] plain(InputStream compressed, int size) throws IOException {
      try (InputStream in = opening.open(compressed)) {
        byte[] bytes = in.readNBytes(size);
        if (bytes.length != size) {
          throw new IOException("a page has " + bytes.length + " bytes, not " + size);
        }
        return bytes;
      }
    }

    @Override
    public void release() {}
  }
}
