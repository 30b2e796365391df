package dev.coodie.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TemporaryDirectoryTest {
  private static final int ROUNDS = 150;

  private final TemporaryDirectory own = TemporaryDirectory.claim();
  private final List<Path> made = new ArrayList<>();
  private Path left;

  @BeforeEach
  void leave_a_directory() throws IOException {
    left = left("coodie-" + (1 + new Random().nextInt(Integer.MAX_VALUE)));
  }

  @AfterEach
  void remove() throws IOException {
    release(own);
    made.forEach(Directories::delete);
  }

  @Test
  void what_no_process_holds_is_removed() {
    release(TemporaryDirectory.claim());

    assertThat(left).doesNotExist();
  }

  @Test
  void a_removal_that_was_cut_short_is_finished() throws IOException {
    Path renamed = Files.move(left, left.resolveSibling(left.getFileName() + ".removed"));
    Files.delete(renamed.resolve(TemporaryDirectory.MARK));

    release(TemporaryDirectory.claim());

    assertThat(renamed).doesNotExist();
  }

  @Test
  void what_a_process_holds_stays() {
    FileMutex lock = FileMutex.acquire(left.resolve(TemporaryDirectory.LOCK));

    release(TemporaryDirectory.claim());

    assertThat(left.resolve("node1/data")).exists();
    lock.close();
  }

  @Test
  void what_a_node_holds_stays() {
    FileMutex node = FileMutex.acquire(left.resolve("node1/node.lock"));

    release(TemporaryDirectory.claim());

    assertThat(left.resolve("node1/data")).exists();
    node.close();
  }

  @Test
  void what_is_of_the_user_stays() throws IOException {
    Files.delete(left.resolve(TemporaryDirectory.MARK));
    Path otherName = left("coodie-of-mine");
    Path noLock = left(left.getFileName() + "0");
    Files.delete(noLock.resolve(TemporaryDirectory.LOCK));
    Path target = left("coodie-target");
    Path link = Files.createSymbolicLink(left.resolveSibling(left.getFileName() + "00"), target);
    made.add(link);

    release(TemporaryDirectory.claim());

    assertThat(List.of(left, otherName, noLock, link, target))
        .allSatisfy(path -> assertThat(path.resolve("node1/data")).exists());
  }

  @Test
  void a_link_inside_is_not_followed() throws IOException {
    Path target = left("coodie-target");
    Files.createSymbolicLink(left.resolve("node1/link"), target);

    release(TemporaryDirectory.claim());

    assertThat(left).doesNotExist();
    assertThat(target.resolve("node1/data")).exists();
  }

  @Test
  void processes_and_threads_that_start_together_never_take_a_directory_in_use()
      throws IOException, InterruptedException {
    List<Process> others = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      others.add(
          new ProcessBuilder(
                  JavaHome.current().executable().toString(),
                  "-XX:TieredStopAtLevel=1",
                  "-cp",
                  System.getProperty("java.class.path"),
                  Starter.class.getName())
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start());
    }
    List<String> here = Stream.of(1, 2, 3).parallel().map(i -> Starter.run()).toList();

    assertThat(here).containsOnly("fine");
    for (Process other : others) {
      assertThat(new String(other.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
          .isEqualTo("fine");
      assertThat(other.waitFor()).isZero();
    }
  }

  private Path left(String name) throws IOException {
    Path directory = own.path().resolveSibling(name);
    Files.createDirectories(directory.resolve("node1"));
    Files.createFile(directory.resolve(TemporaryDirectory.MARK));
    Files.createFile(directory.resolve(TemporaryDirectory.LOCK));
    Files.createFile(directory.resolve("node1/node.lock"));
    Files.writeString(directory.resolve("node1/data"), "rows");
    made.add(directory);
    return directory;
  }

  private static void release(TemporaryDirectory directory) {
    directory.lock().close();
    Directories.delete(directory.path());
  }

  /** Claims directories and leaves every second one as a crash would. */
  static final class Starter {
    private Starter() {}

    public static void main(String[] arguments) {
      System.out.print(run());
      System.out.flush();
    }

    static String run() {
      try {
        for (int i = 0; i < ROUNDS; i++) {
          TemporaryDirectory directory = TemporaryDirectory.claim();
          Path file = Files.writeString(directory.path().resolve("data"), "rows");
          Thread.sleep(i % 3);
          if (!Files.readString(file).equals("rows")) {
            return "lost its data";
          }
          directory.lock().close();
          if (i % 2 == 0) {
            Directories.delete(directory.path());
          }
        }
        return "fine";
      } catch (IOException | RuntimeException e) {
        return "failed with " + e;
      } catch (InterruptedException e) {
        return "was interrupted";
      }
    }
  }
}
