package dev.coodie.examples.guide;

import dev.coodie.annotation.AfterRead;
import dev.coodie.annotation.BeforeSave;
import dev.coodie.annotation.Document;
import dev.coodie.annotation.PartitionKey;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.util.Locale;

// tag::signup[]
/** Somebody who signs up. */
@Document(table = "signups")
record Signup(@PartitionKey @NotBlank String name, @Email String email, @Min(18) int age) {
  @BeforeSave
  Signup withLowerCaseEmail() {
    return new Signup(name, email.toLowerCase(Locale.ROOT), age);
  }

  @AfterRead
  Signup withTrimmedName() {
    return new Signup(name.strip(), email, age);
  }
}
// end::signup[]
