package dev.coodie.spring.boot;

import dev.coodie.Coodie;
import dev.coodie.model.DocumentModel;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.aot.AotDetector;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.config.RuntimeBeanReference;
import org.springframework.beans.factory.support.AutowireCandidateQualifier;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.BeanDefinitionRegistryPostProcessor;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.boot.autoconfigure.AutoConfigurationPackages;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;
import org.springframework.core.io.ResourceLoader;

/**
 * Makes a bean of each document's handle, for the application's {@code Coodie} and for each further
 * cluster; and the {@code Coodie} of each further cluster. A handle that is a bean already is left
 * out.
 */
final class HandleBeans implements BeanDefinitionRegistryPostProcessor {
  /** The name of the {@code Coodie} that we make. */
  static final String COODIE = "coodie";

  private static final String SUFFIX = "Coodie";

  private final Environment environment;
  private final ResourceLoader resources;

  HandleBeans(Environment environment, ResourceLoader resources) {
    this.environment = environment;
    this.resources = resources;
  }

  /** The name of the {@code Coodie} of a further cluster. */
  static String coodieOf(String cluster) {
    return cluster + SUFFIX;
  }

  /** The cluster whose {@code Coodie} has this name; empty if it is no such name. */
  static String clusterOf(String coodie) {
    return coodie.endsWith(SUFFIX) ? coodie.substring(0, coodie.length() - SUFFIX.length()) : "";
  }

  static CoodieProperties properties(Environment environment) {
    return Binder.get(environment).bindOrCreate("coodie", CoodieProperties.class);
  }

  @Override
  public void postProcessBeanDefinitionRegistry(BeanDefinitionRegistry registry) {
    if (AotDetector.useGeneratedArtifacts()
        || !(registry instanceof ConfigurableListableBeanFactory beans)) {
      return; // ahead of time they were made already
    }
    CoodieProperties properties = properties(environment);
    DocumentScan scan = new DocumentScan(resources);
    List<String> packages = packages(properties.packages(), beans);
    Collection<DocumentModel<?>> documents = scan.in(packages);
    addTypes(registry, COODIE, documents);
    for (DocumentModel<?> each : documents) {
      if (isFree(beans, each)) {
        registry.registerBeanDefinition(name(each), handle(each, null));
      }
    }
    properties
        .clusters()
        .forEach(
            (name, cluster) -> {
              Collection<DocumentModel<?>> theirs =
                  cluster.packages().isEmpty() ? documents : scan.in(cluster.packages());
              addCluster(registry, name, theirs);
            });
  }

  private static List<String> packages(List<String> chosen, ConfigurableListableBeanFactory beans) {
    if (!chosen.isEmpty()) {
      return chosen;
    }
    return AutoConfigurationPackages.has(beans) ? AutoConfigurationPackages.get(beans) : List.of();
  }

  private static void addCluster(
      BeanDefinitionRegistry registry, String cluster, Collection<DocumentModel<?>> documents) {
    String coodie = coodieOf(cluster);
    RootBeanDefinition definition = new RootBeanDefinition(Coodie.class);
    definition.setFactoryBeanName(NamedClusters.BEAN);
    definition.setFactoryMethodName("connect");
    definition.getConstructorArgumentValues().addIndexedArgumentValue(0, cluster);
    definition.setDestroyMethodName("close");
    registry.registerBeanDefinition(coodie, qualified(definition, cluster));
    addTypes(registry, coodie, documents);
    documents.forEach(
        each ->
            registry.registerBeanDefinition(
                cluster + ":" + name(each), qualified(handle(each, coodie), cluster)));
  }

  private static void addTypes(
      BeanDefinitionRegistry registry, String coodie, Collection<DocumentModel<?>> documents) {
    RootBeanDefinition definition = new RootBeanDefinition(ScannedDocuments.class);
    definition
        .getConstructorArgumentValues()
        .addIndexedArgumentValue(
            0, documents.stream().map(DocumentModel::type).toArray(Class<?>[]::new));
    registry.registerBeanDefinition(ScannedDocuments.nameFor(coodie), definition);
  }

  /** Found only by those that ask for the cluster. */
  private static RootBeanDefinition qualified(RootBeanDefinition definition, String cluster) {
    definition.addQualifier(new AutowireCandidateQualifier(Qualifier.class, cluster));
    definition.setDefaultCandidate(false);
    return definition;
  }

  private static RootBeanDefinition handle(DocumentModel<?> model, @Nullable String coodie) {
    HandleKind kind = HandleKind.of(model);
    RootBeanDefinition definition = new RootBeanDefinition(Handles.class);
    definition.setFactoryMethodName(kind.method());
    definition.setTargetType(kind.typeFor(model));
    definition
        .getConstructorArgumentValues()
        .addIndexedArgumentValue(
            0,
            coodie == null
                ? new RuntimeBeanReference(Coodie.class)
                : new RuntimeBeanReference(coodie));
    definition.getConstructorArgumentValues().addIndexedArgumentValue(1, model.type());
    return definition;
  }

  private static boolean isFree(ConfigurableListableBeanFactory beans, DocumentModel<?> model) {
    return beans.getBeanNamesForType(HandleKind.of(model).typeFor(model), true, false).length == 0;
  }

  private static String name(DocumentModel<?> model) {
    return model.type().getName() + "." + HandleKind.of(model).method();
  }
}
