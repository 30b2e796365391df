package dev.coodie.examples.guide;

import dev.coodie.annotation.Document;
import dev.coodie.annotation.PartitionKey;
import java.util.List;

// tag::poster[]
/** A poster, made by its builder. */
@Document
final class Poster {
  @PartitionKey private final String title;
  private final List<String> colors;

  private Poster(Builder builder) {
    this.title = builder.title;
    this.colors = List.copyOf(builder.colors);
  }

  public static Builder builder() {
    return new Builder();
  }

  public String title() {
    return title;
  }

  public List<String> colors() {
    return colors;
  }

  /** Collects what a poster is made of. */
  public static final class Builder {
    private String title = "";
    private List<String> colors = List.of();

    public Builder title(String value) {
      this.title = value;
      return this;
    }

    public Builder colors(List<String> value) {
      this.colors = value;
      return this;
    }

    public Poster build() {
      return new Poster(this);
    }
  }
}
// end::poster[]
