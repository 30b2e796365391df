/** The memory that reading very many rows takes. */
@NullMarked
package dev.coodie.benchmarks.memory;

import org.jspecify.annotations.NullMarked;
