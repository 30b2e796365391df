package dev.coodie.benchmarks.path;

import com.datastax.oss.driver.api.mapper.annotations.ClusteringColumn;
import com.datastax.oss.driver.api.mapper.annotations.CqlName;
import com.datastax.oss.driver.api.mapper.annotations.Entity;
import com.datastax.oss.driver.api.mapper.annotations.PartitionKey;
import com.datastax.oss.driver.api.mapper.annotations.PropertyStrategy;
import com.datastax.oss.driver.api.mapper.entity.naming.GetterStyle;
import org.jspecify.annotations.Nullable;

/** The driver's mapper knows no variants: all columns are read, and the type is chosen by hand. */
@Entity
@CqlName("pet")
@PropertyStrategy(mutable = false, getterStyle = GetterStyle.FLUENT)
public record MappedPet(
    String owner,
    int number,
    String kind,
    String name,
    @Nullable Boolean indoor,
    @Nullable String breed,
    @Nullable Double wingspan) {
  @PartitionKey
  @Override
  public String owner() {
    return owner;
  }

  @ClusteringColumn
  @Override
  public int number() {
    return number;
  }
}
