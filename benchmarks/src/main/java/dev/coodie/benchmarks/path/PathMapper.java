package dev.coodie.benchmarks.path;

import com.datastax.oss.driver.api.mapper.annotations.DaoFactory;
import com.datastax.oss.driver.api.mapper.annotations.Mapper;

/** For the driver's mapper. */
@Mapper
public interface PathMapper {
  /** The DAO, in the keyspace of the session. */
  @DaoFactory
  PathDao dao();
}
