/** One name for one user, and one profile for many writers. */
@NullMarked
package dev.coodie.demo.names;

import org.jspecify.annotations.NullMarked;
