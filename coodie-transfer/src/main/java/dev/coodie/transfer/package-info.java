/** Tables and queries as files, and back: JSON lines, CSV and Parquet. */
@NullMarked
package dev.coodie.transfer;

import org.jspecify.annotations.NullMarked;
