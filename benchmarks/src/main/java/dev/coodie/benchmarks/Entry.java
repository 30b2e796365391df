package dev.coodie.benchmarks;

import com.datastax.oss.driver.api.core.cql.Row;

/** Who takes part. A fork makes only the one it measures. */
public enum Entry {
  LIMIT("the limit: by hand, between `ByteBuffer` and fields"),
  DRIVER_CODECS("driver codecs in constants, by index"),
  DRIVER_MAPPER("the driver's mapper"),
  DRIVER_IDIOMS("idiomatic driver code"),
  SPRING_DATA("Spring Data (write: conversion only)"),
  COODIE("**coodie**");

  private final String label;

  Entry(String label) {
    this.label = label;
  }

  String shortLabel() {
    return switch (this) {
      case LIMIT -> "the limit";
      case DRIVER_CODECS -> "driver codecs";
      case DRIVER_MAPPER -> "driver mapper";
      case DRIVER_IDIOMS -> "idiomatic driver";
      case SPRING_DATA -> "Spring Data";
      case COODIE -> "coodie";
    };
  }

  String label() {
    return label;
  }

  Contestant make() {
    Row row = Sample.row();
    Reading reading = Sample.reading();
    return switch (this) {
      case LIMIT -> new Limit(row, reading);
      case DRIVER_CODECS -> new DriverCodecs(row, reading);
      case DRIVER_MAPPER -> new DriverMapper(row, reading);
      case DRIVER_IDIOMS -> new DriverIdioms(row, reading);
      case SPRING_DATA -> new SpringData(row, reading);
      case COODIE -> new Coodied(row, reading);
    };
  }
}
