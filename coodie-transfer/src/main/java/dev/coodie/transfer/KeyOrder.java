package dev.coodie.transfer;

import dev.coodie.transfer.TransferTable.Column;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * The order in which the server gives rows: by token, then by the bytes of the partition key, then
 * in clustering order. The static cells of a partition without rows come before rows.
 */
final class KeyOrder implements Comparator<ComparedRow> {
  private final int partition;
  private final List<Comparator<ByteBuffer>> clustering = new ArrayList<>();

  /** {@code descending}: the names of the clustering columns whose largest values come first. */
  KeyOrder(List<Column> key, Set<String> descending) {
    this.partition = (int) key.stream().filter(Column::isPartitionKey).count();
    for (Column column : key.subList(partition, key.size())) {
      Comparator<ByteBuffer> order = CellOrder.of(column.type());
      clustering.add(descending.contains(column.name()) ? order.reversed() : order);
    }
  }

  @Override
  public int compare(ComparedRow a, ComparedRow b) {
    int order = partitions(a, b);
    return order != 0 ? order : rows(a, b);
  }

  int partitions(ComparedRow a, ComparedRow b) {
    int order = Long.compare(a.token(), b.token());
    for (int i = 0; order == 0 && i < partition; i++) {
      ByteBuffer left = Objects.requireNonNull(a.key(i));
      ByteBuffer right = Objects.requireNonNull(b.key(i));
      // Keys of several columns are compared as one value, in which each follows its length.
      order = partition == 1 ? 0 : Integer.compare(left.remaining(), right.remaining());
      order = order != 0 ? order : CellOrder.bytes(left, right);
    }
    return order;
  }

  /** The order of two rows of one partition. */
  int rows(ComparedRow a, ComparedRow b) {
    for (int i = 0; i < clustering.size(); i++) {
      ByteBuffer left = a.key(partition + i);
      ByteBuffer right = b.key(partition + i);
      int order =
          left == null || right == null
              ? Boolean.compare(left != null, right != null)
              : clustering.get(i).compare(left, right);
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }
}
