package dev.coodie.migrations.write;

import dev.coodie.error.MigrationException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Source files of documents.
 *
 * @param packageName the package they are in
 * @param sources one for each document and user-defined type, by name
 * @param notes what the keyspace has and no document says, and why: sentences
 */
public record WrittenDocuments(String packageName, List<Source> sources, List<String> notes) {
  /**
   * One source file.
   *
   * @param name the type's name, without its package
   * @param text the file
   * @param notes what is missing in it; the file has it as comments, too
   */
  public record Source(String name, String text, List<String> notes) {
    /** Copies the list. */
    public Source {
      notes = List.copyOf(notes);
    }
  }

  /** Copies the lists. */
  public WrittenDocuments {
    sources = List.copyOf(sources);
    notes = List.copyOf(notes);
  }

  /** The file a source belongs into, below {@code directory}, which holds the root package. */
  public Path file(Path directory, Source source) {
    return directory.resolve(packageName.replace('.', '/')).resolve(source.name() + ".java");
  }

  /**
   * Writes the files below {@code directory}, which holds the root package, and makes directories
   * that are missing.
   *
   * @param replace whether files that are there already are replaced
   * @return the files, one for each source
   * @throws MigrationException if a file is there already and is not to be replaced, before
   *     anything is written; or if one cannot be written
   */
  public List<Path> save(Path directory, boolean replace) {
    List<Path> files = sources.stream().map(source -> file(directory, source)).toList();
    List<Path> present = files.stream().filter(Files::exists).toList();
    if (!replace && !present.isEmpty()) {
      throw new MigrationException(
          "coodie-982",
          "There already is "
              + present.get(0)
              + (present.size() == 1 ? "" : ", and " + (present.size() - 1) + " more files")
              + ". Write to another directory or package, or let the files be replaced,"
              + " which loses your changes in them. Nothing was written.");
    }
    List<Path> written = new ArrayList<>();
    for (int i = 0; i < files.size(); i++) {
      if (replace) {
        TextFiles.replace(files.get(i), sources.get(i).text());
      } else {
        TextFiles.create(files.get(i), sources.get(i).text());
      }
      written.add(files.get(i));
    }
    return written;
  }
}
