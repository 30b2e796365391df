package dev.coodie.it.transaction;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What transactions over registers read and wrote, and whether one order explains all of it that
 * also keeps the order of those that did not overlap in time (strict serializability; for one
 * register, linearizability). Every value is written once, and whoever writes a register read it,
 * so the versions of a register are a chain, and what depends on what is a graph: there is such an
 * order exactly if it has no circle.
 */
final class History {
  /**
   * One transaction.
   *
   * @param start when it was sent, in nanoseconds
   * @param end when its answer came
   * @param read the value of each register that it read
   * @param written the value of each register that it wrote
   */
  record Event(long start, long end, Map<Integer, Long> read, Map<Integer, Long> written) {}

  private final List<Event> events;
  private final List<List<Integer>> after = new ArrayList<>();

  private History(List<Event> events) {
    this.events = events;
  }

  /** Why there is no such order; empty if there is one. All registers start with {@code first}. */
  static String circle(List<Event> events, long first) {
    History history = new History(List.copyOf(events));
    return history.check(first);
  }

  private String check(long first) {
    // The second half of the nodes are times: everything that ended before comes before them.
    for (int i = 0; i < 2 * events.size(); i++) {
      after.add(new ArrayList<>());
    }
    String broken = addDependencies(first);
    if (!broken.isEmpty()) {
      return broken;
    }
    addTimes();
    return remaining();
  }

  private String addDependencies(long first) {
    Map<String, Integer> writers = new HashMap<>();
    Map<String, Integer> successors = new HashMap<>();
    for (int i = 0; i < events.size(); i++) {
      Event event = events.get(i);
      for (Map.Entry<Integer, Long> each : event.written.entrySet()) {
        writers.put(each.getKey() + "=" + each.getValue(), i);
        String before = each.getKey() + "=" + event.read.get(each.getKey());
        Integer other = successors.put(before, i);
        if (other != null) {
          return "An update is lost: two transactions changed " + before;
        }
      }
    }
    for (int i = 0; i < events.size(); i++) {
      for (Map.Entry<Integer, Long> each : events.get(i).read.entrySet()) {
        String version = each.getKey() + "=" + each.getValue();
        Integer writer = writers.get(version);
        if (writer == null && each.getValue() != first) {
          return "Nobody wrote " + version;
        }
        if (writer != null) {
          edge(writer, i);
        }
        Integer next = successors.get(version);
        if (next != null && next != i) {
          edge(i, next);
        }
      }
    }
    return "";
  }

  private void addTimes() {
    List<Integer> byEnd = new ArrayList<>();
    for (int i = 0; i < events.size(); i++) {
      byEnd.add(i);
    }
    byEnd.sort(Comparator.comparingLong(i -> events.get(i).end));
    List<Integer> byStart = new ArrayList<>(byEnd);
    byStart.sort(Comparator.comparingLong(i -> events.get(i).start));
    int ended = 0;
    for (int event : byStart) {
      while (ended < byEnd.size() && events.get(byEnd.get(ended)).end < events.get(event).start) {
        int time = events.size() + ended;
        edge(byEnd.get(ended), time);
        if (ended > 0) {
          edge(time - 1, time);
        }
        ended++;
      }
      if (ended > 0) {
        edge(events.size() + ended - 1, event);
      }
    }
  }

  private void edge(int from, int to) {
    after.get(from).add(to);
  }

  private String remaining() {
    int[] waiting = new int[after.size()];
    after.forEach(all -> all.forEach(to -> waiting[to]++));
    Deque<Integer> free = new ArrayDeque<>();
    for (int i = 0; i < waiting.length; i++) {
      if (waiting[i] == 0) {
        free.add(i);
      }
    }
    int ordered = 0;
    while (!free.isEmpty()) {
      ordered++;
      for (int next : after.get(free.remove())) {
        if (--waiting[next] == 0) {
          free.add(next);
        }
      }
    }
    return ordered == after.size()
        ? ""
        : (after.size() - ordered) + " transactions and times are in a circle";
  }
}
