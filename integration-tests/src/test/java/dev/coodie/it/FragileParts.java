package dev.coodie.it;

import dev.coodie.annotation.Projection;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All of a {@link Fragile} but its key, with a constructor that throws as well. */
@Projection(Fragile.class)
record FragileParts(
    int weight,
    Fragile.@Nullable Word word,
    List<Fragile.Word> words,
    Map<String, Fragile.Word> named,
    Fragile.@Nullable Part part,
    Fragile.@Nullable Pair pair,
    Fragile.@Nullable Even even,
    @Nullable URI uri,
    @Nullable Locale locale) {
  FragileParts {
    if (weight < 0) {
      throw new IllegalStateException(Fragile.SECRET);
    }
  }
}
