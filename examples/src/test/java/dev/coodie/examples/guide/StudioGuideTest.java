package dev.coodie.examples.guide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coodie.Coodie;
import dev.coodie.studio.RunningStudio;
import dev.coodie.studio.Studio;
import dev.coodie.test.EmbeddedCoodieExtension;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The page inside an application. */
class StudioGuideTest {
  @RegisterExtension static final EmbeddedCoodieExtension DB = new EmbeddedCoodieExtension();

  private final Coodie coodie = DB.coodie();

  @Test
  void an_application_serves_the_page() throws Exception {
    // tag::studio-start[]
    RunningStudio studio =
        Studio.on(coodie)
            .mask("*password*", "email")
            .documents(User.class) // to compare them with the live schema
            .start();
    System.out.println("Look at " + studio.address());
    // end::studio-start[]

    try (studio) {
      HttpRequest request = HttpRequest.newBuilder(studio.address()).build();
      assertThat(HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).statusCode())
          .isEqualTo(200);
    }
  }
}
