package dev.coodie.spring.boot;

import dev.coodie.CoodieConfig;
import dev.coodie.DocumentValidator;
import dev.coodie.error.ConfigurationException;
import dev.coodie.observe.OperationListener;
import jakarta.validation.ValidatorFactory;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.Ordered;
import org.springframework.core.ResolvableType;
import org.springframework.core.annotation.Order;
import org.springframework.util.ClassUtils;

/**
 * What beans add to the settings of every {@code Coodie}: listeners, hooks, the clock and user, the
 * validator.
 */
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
    InstantSource clock = beans.getBeanProvider(InstantSource.class).getIfUnique();
    if (clock != null) {
      all = all.clock(clock);
    }
    all = user(all);
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
    Class<?> type = typeOf(name, hook, DocumentHook.class);
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

  @SuppressWarnings("unchecked") // the type is that of what the bean returns
  private CoodieConfig user(CoodieConfig config) {
    String[] names = beans.getBeanNamesForType(CurrentUser.class);
    if (names.length == 0) {
      return config;
    }
    if (names.length > 1) {
      throw new ConfigurationException(
          "coodie-1216",
          "There are several beans of type CurrentUser: "
              + String.join(", ", names)
              + ". Keep the one that tells who writes.");
    }
    CurrentUser<?> user = beans.getBean(names[0], CurrentUser.class);
    Class<?> type = typeOf(names[0], user, CurrentUser.class);
    if (type == null) {
      throw new ConfigurationException(
          "coodie-1215",
          "The bean "
              + names[0]
              + " does not say of which type users are. Declare it as CurrentUser<String>, for"
              + " example, not as CurrentUser alone.");
    }
    return config.currentUser((Class<Object>) type, ((CurrentUser<Object>) user)::get);
  }

  private @Nullable Class<?> typeOf(String name, Object bean, Class<?> generic) {
    Class<?> declared =
        beans.containsBeanDefinition(name)
            ? type(beans.getMergedBeanDefinition(name).getResolvableType(), generic)
            : null;
    return declared == null ? type(ResolvableType.forInstance(bean), generic) : declared;
  }

  private static @Nullable Class<?> type(ResolvableType bean, Class<?> generic) {
    return bean.as(generic).getGeneric(0).resolve();
  }

  /** Loaded only where Jakarta Validation is. */
  private static final class Validation {
    CoodieConfig addTo(CoodieConfig config, ConfigurableListableBeanFactory beans) {
      ValidatorFactory factory = beans.getBeanProvider(ValidatorFactory.class).getIfUnique();
      return factory == null ? config : config.validator(DocumentValidator.of(factory));
    }
  }
}
