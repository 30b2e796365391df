/**
 * What needs Maven's libraries. These classes run in a class loader of their own, with libraries
 * that are nested in this jar, so that none of them is on the class path of applications. Nothing
 * here may be named by classes outside of this package, nor the other way round.
 */
@NullMarked
package dev.coodie.embedded.resolver;

import org.jspecify.annotations.NullMarked;
