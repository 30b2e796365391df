/**
 * Many items, some of them in flight at a time. {@link dev.coodie.internal.bulk.BulkJobs} is the
 * door for documents, over {@link dev.coodie.internal.bulk.Job}, which runs any work; it imports
 * {@code internal.query} and {@code internal.write}.
 */
@NullMarked
package dev.coodie.internal.bulk;

import org.jspecify.annotations.NullMarked;
