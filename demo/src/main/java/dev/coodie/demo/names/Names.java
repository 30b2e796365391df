package dev.coodie.demo.names;

import dev.coodie.Documents;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.springframework.stereotype.Service;

/** Names, each of one user. */
@Service
public class Names {
  private final Documents<UserName> names;

  Names(Documents<UserName> names) {
    this.names = names;
  }

  // tag::race[]
  /** All want the name at the same moment. The replicas agree on one; the others see whom. */
  List<Claim> race(String name, List<String> users) {
    List<CompletableFuture<Claim>> claims =
        users.stream().map(user -> claim(name, user).toCompletableFuture()).toList();
    return claims.stream().map(CompletableFuture::join).toList();
  }

  private CompletionStage<Claim> claim(String name, String user) {
    Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    return names
        .async()
        .insertIfNotExists(new UserName(name, user, now))
        .thenApply(
            r -> new Claim(user, r.applied(), r.current().map(UserName::owner).orElse(user)));
  }

  // end::race[]

  /** Some names that are taken. */
  List<UserName> taken() {
    return names.find().limit(50).all();
  }

  // tag::release[]
  /** Makes a name free again, if it is taken. */
  boolean release(String name) {
    return names.at(UserName_.key(name)).ifExists().delete().applied();
  }
  // end::release[]
}
