/** Page views, counted while visitors come. */
@NullMarked
package dev.coodie.demo.counters;

import org.jspecify.annotations.NullMarked;
