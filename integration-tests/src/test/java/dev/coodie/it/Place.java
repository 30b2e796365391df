package dev.coodie.it;

import dev.coodie.annotation.UserType;
import java.util.Set;
import org.jspecify.annotations.Nullable;

@UserType
record Place(String street, @Nullable Integer zipCode, Set<String> tags, Point point) {}
