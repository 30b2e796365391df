package dev.coodie.internal.write;

import dev.coodie.driver.Row;

/** A document and the row it was read from. */
public record AsRead<D>(D document, Row row) {}
