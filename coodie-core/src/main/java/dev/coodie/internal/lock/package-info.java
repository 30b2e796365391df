/**
 * The lock under which one process at a time changes the schema of a keyspace. {@link
 * dev.coodie.internal.lock.Locks} is the door; it knows statements, but no document.
 */
@NullMarked
package dev.coodie.internal.lock;

import org.jspecify.annotations.NullMarked;
