package dev.coodie.spring.boot;

import dev.coodie.CoodieConfig;
import dev.coodie.DocumentValidator;
import dev.coodie.error.ConfigurationException;
import dev.coodie.observe.OperationListener;
import jakarta.validation.ValidatorFactory;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.Ordered;
import org.springframework.core.ResolvableType;
import org.springframework.core.annotation.Order;
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
    for (Named each : hooks()) {
      all = hook(all, each.name(), each.hook());
    }
    return VALIDATION ? new Validation().addTo(all, beans) : all;
  }

  private record Named(String name, DocumentHook<?> hook) {}

  private List<Named> hooks() {
    List<Named> hooks = new ArrayList<>();
    for (String name : beans.getBeanNamesForType(DocumentHook.class)) {
      hooks.add(new Named(name, beans.getBean(name, DocumentHook.class)));
    }
    hooks.sort(
        Comparator.comparing(
            each -> orderOf(each.name(), each.hook()), Comparator.nullsLast(Integer::compareTo)));
    return hooks;
  }

  /** By the annotation of the bean's method or class, or its interface. */
  private @Nullable Integer orderOf(String name, DocumentHook<?> hook) {
    Order declared = beans.findAnnotationOnBean(name, Order.class);
    return declared != null
        ? (Integer) declared.value()
        : hook instanceof Ordered ordered ? (Integer) ordered.getOrder() : null;
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
