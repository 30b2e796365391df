package dev.coodie.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coodie.Coodie;
import dev.coodie.CoodieConfig;
import dev.coodie.driver.ResultPage;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class UnderWayTest {
  @Test
  void the_end_waits_for_what_was_sent() throws Exception {
    UnderWay underWay = new UnderWay();
    underWay.start();
    CompletableFuture<ResultPage> answer = new CompletableFuture<>();
    Coodie coodie = Coodie.of(statement -> answer, CoodieConfig.defaults().listener(underWay));
    CompletionStage<?> running = coodie.async().execute("SELECT now() FROM system.local");
    CountDownLatch stopped = new CountDownLatch(1);

    underWay.stop(stopped::countDown);

    assertThat(underWay.count()).isEqualTo(1);
    assertThat(stopped.await(200, TimeUnit.MILLISECONDS)).isFalse();
    answer.complete(ResultPage.empty());
    assertThat(stopped.await(30, TimeUnit.SECONDS)).isTrue();
    assertThat(running.toCompletableFuture()).isCompleted();
    assertThat(underWay.isRunning()).isFalse();
  }
}
