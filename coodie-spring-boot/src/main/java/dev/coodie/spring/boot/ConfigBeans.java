package dev.coodie.spring.boot;

import dev.coodie.CoodieConfig;
import dev.coodie.DocumentValidator;
import dev.coodie.error.ConfigurationException;
import dev.coodie.observe.OperationListener;
import jakarta.validation.ValidatorFactory;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.ResolvableType;
import org.springframework.core.annotation.AnnotationAwareOrderComparator;
import org.springframework.util.ClassUtils;

/** What beans add to the settings of every {@code Coodie}: listeners, hooks, the validator. */
final class ConfigBeans {
  private static final boolean VALIDATION =
      ClassUtils.isPresent(
          "jakarta.validation.ValidatorFactory", ConfigBeans.class.getClassLoader());

  private final ConfigurableListableBeanFactory beans;

  ConfigBeans(ConfigurableListableBeanFactory beans) {
    this.beans = beans;
  }

  CoodieConfig addTo(CoodieConfig config) {
    CoodieConfig all = config;
    for (OperationListener each :
        beans.getBeanProvider(OperationListener.class).orderedStream().toList()) {
      all = all.listener(each);
    }
    List<Map.Entry<String, DocumentHook>> hooks =
        new ArrayList<>(beans.getBeansOfType(DocumentHook.class).entrySet());
    hooks.sort(Comparator.comparing(Map.Entry::getValue, AnnotationAwareOrderComparator.INSTANCE));
    for (Map.Entry<String, DocumentHook> each : hooks) {
      all = hook(all, each.getKey(), each.getValue());
    }
    return VALIDATION ? new Validation().addTo(all, beans) : all;
  }

  @SuppressWarnings("unchecked") // the type is that of the hook's parameter
  private CoodieConfig hook(CoodieConfig config, String name, DocumentHook<?> hook) {
    Class<?> type = typeOf(name, hook);
    if (type == null) {
      throw new ConfigurationException(
          "coodie-1207",
          "The hook "
              + name
              + " does not say for which documents it is. Declare it as DocumentHook<Product>, for"
              + " example, not as DocumentHook alone.");
    }
    return config.beforeSave((Class<Object>) type, ((DocumentHook<Object>) hook)::beforeSave);
  }

  private @Nullable Class<?> typeOf(String name, DocumentHook<?> hook) {
    Class<?> declared =
        beans.containsBeanDefinition(name)
            ? type(beans.getMergedBeanDefinition(name).getResolvableType())
            : null;
    return declared == null ? type(ResolvableType.forInstance(hook)) : declared;
  }

  private static @Nullable Class<?> type(ResolvableType hook) {
    return hook.as(DocumentHook.class).getGeneric(0).resolve();
  }

  /** Loaded only where Jakarta Validation is. */
  private static final class Validation {
    CoodieConfig addTo(CoodieConfig config, ConfigurableListableBeanFactory beans) {
      ValidatorFactory factory = beans.getBeanProvider(ValidatorFactory.class).getIfUnique();
      return factory == null ? config : config.validator(DocumentValidator.of(factory));
    }
  }
}
