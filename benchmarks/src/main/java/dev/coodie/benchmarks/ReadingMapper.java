package dev.coodie.benchmarks;

import com.datastax.oss.driver.api.mapper.annotations.DaoFactory;
import com.datastax.oss.driver.api.mapper.annotations.Mapper;

/** For the driver's mapper. */
@Mapper
public interface ReadingMapper {
  /** The DAO. */
  @DaoFactory
  ReadingDao readings();
}
