package dev.coodie.spark.internal.write;

import java.io.IOException;
import java.io.Serializable;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.util.SerializableConfiguration;

/**
 * Where rejected rows go. Each attempt of a task has a file of its own in a folder that readers
 * pass over; when the job is done, those of the attempts that count are moved beside it.
 *
 * @param query of the job, so that one folder can serve several
 */
record RejectsFolder(String folder, String query, SerializableConfiguration hadoop)
    implements Serializable {
  FileSystem files() throws IOException {
    return new Path(folder).getFileSystem(hadoop.value());
  }

  /** Names that begin like this are none of a reader's. */
  private Path unfinished() {
    return new Path(folder, "_coodie-" + query);
  }

  Path file(int partition, long attempt) {
    return new Path(unfinished(), "part-" + partition + "-" + attempt + ".json");
  }

  /** Moves a file to where it is read. */
  void publish(String name) throws IOException {
    Path target = new Path(folder, query + "-" + name);
    if (!files().rename(new Path(unfinished(), name), target)) {
      throw new IOException("cannot rename " + name);
    }
  }

  /** Removes what attempts left that do not count. */
  void clear() throws IOException {
    files().delete(unfinished(), true);
  }
}
