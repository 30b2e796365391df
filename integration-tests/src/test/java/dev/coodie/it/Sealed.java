package dev.coodie.it;

import dev.coodie.annotation.Converters;
import dev.coodie.annotation.Document;
import dev.coodie.annotation.PartitionKey;
import dev.coodie.column.Converter;
import java.util.List;

/** A document whose converter needs something that the program knows at run time. */
@Document
@Converters(Sealed.Secretly.class)
record Sealed(@PartitionKey Secret id, List<Secret> secrets) {
  record Secret(String text) {}

  /** Puts a key before the text: anybody can do better. */
  static final class Secretly implements Converter<Secret, String> {
    private final String key;

    Secretly(String key) {
      this.key = key;
    }

    @Override
    public String toCql(Secret secret) {
      return key + secret.text();
    }

    @Override
    public Secret fromCql(String text) {
      return new Secret(text.substring(key.length()));
    }
  }
}
