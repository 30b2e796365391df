/** What tests of several modules share. It is not published. */
@NullMarked
package dev.coodie.testsupport;

import org.jspecify.annotations.NullMarked;
