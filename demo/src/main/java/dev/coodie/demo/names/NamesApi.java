package dev.coodie.demo.names;

import dev.coodie.demo.web.WrongInputException;
import dev.coodie.error.StaleDocumentException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Names of users, and their profiles. */
@RestController
@RequestMapping("/api/names")
@Tag(name = "names", description = "Names that only one user can have; profiles with versions")
class NamesApi {
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{1,19}");

  private final Names names;
  private final Profiles profiles;

  NamesApi(Names names, Profiles profiles) {
    this.names = names;
    this.profiles = profiles;
  }

  @GetMapping
  @Operation(summary = "Some names that are taken")
  List<UserName> taken() {
    return names.taken();
  }

  @PostMapping("/{name}/race")
  @Operation(summary = "Lets Ann and Bob claim a name at the same moment; one of them gets it")
  List<Claim> race(@PathVariable String name) {
    List<String> users = new ArrayList<>(List.of("Ann", "Bob"));
    Collections.shuffle(users);
    return names.race(valid(name), users);
  }

  @DeleteMapping("/{name}")
  @Operation(summary = "Makes a name free again; says whether it was taken")
  Map<String, Boolean> release(@PathVariable String name) {
    return Map.of("released", names.release(valid(name)));
  }

  @GetMapping("/{name}/profile")
  @Operation(summary = "A profile with its version")
  Profile profile(@PathVariable String name) {
    return profiles.get(valid(name));
  }

  // tag::conflict[]
  @PutMapping("/{name}/profile")
  @Operation(summary = "Changes a profile; 409 with the stored one if the version is old")
  ResponseEntity<?> change(@PathVariable String name, @RequestBody Profile changed) {
    try {
      return ResponseEntity.ok(profiles.save(withName(valid(name), changed)));
    } catch (StaleDocumentException e) {
      ProblemDetail problem = ProblemDetail.forStatus(HttpStatus.CONFLICT);
      problem.setDetail("Somebody changed the profile since it was read.");
      profiles.find(name).ifPresent(stored -> problem.setProperty("stored", stored));
      return ResponseEntity.of(problem).build();
    }
  }

  // end::conflict[]

  private static Profile withName(String name, Profile sent) {
    if (sent.motto().length() > 80 || sent.city().length() > 40) {
      throw new WrongInputException("A motto has at most 80 characters, a city 40.");
    }
    return new Profile(name, sent.motto(), sent.city(), sent.version());
  }

  private static String valid(String name) {
    if (!NAME.matcher(name).matches()) {
      throw new WrongInputException(
          "A name has 2 to 20 letters a to z, digits and hyphens, and begins with a letter.");
    }
    return name;
  }
}
