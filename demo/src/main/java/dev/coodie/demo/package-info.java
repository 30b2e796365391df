/**
 * The demo: four living examples in one Spring Boot application, started by {@code coodie demo}.
 */
@NullMarked
package dev.coodie.demo;

import org.jspecify.annotations.NullMarked;
