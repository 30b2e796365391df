package dev.coodie.spring.boot;

import dev.coodie.error.ConnectionException;
import dev.coodie.error.CoodieException;
import org.springframework.beans.factory.BeanCreationException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says which property to look at when the application cannot start because of an error of ours. */
final class CoodieFailureAnalyzer extends AbstractFailureAnalyzer<CoodieException> {
  @Override
  protected FailureAnalysis analyze(Throwable failure, CoodieException cause) {
    return new FailureAnalysis(description(cause), action(cause, cluster(failure)), failure);
  }

  private static String description(CoodieException cause) {
    return cause.id().equals("coodie-621")
        ? "The keyspace that spring.cassandra.keyspace-name names does not exist. [coodie-621]"
        : String.valueOf(cause.getMessage());
  }

  private static String action(CoodieException cause, String cluster) {
    String connection = cluster.isEmpty() ? "spring.cassandra." : cluster + ".";
    String own = cluster.isEmpty() ? "coodie." : cluster + ".";
    return switch (cause.id()) {
      case "coodie-614" ->
          "Set "
              + connection
              + "username and "
              + connection
              + "password to a role that may log in.";
      case "coodie-615", "coodie-616" ->
          "Set "
              + connection
              + "local-datacenter to one of these names, or delete it: then it is the datacenter of"
              + " the contact points.";
      case "coodie-621" ->
          "Delete spring.cassandra.keyspace-name and set coodie.keyspace instead, with"
              + " coodie.create-keyspace=true if the application shall create it.";
      case "coodie-710", "coodie-712", "coodie-721" ->
          "Give one of the documents another name with @Document(table = \"..\"), or leave the"
              + " package of one out: "
              + own
              + "packages lists those whose documents are used.";
      case "coodie-1201", "coodie-1202", "coodie-1203", "coodie-1206" ->
          "Set the property, for example in application.properties.";
      case "coodie-1204" ->
          "Run the migrations before this version of the application starts, with ./coodie migrate"
              + " or the Maven plugin, or set "
              + own
              + "migrations=migrate.";
      case "coodie-1205" ->
          "Write a migration for the differences, set "
              + own
              + "schema=apply, or change the documents back.";
      default ->
          cause instanceof ConnectionException
              ? "Start the cluster, or correct "
                  + connection
                  + "contact-points"
                  + (cluster.isEmpty() ? " and spring.cassandra.port" : "")
                  + ". For development without a cluster, add dev.coodie:coodie-embedded and delete"
                  + " the contact points."
              : other(cause, own);
    };
  }

  private static String other(CoodieException cause, String own) {
    int number = Integer.parseInt(cause.id().replaceAll("\\D", ""));
    if (number >= 700 && number < 800) {
      return "Do what the description says for each change, or write a migration and set "
          + own
          + "migrations=migrate. To start without changing the schema, set "
          + own
          + "schema=none.";
    }
    return number >= 900 && number < 1000
        ? "Correct the migration, or start without running migrations with "
            + own
            + "migrations=none."
        : "Do what the description says; docs/errors.md explains the id.";
  }

  /** The prefix of the properties of the further cluster that was being made; empty if none was. */
  private static String cluster(Throwable failure) {
    for (Throwable each = failure; each != null; each = each.getCause()) {
      if (each instanceof BeanCreationException creation && creation.getBeanName() != null) {
        String cluster = HandleBeans.clusterOf(creation.getBeanName());
        if (!cluster.isEmpty()) {
          return "coodie.clusters." + cluster;
        }
      }
    }
    return "";
  }
}
