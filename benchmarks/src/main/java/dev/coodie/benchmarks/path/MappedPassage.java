package dev.coodie.benchmarks.path;

import com.datastax.oss.driver.api.core.data.CqlVector;
import com.datastax.oss.driver.api.mapper.annotations.CqlName;
import com.datastax.oss.driver.api.mapper.annotations.Entity;
import com.datastax.oss.driver.api.mapper.annotations.PartitionKey;
import com.datastax.oss.driver.api.mapper.annotations.PropertyStrategy;
import com.datastax.oss.driver.api.mapper.entity.naming.GetterStyle;

/** The passage of the driver's mapper, which knows vectors as the driver's own type. */
@Entity
@CqlName("passage")
@PropertyStrategy(mutable = false, getterStyle = GetterStyle.FLUENT)
public record MappedPassage(int id, String text, CqlVector<Float> meaning) {
  @PartitionKey
  @Override
  public int id() {
    return id;
  }
}
