package dev.coodie.examples.guide;

import dev.coodie.annotation.UserType;
import org.jspecify.annotations.Nullable;

// tag::address[]
/** An address: a type of its own on the server. */
@UserType
record Address(String city, @Nullable String street) {}
// end::address[]
