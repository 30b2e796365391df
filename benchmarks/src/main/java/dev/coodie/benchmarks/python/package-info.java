/** coodie for Python on the same node. */
@NullMarked
package dev.coodie.benchmarks.python;

import org.jspecify.annotations.NullMarked;
