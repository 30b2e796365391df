/** Files into tables and tables into files, by commands in processes of their own. */
@NullMarked
package dev.coodie.benchmarks.transfer;

import org.jspecify.annotations.NullMarked;
