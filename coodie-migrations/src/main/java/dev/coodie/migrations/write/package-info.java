/** Writes migrations from a plan, and documents from a live schema. */
@NullMarked
package dev.coodie.migrations.write;

import org.jspecify.annotations.NullMarked;
