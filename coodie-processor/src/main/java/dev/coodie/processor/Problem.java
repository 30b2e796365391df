package dev.coodie.processor;

/**
 * Everything that can be wrong with an annotated type. A sentence says what is wrong, then what to
 * do; ids are stable. 151 to 153, 158 and 159 belong to the checks at run time.
 */
enum Problem {
  NO_PARTITION_KEY(
      101, "%s has no partition key. Annotate at least one %s, for example @PartitionKey %s."),
  PARTITION_POSITION_TAKEN(
      102,
      "%s has two partition key columns at position %d: %s and %s. Number them from 0, for example"
          + " @PartitionKey(0) and @PartitionKey(1)."),
  PARTITION_POSITION_MISSING(
      103,
      "%s has %d partition key columns but none at position %d. Number them from 0 without gaps."),
  CLUSTERING_POSITION_TAKEN(
      104,
      "%s has two clustering columns at position %d: %s and %s. Number them from 0, for example"
          + " @ClusteringKey(0) and @ClusteringKey(1)."),
  CLUSTERING_POSITION_MISSING(
      105,
      "%s has %d clustering columns but none at position %d. Number them from 0 without gaps."),
  UNSUPPORTED_TYPE(106, "%s has type %s, which CQL cannot store. %s"),
  NULLABLE_KEY(
      107,
      "%s is part of the primary key, so it cannot be missing. Remove @Nullable, Optional or Kotlin's"
          + " ?."),
  KEY_NOT_FROZEN(
      108, "%s is part of the primary key, so its %s is stored as one value. Mark it @Frozen."),
  KEY_TYPE(109, "%s has CQL type %s, which cannot be part of the primary key. Use another type."),
  TWO_KEY_ROLES(
      110, "%s is both @PartitionKey and @ClusteringKey. Remove one of the two annotations."),
  STATIC_WITHOUT_CLUSTERING(
      111,
      "%s is @StaticColumn, but %s has no clustering column, so every partition has one row anyway."
          + " Remove @StaticColumn or add a @ClusteringKey."),
  STATIC_KEY(
      112, "%s is part of the primary key and @StaticColumn. Remove one of the annotations."),
  COLUMN_NAME_TAKEN(
      113, "%s has two columns named \"%s\": %s and %s. Give one another name with @Name."),
  IGNORED_COMPONENT(
      114,
      "%s is a record component, and a record cannot be read without one. Remove @Ignored, or make"
          + " it a method."),
  NO_CONSTRUCTOR(
      115,
      "%s has no constructor that coodie can call. Add one that is not private and takes nothing or"
          + " the properties, or a static method builder(), or make it a record."),
  NO_GETTER(
      116,
      "%s cannot be read. Add %s() or %s(), make the field package-private, or mark it @Ignored."),
  NO_SETTER(
      117,
      "%s cannot be set. Take it in the constructor or builder, add %s(value) or %s(value), make the"
          + " field package-private and not final, or mark it @Ignored."),
  CQL_TYPE_MISMATCH(118, "%s has type %s, which cannot be stored as CQL \"%s\". %s"),
  FROZEN_SCALAR(
      119,
      "%s has type %s, which is always stored as one value. Remove @Frozen; it is for collections"
          + " and user-defined types."),
  NOT_A_CONVERTER(
      120,
      "%s names %s in @Converted, which is not a converter. Let it implement"
          + " dev.coodie.column.Converter<%s, StoredType>."),
  CONVERTER_CONSTRUCTOR(
      121,
      "%s names converter %s, which coodie cannot create. Make it a top-level or static class that"
          + " is not abstract, with a no-argument constructor, or none and an instance in"
          + " CoodieConfig.converter(..); none of them may be private."),
  CONVERTER_MISMATCH(
      122, "%s has type %s, but converter %s converts %s. Use another converter or type%s."),
  NOT_ACCESSIBLE(
      123,
      "%s cannot be used by the class generated next to it. Make it, and the types around it, not"
          + " private, and static if it is nested."),
  GENERIC_TYPE(
      124, "%s has type parameters, but a table has one fixed set of columns. Remove them."),
  NO_COLUMNS(125, "%s has no properties to store. Add at least one %s."),
  NOT_INSTANTIABLE(
      126,
      "%s is %s, so no row can become one. Annotate a record or class, or add @Discriminator to"
          + " make it the root of a hierarchy."),
  BAD_NAME(127, "%s is named \"%s\" in CQL. A name needs at least one character and no NUL."),
  BAD_TABLE_NAME(
      128,
      "%s has %s name \"%s\". Use 1 to 48 letters, digits and underscores: the server allows no"
          + " others."),
  BAD_TTL(129, "%s has defaultTtl = %d. Use seconds from 0 (none) to 630720000 (20 years)."),
  INDEX_ON_PARTITION_KEY(
      130, "%s is the whole partition key, which needs no index. Remove @Indexed."),
  INDEX_TARGET(131, "%s has type %s, which has no index on %s. %s"),
  RESERVED_NAME(
      132,
      "%s would hide a name that the generated class %s needs. Rename the property; @Name keeps its"
          + " column."),
  TYPE_CYCLE(
      133, "%s leads back to %s, but CQL types cannot contain themselves. Store a key instead."),
  ANNOTATION_IN_VALUE(134, "%s is @%s, but %s is not a document. Remove the annotation."),
  ROOT_OPEN(
      136,
      "%s has @Discriminator, but its variants are not known. Make it sealed, or list them in"
          + " @Document(variants = {...})."),
  ROOT_NOT_ABSTRACT(
      137,
      "%s has @Discriminator, but is a concrete type. Make it a sealed interface or abstract class"
          + " with @Variant types below it."),
  ROOT_NOT_DOCUMENT(138, "%s has @Discriminator, but no table. Add @Document."),
  VARIANT_MISSING(
      139,
      "%s is a variant of %s without a discriminator value. Add @Variant, for example"
          + " @Variant(\"%s\")."),
  VARIANT_TAKEN(
      140, "%s and %s are both @Variant(\"%s\") of %s. Give each variant a value of its own."),
  VARIANT_WITHOUT_ROOT(
      141,
      "%s is @Variant, but no type above it has @Discriminator. Annotate the root with @Document"
          + " and @Discriminator(column = ...), or use @Document here."),
  VARIANT_NOT_LISTED(
      142, "%s is @Variant of %s, which does not list it. Add it to @Document(variants = {...})."),
  VARIANTS_DISAGREE(
      143,
      "%s and %s disagree about column \"%s\" of table %s: %s and %s. One table has one definition"
          + " of a column: make them equal, or rename one with @Name."),
  DISCRIMINATOR_TAKEN(
      144,
      "%s has column \"%s\", which is the discriminator that coodie fills. Rename the property's"
          + " column or the discriminator."),
  VARIANT_NOT_CONCRETE(145, "%s is listed as a variant of %s, but is %s. %s"),
  VARIANT_IS_DOCUMENT(146, "%s is a variant of %s, whose table it shares. Remove @Document."),
  VARIANTS_NOT_NEEDED(147, "%s lists variants in @Document, but %s. Remove the list."),
  PROJECTION_OF_WHAT(
      148,
      "%s is a projection of %s, which is not a document. Name a type annotated with @Document or"
          + " @Variant."),
  PROJECTION_UNKNOWN(149, "%s is not a property of %s. %sProperties: %s."),
  PROJECTION_TYPE(150, "%s has type %s, but in %s it has type %s. Use the same type."),
  TWO_KINDS(154, "%s is both @%s and @%s. Remove one of the two annotations."),
  NAME_TAKEN(155, "%s cannot be generated for %s: the class exists already. Rename one of them."),
  NOT_IN_VARIANT(
      156,
      "%s is @%s, but variant %s has no such property. Add it there or remove the annotation."),
  BAD_INDEX_NAME(157, "%s has an index named \"%s\". Use letters, digits and underscores; %s."),
  VECTOR_TYPE(
      160,
      "%s has type %s, which cannot be @Vector(%d). Use float[] or a List of a scalar type, or"
          + " remove @Vector."),
  VECTOR_DIMENSIONS(161, "%s has @Vector(%d). Use 1 to %d dimensions."),
  COUNTER_TYPE(
      162,
      "%s is @Counter, but has type %s. Make it a long or Long without @CqlType and @Converted."),
  COUNTER_COLUMN(163, "%s is both @Counter and @%s. Remove one of the two annotations."),
  COUNTERS_ALONE(
      164,
      "%s has counters, so its columns beside the key must all be counters, but %s is not one. Make"
          + " it a @Counter, or move it to a document of its own."),
  COUNTERS_WITHOUT(165, "%s has counters, which cannot be used with %s. %s"),
  TABLE_OPTION(166, "%s has option \"%s\", %s"),
  CONSISTENCY(167, "%s has consistency \"%s\", which does not exist. %sUse one of %s."),
  INDEX_METHOD(168, "%s has an index using %s, %s"),
  VECTOR_INDEX(169, "%s is @VectorIndex, but %s."),
  VIEW_OF_WHAT(170, "%s is a materialized view of %s, which %s."),
  VIEW_COLUMN(171, "%s is %s, but in %s it is %s. %s"),
  VIEW_KEY_MISSING(
      172,
      "%s lacks key column \"%s\" of %s in its key. A view's key has the whole key of the base:"
          + " make property %s a @ClusteringKey."),
  VIEW_KEY_TOO_LONG(
      173,
      "%s has %s in its key, which are not in the key of %s. A view may have one such column:"
          + " remove the others from the key."),
  VERSION(
      174,
      "%s is @Version, but %s. A version is an int or long that is not null, not static and not"
          + " part of the key."),
  VERSION_TWICE(175, "%s has two versions: %s and %s. Remove one @Version."),
  BUCKET(176, "%s is @Bucket, but %s. %s"),
  HOOK(177, "%s is @%s, but %s"),
  KOTLIN_PROPERTY(
      181,
      "%s cannot be read from Java: it is private or internal, or of a value class such as UInt or"
          + " kotlin.time.Duration, whose accessors Java cannot name. Make it public and of another"
          + " type, or mark it @Ignored."),
  KOTLIN_DELEGATE(
      182,
      "%s is a delegated property, which has no field to store. Mark it @delegate:Ignored, or give it"
          + " a field."),
  KOTLIN_TYPE_ARGUMENT(
      183,
      "%s has @%s on a type argument, where kapt loses it. Put the annotation on the property or use a"
          + " @UserType, or write the class in Java."),
  KOTLIN_NAME(
      184,
      "%s has a name that Java cannot have, so kapt leaves it out. Rename it; @Name keeps its"
          + " column."),
  CREATOR(191, "%s is @Creator, but %s"),
  CREATOR_TWICE(
      192, "%s has two ways marked @Creator: %s and %s. Remove one of the two annotations."),
  CREATOR_AMBIGUOUS(
      193, "%s can be created in several ways: %s. Mark the one to use with @Creator."),
  CREATOR_PARAMETER(194, "Parameter %s of %s %s"),
  CREATOR_UNNAMED(
      195,
      "%s was compiled without the names of the parameters of %s, which tell the properties they are"
          + " for. Compile it with -parameters or -g, or process it together with its source."),
  NO_FITTING_CONSTRUCTOR(
      196,
      "%s has several constructors, but none with a parameter for each property that cannot be set"
          + " otherwise: %s. Add one, or mark the one to use with @Creator."),
  LOMBOK_FIRST(
      197,
      "%s has Lombok's @%s, but Lombok has added nothing to it. Put Lombok first on the processor"
          + " path, then coodie-processor."),
  CONVERTERS(178, "@Converters of %s %s. %s"),
  SINGLE_VALUE(179, "%s is @SingleValue, but %s. %s"),
  CHECK(188, "%s is @Check, but %s."),
  AUDIT(189, "%s is @%s, but %s."),
  AUDIT_TWICE(190, "%s has two properties that are @%s: %s and %s. Remove one annotation."),
  PROCESSOR_FAILED(
      199, "The processor failed on %s: %s. This is a bug in coodie; please report it.");

  private final String id;
  private final String sentence;

  Problem(int number, String sentence) {
    this.id = "coodie-" + number;
    this.sentence = sentence;
  }

  /** The stable id, for example {@code coodie-101}. */
  String id() {
    return id;
  }

  String message(Object... arguments) {
    return String.format(sentence, arguments) + " [" + id + "]";
  }
}
