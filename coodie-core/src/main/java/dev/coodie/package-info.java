/**
 * The product: {@link dev.coodie.Coodie}, its configuration, and the handles that read and write
 * documents, counters and views, waiting, without waiting, and as statements. Applications import
 * it; it imports all packages below, and none of them imports it.
 */
@NullMarked
package dev.coodie;

import org.jspecify.annotations.NullMarked;
