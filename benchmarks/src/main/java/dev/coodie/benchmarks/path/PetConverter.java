package dev.coodie.benchmarks.path;

import com.datastax.oss.driver.api.core.cql.Row;
import org.springframework.core.convert.converter.Converter;
import org.springframework.data.convert.ReadingConverter;

/** Spring Data knows no variants, but takes a converter of rows. */
@ReadingConverter
final class PetConverter implements Converter<Row, Pet> {
  private final RowMapping mapping = new IdiomMapping();

  @Override
  public Pet convert(Row row) {
    return mapping.pet(row);
  }
}
