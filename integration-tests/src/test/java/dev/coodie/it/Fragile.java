package dev.coodie.it;

import dev.coodie.annotation.ClusteringKey;
import dev.coodie.annotation.Converted;
import dev.coodie.annotation.Document;
import dev.coodie.annotation.PartitionKey;
import dev.coodie.annotation.SingleValue;
import dev.coodie.annotation.Tuple;
import dev.coodie.annotation.UserType;
import dev.coodie.column.Converter;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A document with code of its own wherever there can be some, and all of it can throw. */
@Document
record Fragile(
    @PartitionKey String id,
    @ClusteringKey int seq,
    int weight,
    @Nullable @Converted(Fussy.class) Word word,
    List<@Converted(Fussy.class) Word> words,
    Map<String, @Converted(Fussy.class) Word> named,
    @Nullable Part part,
    @Nullable Pair pair,
    @Nullable Even even,
    @Nullable URI uri,
    @Nullable Locale locale) {
  static final String SECRET = "secret";

  Fragile {
    refuse(weight < 0);
  }

  static Fragile numbered(String id, int seq) {
    return new Fragile(
        id, seq, 1, new Word("w"), List.of(), Map.of(), null, null, null, null, null);
  }

  private static void refuse(boolean wrong) {
    if (wrong) {
      throw new IllegalStateException(SECRET);
    }
  }

  record Word(String text) {}

  /** A converter that throws for some words, in both directions. */
  static final class Fussy implements Converter<Word, String> {
    @Override
    public String toCql(Word word) {
      refuse(word.text().equals(SECRET));
      return word.text();
    }

    @Override
    public Word fromCql(String text) {
      refuse(text.equals(SECRET));
      return new Word(text);
    }
  }

  @UserType(name = "fragile_part")
  record Part(int size) {
    Part {
      refuse(size < 0);
    }
  }

  @Tuple
  record Pair(int left, @Converted(Fussy.class) Word right) {
    Pair {
      refuse(left < 0);
    }
  }

  @SingleValue
  record Even(int number) {
    Even {
      refuse(number % 2 != 0);
    }
  }
}
