package dev.coodie.spring.boot;

import com.datastax.oss.driver.api.core.DriverException;
import dev.coodie.CoodieConfig;
import dev.coodie.javadriver.JavaDriver;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.env.Environment;

/** The same for Boot's session, where another bean than our {@code Coodie} opens it first. */
final class SessionFailureAnalyzer extends AbstractFailureAnalyzer<DriverException> {
  private static final int PORT = 9042;

  private final Environment environment;

  SessionFailureAnalyzer(Environment environment) {
    this.environment = environment;
  }

  @Override
  protected @Nullable FailureAnalysis analyze(Throwable failure, DriverException cause) {
    return new CoodieFailureAnalyzer().analyze(failure, JavaDriver.connectionError(cause, given()));
  }

  /** What {@code spring.cassandra.*} says, as far as it is for messages. */
  private CoodieConfig given() {
    Binder binder = Binder.get(environment);
    int port = binder.bind("spring.cassandra.port", Integer.class).orElse(PORT);
    CoodieConfig config = CoodieConfig.defaults();
    for (String point :
        binder
            .bind("spring.cassandra.contact-points", Bindable.listOf(String.class))
            .orElse(List.of("127.0.0.1"))) {
      config = config.contactPoint(point.indexOf(':') < 0 ? point + ":" + port : point);
    }
    String user = environment.getProperty("spring.cassandra.username");
    return user == null ? config : config.credentials(user, "");
  }
}
