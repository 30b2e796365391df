/**
 * For tests of applications: a {@link dev.coodie.test.FakeDriver} that answers without a server, a
 * real node for a test class, and assertions about CQL.
 */
@NullMarked
package dev.coodie.test;

import org.jspecify.annotations.NullMarked;
