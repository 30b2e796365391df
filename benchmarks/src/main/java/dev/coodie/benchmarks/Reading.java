package dev.coodie.benchmarks;

import com.datastax.oss.driver.api.mapper.annotations.ClusteringColumn;
import com.datastax.oss.driver.api.mapper.annotations.CqlName;
import com.datastax.oss.driver.api.mapper.annotations.Entity;
import com.datastax.oss.driver.api.mapper.annotations.PropertyStrategy;
import com.datastax.oss.driver.api.mapper.entity.naming.GetterStyle;
import dev.coodie.annotation.ClusteringKey;
import dev.coodie.annotation.Document;
import dev.coodie.annotation.PartitionKey;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.data.cassandra.core.cql.PrimaryKeyType;
import org.springframework.data.cassandra.core.mapping.PrimaryKeyColumn;
import org.springframework.data.cassandra.core.mapping.Table;

/** The document that everybody maps: ten columns, two of them collections. */
@Document
@Entity
@CqlName("reading")
@PropertyStrategy(mutable = false, getterStyle = GetterStyle.FLUENT)
@Table("reading")
public record Reading(
    @PartitionKey @PrimaryKeyColumn(type = PrimaryKeyType.PARTITIONED) String sensor,
    @ClusteringKey @PrimaryKeyColumn(type = PrimaryKeyType.CLUSTERED) UUID event,
    String place,
    String unit,
    double measured,
    int quality,
    Instant taken,
    boolean valid,
    List<String> tags,
    Map<String, String> labels) {

  // The driver's mapper wants its annotations on one of component and accessor, not on both.
  @com.datastax.oss.driver.api.mapper.annotations.PartitionKey
  @Override
  public String sensor() {
    return sensor;
  }

  @ClusteringColumn
  @Override
  public UUID event() {
    return event;
  }
}
