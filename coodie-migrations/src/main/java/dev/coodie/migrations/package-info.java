/** Versioned changes of a schema and its data. */
@NullMarked
package dev.coodie.migrations;

import org.jspecify.annotations.NullMarked;
