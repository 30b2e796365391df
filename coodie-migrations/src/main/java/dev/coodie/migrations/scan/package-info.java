/** Every row of a table, over token ranges, with checkpoints. */
@NullMarked
package dev.coodie.migrations.scan;

import org.jspecify.annotations.NullMarked;
