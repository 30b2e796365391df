package dev.coodie.spring.boot;

import dev.coodie.model.DocumentModel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.core.io.ResourceLoader;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.core.io.support.ResourcePatternUtils;
import org.springframework.core.type.classreading.CachingMetadataReaderFactory;
import org.springframework.core.type.classreading.MetadataReaderFactory;
import org.springframework.util.ClassUtils;

/** Finds what the annotation processor generated in packages: classes {@code X_} with a model. */
final class DocumentScan {
  private final ResourcePatternResolver resources;
  private final MetadataReaderFactory classes;
  private final @Nullable ClassLoader loader;

  DocumentScan(ResourceLoader resources) {
    this.resources = ResourcePatternUtils.getResourcePatternResolver(resources);
    this.classes = new CachingMetadataReaderFactory(resources);
    this.loader = resources.getClassLoader();
  }

  /** The documents of these packages and those inside them, in the order of their names. */
  Collection<DocumentModel<?>> in(Collection<String> packages) {
    Map<Class<?>, DocumentModel<?>> found =
        new TreeMap<>(Comparator.comparing((Class<?> type) -> type.getName()));
    for (String each : packages) {
      for (String name : generated(each)) {
        DocumentModel<?> model = model(name);
        if (model != null) {
          found.put(model.type(), model);
        }
      }
    }
    return found.values();
  }

  private Collection<String> generated(String base) {
    String pattern =
        ResourcePatternResolver.CLASSPATH_ALL_URL_PREFIX
            + ClassUtils.convertClassNameToResourcePath(base)
            + "/**/*_.class";
    try {
      Map<String, Resource> names = new TreeMap<>();
      for (Resource each : resources.getResources(pattern)) {
        if (each.isReadable()) {
          names.put(classes.getMetadataReader(each).getClassMetadata().getClassName(), each);
        }
      }
      return names.keySet();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot look for documents in package " + base + ".", e);
    }
  }

  /** Null for a class that is somebody else's. */
  private @Nullable DocumentModel<?> model(String name) {
    Field field;
    try {
      field = ClassUtils.forName(name, loader).getField("MODEL");
      if (!DocumentModel.class.isAssignableFrom(field.getType())) {
        return null;
      }
      return (DocumentModel<?>) field.get(null);
    } catch (ReflectiveOperationException | NoClassDefFoundError e) {
      return null;
    }
  }
}
