/**
 * The annotation processor. It reads an annotated type, checks it, and writes one class next to it;
 * what the generated code calls is public API of coodie-core.
 */
@NullMarked
package dev.coodie.processor;

import org.jspecify.annotations.NullMarked;
