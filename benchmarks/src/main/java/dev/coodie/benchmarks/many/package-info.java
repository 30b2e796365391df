/** Very many rows at once: bulk writes and scans. */
@NullMarked
package dev.coodie.benchmarks.many;

import org.jspecify.annotations.NullMarked;
