package dev.coodie.transfer;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CsvParseException;
import dev.coodie.column.ValueType;
import dev.coodie.transfer.TransferTable.Column;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a record of CSV as a row; the file's first one has the names. */
final class CsvReader implements TextRecords.Reader {
  private final Path file;
  private final Fields fields;
  private final CsvFields found = new CsvFields();
  private List<Optional<Field>> head = List.of();
  private PlainCell[] plain = {};

  CsvReader(Path file, Fields fields) {
    this.file = file;
    this.fields = fields;
  }

  @Override
  public boolean hasQuotes() {
    return true;
  }

  @Override
  public void head(ByteRecords records) throws IOException {
    ByteRecords.Raw raw = records.next();
    if (raw == null) {
      throw TextRecords.noHead(file, "it is empty.");
    }
    List<Optional<Field>> columns = new ArrayList<>();
    Set<String> names = new HashSet<>();
    try {
      for (String name : split(TextRecords.text(raw.bytes()))) {
        if (name == null || !names.add(name)) {
          throw TextRecords.noHead(
              file, name == null ? "one is empty." : "\"" + name + "\" is there twice.");
        }
        columns.add(fields.find(name));
      }
    } catch (CharacterCodingException e) {
      throw TextRecords.noHead(file, "it is not UTF-8.");
    } catch (BadValueException e) {
      throw TextRecords.noHead(file, e.getMessage() + ".");
    }
    head = List.copyOf(columns);
    plain =
        head.stream()
            .map(field -> PlainCell.of(field.map(Field::type).orElse(ValueType.BLOB)))
            .toArray(PlainCell[]::new);
    checkKey();
  }

  private void checkKey() {
    for (Column column : fields.columns()) {
      boolean has =
          head.stream()
              .flatMap(Optional::stream)
              .anyMatch(f -> f.column().equals(column) && f.kind() == Field.Kind.VALUE);
      if (column.isPartitionKey() && !has) {
        throw TextRecords.noHead(
            file, "\"" + column.name() + "\" is missing, which is part of the key.");
      }
    }
  }

  @Override
  public boolean isBlank(ByteRecords.Raw raw) {
    return raw.bytes().length == 0 && head.size() > 1;
  }

  @Override
  public RowValues read(byte[] record) throws CharacterCodingException {
    TextRecords.checkText(record);
    if (record.length == 0 || !found.find(record)) {
      return readSplit(TextRecords.text(record));
    }
    checkCount(found.size());
    RowValues row = new RowValues(fields.columns().size());
    for (int i = 0; i < plain.length; i++) {
      if (head.get(i).isPresent()) {
        Field field = head.get(i).get();
        ByteBuffer cell =
            found.isNull(i) || !found.isAsWritten(i)
                ? null
                : plain[i].read(record, found.begin(i), found.end(i));
        if (cell != null) {
          row.set(field, cell);
        } else {
          read(field, found.isNull(i) ? null : found.text(i), row);
        }
      }
    }
    return row;
  }

  private RowValues readSplit(String record) {
    List<@Nullable String> texts = split(record);
    checkCount(texts.size());
    RowValues row = new RowValues(fields.columns().size());
    for (int i = 0; i < texts.size(); i++) {
      if (head.get(i).isPresent()) {
        read(head.get(i).get(), texts.get(i), row);
      }
    }
    return row;
  }

  private void checkCount(int count) {
    if (count != head.size()) {
      throw new BadValueException("expected " + head.size() + " fields, found " + count);
    }
  }

  private void read(Field field, @Nullable String text, RowValues row) {
    try {
      row.set(field, text == null ? null : ValueText.cell(field.type(), text, fields.timestamps()));
    } catch (BadValueException e) {
      throw JsonReader.inColumn(field, e);
    }
  }

  static List<@Nullable String> split(String record) {
    if (record.isEmpty()) {
      List<@Nullable String> one = new ArrayList<>();
      one.add(null);
      return one;
    }
    try {
      return de.siegmar.fastcsv.reader.CsvReader.builder()
          .maxBufferSize(Math.max(1 << 16, record.length() + 16))
          .skipEmptyLines(false)
          .ofSingleCsvRecord(new Handler(), record);
    } catch (CsvParseException e) {
      // Without the cause: it may repeat a value.
      throw new BadValueException("the record is no valid CSV");
    }
  }

  /** Tells an empty field from an empty pair of quotes. */
  private static final class Handler
      extends AbstractBaseCsvCallbackHandler<List<@Nullable String>> {
    private final List<@Nullable String> texts = new ArrayList<>();

    @Override
    protected void handleField(int index, char[] buffer, int offset, int length, boolean quoted) {
      texts.add(length == 0 && !quoted ? null : new String(buffer, offset, length));
    }

    @Override
    protected List<@Nullable String> buildRecord() {
      return texts;
    }
  }
}
