/** Products found by meaning, and by what they are and cost. */
@NullMarked
package dev.coodie.demo.search;

import org.jspecify.annotations.NullMarked;
