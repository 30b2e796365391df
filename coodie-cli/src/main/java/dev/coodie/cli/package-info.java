/** The command line. */
@NullMarked
package dev.coodie.cli;

import org.jspecify.annotations.NullMarked;
