package dev.coodie.demo;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.scheduling.annotation.EnableScheduling;

/**
 * The application. {@link DemoCommand} starts it on a node of its own; started by itself, such as
 * in an editor, it uses the embedded node that the starter provides where no cluster is configured.
 */
@SpringBootApplication
@EnableScheduling
public class DemoApplication {
  /** Starts it at port 8080, unless {@code server.port} says another. */
  public static void main(String[] arguments) {
    SpringApplication.run(DemoApplication.class, arguments);
  }
}
