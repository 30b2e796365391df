/** The whole path: the same operations by every library, against the same node. */
@NullMarked
package dev.coodie.benchmarks.path;

import org.jspecify.annotations.NullMarked;
