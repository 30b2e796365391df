package dev.coodie.examples.guide;

import dev.coodie.annotation.Projection;
import org.jspecify.annotations.Nullable;

// tag::user-name[]
/** What a list of users shows. */
@Projection(User.class)
record UserName(String name, @Nullable String email) {}
// end::user-name[]
