/** Goals of a Maven build. */
@NullMarked
package dev.coodie.maven;

import org.jspecify.annotations.NullMarked;
