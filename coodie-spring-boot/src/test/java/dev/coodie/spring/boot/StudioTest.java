package dev.coodie.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coodie.Coodie;
import dev.coodie.spring.boot.shop.ShopApplication;
import dev.coodie.studio.Studio;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.asm.ClassWriter;
import org.springframework.asm.Opcodes;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The studio is there in development, and nowhere else. */
@ExtendWith(OutputCaptureExtension.class)
class StudioTest {
  @RegisterExtension static final Keyspace DB = new Keyspace();

  private static final Pattern ADDRESS =
      Pattern.compile("coodie studio: (http://127\\.0\\.0\\.1:(\\d+)/open\\?token=\\S+)");

  @TempDir private Path directory;

  private final ApplicationContextRunner runner =
      new ApplicationContextRunner()
          .withUserConfiguration(OwnCoodie.class)
          .withConfiguration(AutoConfigurations.of(CoodieStudioAutoConfiguration.class));

  @Test
  void there_is_none_unless_something_says_so(CapturedOutput output) {
    runner.run(context -> assertThat(context).doesNotHaveBean(StudioPage.class));

    assertThat(output).doesNotContain("coodie studio");
  }

  @Test
  void a_property_says_so_and_it_ends_with_the_application(CapturedOutput output) {
    runner
        .withPropertyValues("coodie.studio.enabled=true")
        .run(
            context -> {
              assertThat(context).hasNotFailed();
              assertThat(context.getBean(StudioPage.class).isRunning()).isTrue();
              assertThat(status(address(output))).isEqualTo(200);
            });

    Matcher address = ADDRESS.matcher(output);
    assertThat(address.results()).hasSize(1);
    assertThat(refused(address(output))).isTrue();
  }

  @Test
  void lazy_beans_do_not_keep_it_from_starting(CapturedOutput output) {
    runner
        .withPropertyValues("coodie.studio.enabled=true", "spring.main.lazy-initialization=true")
        .run(context -> assertThat(status(address(output))).isEqualTo(200));
  }

  @Test
  void devtools_say_so_unless_a_property_forbids_it() {
    runner
        .withClassLoader(new Devtools())
        .run(context -> assertThat(context).hasSingleBean(StudioPage.class));
    runner
        .withClassLoader(new Devtools())
        .withPropertyValues("coodie.studio.enabled=false")
        .run(context -> assertThat(context).doesNotHaveBean(StudioPage.class));
  }

  @Test
  void without_its_jar_there_is_none() {
    runner
        .withClassLoader(new FilteredClassLoader(Studio.class))
        .withPropertyValues("coodie.studio.enabled=true")
        .run(
            context -> {
              assertThat(context).hasNotFailed();
              assertThat(context).doesNotHaveBean("coodieStudioPage");
            });
  }

  @Test
  void without_a_coodie_there_is_none() {
    new ApplicationContextRunner()
        .withConfiguration(AutoConfigurations.of(CoodieStudioAutoConfiguration.class))
        .withPropertyValues("coodie.studio.enabled=true")
        .run(context -> assertThat(context).doesNotHaveBean(StudioPage.class));
  }

  @Test
  void it_knows_the_documents_and_what_the_properties_say(CapturedOutput output) throws Exception {
    try (ConfigurableApplicationContext context =
        DB.builder(
                ShopApplication.class,
                "server.port=0",
                "coodie.create-keyspace=true",
                "coodie.schema=apply",
                "coodie.studio.enabled=true",
                "coodie.studio.write=true",
                "coodie.studio.production=true",
                "coodie.studio.mask=price",
                "coodie.studio.migrations=" + directory,
                "management.endpoints.web.exposure.include=*")
            .web(WebApplicationType.SERVLET)
            .run()) {
      String info = info(address(output));

      assertThat(info)
          .contains("\"keyspace\":\"" + DB.name() + "\"")
          .contains("\"production\":true")
          .contains("\"writes\":false")
          .contains("\"masks\":[\"price\"]")
          .contains("\"documents\":2")
          .contains("\"migrations\":true");
      String port = context.getEnvironment().getProperty("local.server.port");
      String health = get(URI.create("http://127.0.0.1:" + port + "/actuator/health")).body();
      assertThat(health).contains("\"status\":\"UP\"").doesNotContainIgnoringCase("studio");
    }
  }

  private static URI address(CapturedOutput output) {
    Matcher found = ADDRESS.matcher(output);
    assertThat(found.find()).isTrue();
    return URI.create(found.group(1));
  }

  private static HttpResponse<String> get(URI uri) throws IOException, InterruptedException {
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
  }

  private static int status(URI uri) throws IOException, InterruptedException {
    return get(uri).statusCode();
  }

  private static boolean refused(URI uri) {
    try {
      get(uri);
      return false;
    } catch (IOException e) {
      return true;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String info(URI address) throws IOException, InterruptedException {
    String cookie = get(address).headers().firstValue("Set-Cookie").orElseThrow().split(";")[0];
    String origin = "http://127.0.0.1:" + address.getPort();
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(origin + "/api/info"))
            .header("Cookie", cookie)
            .header("Origin", origin)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString("{}"))
            .build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
  }

  /** As if Boot's devtools were on the class path. */
  private static final class Devtools extends ClassLoader {
    private static final String NAME = "org.springframework.boot.devtools.restart.Restarter";

    Devtools() {
      super(StudioTest.class.getClassLoader());
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      if (!name.equals(NAME)) {
        throw new ClassNotFoundException(name);
      }
      ClassWriter empty = new ClassWriter(0);
      String internal = name.replace('.', '/');
      empty.visit(Opcodes.V17, Opcodes.ACC_PUBLIC, internal, null, "java/lang/Object", null);
      byte[] bytes = empty.toByteArray();
      return defineClass(name, bytes, 0, bytes.length);
    }
  }

  @Configuration(proxyBeanMethods = false)
  static class OwnCoodie {
    @Bean
    Coodie mine() {
      return new ShopWithOwnCoodie().mine();
    }
  }
}
