package dev.coodie.it;

import dev.coodie.annotation.Discriminator;
import dev.coodie.annotation.Document;
import dev.coodie.annotation.PartitionKey;
import dev.coodie.annotation.Variant;

/** An abstract class as the root, its variants listed. */
@Document(
    table = "shapes",
    variants = {Shape.Circle.class, Shape.Square.class})
@Discriminator(column = "shape", indexed = true)
abstract class Shape {
  @PartitionKey int id;

  /** A variant. */
  @Variant("circle")
  static final class Circle extends Shape {
    double radius;
  }

  /** Another. */
  @Variant("square")
  static final class Square extends Shape {
    double side;
  }
}
