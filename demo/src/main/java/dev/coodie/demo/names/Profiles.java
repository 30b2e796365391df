package dev.coodie.demo.names;

import dev.coodie.Documents;
import dev.coodie.demo.Seed;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** Profiles, each written only by whoever has seen its newest version. */
@Service
public class Profiles implements Seed {
  private final Documents<Profile> profiles;

  Profiles(Documents<Profile> profiles) {
    this.profiles = profiles;
  }

  // tag::profiles[]
  Profile get(String name) {
    return profiles.get(Profile_.key(name)); // or DocumentNotFoundException
  }

  /** Writes if the version is the stored one, or throws a StaleDocumentException. */
  Profile save(Profile changed) {
    return profiles.save(changed);
  }

  // end::profiles[]

  /** The profile, if there is one. */
  Optional<Profile> find(String name) {
    return profiles.findOne(Profile_.key(name));
  }

  @Override
  public String fill() {
    boolean applied =
        profiles.insertIfNotExists(new Profile("ada", "Numbers can sing", "London", 0)).applied();
    return applied ? "1 profile" : "no profile, since it is there";
  }
}
