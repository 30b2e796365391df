package dev.coodie.spark.internal.write;

import org.apache.spark.sql.connector.write.WriterCommitMessage;
import org.jspecify.annotations.Nullable;

/**
 * What a task tells the job when it is done.
 *
 * @param file the name of the file with its rejected rows, null if it has none
 */
record WrittenPart(long written, long rejected, long repeated, @Nullable String file)
    implements WriterCommitMessage {}
