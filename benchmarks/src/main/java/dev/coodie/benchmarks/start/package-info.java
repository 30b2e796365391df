/** What the first use of many documents takes. */
@NullMarked
package dev.coodie.benchmarks.start;

import org.jspecify.annotations.NullMarked;
