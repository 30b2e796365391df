package dev.coodie.spring.boot;

/**
 * A bean that changes each document of a type, or of a type below it, before it is checked and
 * written: for what a document's own {@code @BeforeSave} cannot know, such as another bean. {@link
 * CurrentUser} tells who writes. Several are called in their order. As {@link
 * dev.coodie.CoodieConfig#beforeSave} says, it runs on the thread that saves.
 *
 * @param <D> the type of documents
 */
@FunctionalInterface
public interface DocumentHook<D> {
  /** The document to write in the place of this one; never null. */
  D beforeSave(D document);
}
