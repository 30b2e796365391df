package shop;

import static dev.coodie.annotation.ClusteringOrder.DESC;

import dev.coodie.annotation.ClusteringKey;
import dev.coodie.annotation.Document;
import dev.coodie.annotation.PartitionKey;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;

/** One event of a service; a partition holds a day of it, newest first. */
@Document(table = "event_log")
public record EventLog(
    @PartitionKey(0) String service,
    @PartitionKey(1) LocalDate dayBucket,
    @ClusteringKey(order = DESC) Instant eventTime,
    String eventType,
    Map<String, String> payload) {}
