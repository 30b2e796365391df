package dev.coodie.benchmarks;

import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.mapper.annotations.Dao;
import com.datastax.oss.driver.api.mapper.annotations.GetEntity;
import com.datastax.oss.driver.api.mapper.annotations.Insert;

/** For the driver's mapper. */
@Dao
public interface ReadingDao {
  /** A row as a document. */
  @GetEntity
  Reading read(Row row);

  /** The statement that would be sent. */
  @Insert
  BoundStatement save(Reading reading);
}
