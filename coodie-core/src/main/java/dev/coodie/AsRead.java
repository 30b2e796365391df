package dev.coodie;

import dev.coodie.driver.Row;

/** A document and the row it was read from. */
record AsRead<D>(D document, Row row) {}
