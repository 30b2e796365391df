package dev.coodie.it;

import dev.coodie.annotation.Document;
import dev.coodie.annotation.PartitionKey;
import dev.coodie.annotation.UserType;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Constraints on properties, on elements of collections, and inside a user-defined type. */
@Document
record Signup(
    @PartitionKey @NotBlank String name,
    @Nullable @Email String email,
    @Min(18) int age,
    @Size(max = 2) Set<@NotBlank String> tags,
    Map<@NotBlank String, @Min(1) Integer> points,
    Optional<@Size(min = 2) String> nickname,
    @NotNull @Valid Contact first,
    List<@Valid Contact> others) {
  @UserType(name = "signup_contact")
  record Contact(@NotBlank String street) {}
}
