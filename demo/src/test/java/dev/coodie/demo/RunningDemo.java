package dev.coodie.demo;

import dev.coodie.Coodie;
import dev.coodie.embedded.EmbeddedCassandra;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.UUID;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** The application on the shared node, in a keyspace of its own, once for all tests of this JVM. */
final class RunningDemo {
  private static final String KEYSPACE =
      "demo_" + UUID.randomUUID().toString().replace("-", "").substring(0, 12);
  private static final ConfigurableApplicationContext APPLICATION = started();
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private RunningDemo() {}

  static String address() {
    return "http://127.0.0.1:"
        + APPLICATION.getEnvironment().getRequiredProperty("local.server.port");
  }

  static HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return send("GET", path, "");
  }

  /** Sends JSON, if it is not empty, with headers: name, value, name, value. */
  static HttpResponse<String> send(String method, String path, String body, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(address() + path))
            .method(method, HttpRequest.BodyPublishers.ofString(body));
    if (!body.isEmpty()) {
      request.header("Content-Type", "application/json");
    }
    if (headers.length > 0) {
      request.headers(headers);
    }
    return CLIENT.send(request.build(), BodyHandlers.ofString());
  }

  private static ConfigurableApplicationContext started() {
    EmbeddedCassandra node = EmbeddedCassandra.shared();
    SpringApplication application = new SpringApplication(DemoApplication.class);
    application.setRegisterShutdownHook(false);
    ConfigurableApplicationContext context =
        application.run(
            "--server.port=0",
            "--coodie.keyspace=" + KEYSPACE,
            "--spring.cassandra.contact-points=" + node.address() + ":" + node.port(),
            "--spring.cassandra.local-datacenter=" + node.localDatacenter());
    Runtime.getRuntime().addShutdownHook(new Thread(() -> end(context, node)));
    return context;
  }

  private static void end(ConfigurableApplicationContext context, EmbeddedCassandra node) {
    context.close();
    try (Coodie coodie = node.coodie(KEYSPACE)) {
      coodie.schema().dropKeyspace(KEYSPACE);
    }
    node.close();
  }
}
