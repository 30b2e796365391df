package dev.coodie.spring.boot;

import dev.coodie.migrations.Migration;
import org.jspecify.annotations.Nullable;
import org.springframework.aot.hint.MemberCategory;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;

/**
 * What a native image must keep beside what coodie's own jars and the annotation processor say:
 * files of migrations, in the default directory, and the names of what JSON shows.
 */
final class NativeHints implements RuntimeHintsRegistrar {
  @Override
  public void registerHints(RuntimeHints hints, @Nullable ClassLoader loader) {
    hints.resources().registerPattern("db/migrations/*.cql");
    hints.resources().registerPattern("META-INF/services/" + Migration.class.getName());
    for (Class<?> json :
        new Class<?>[] {
          CoodieEndpoint.State.class,
          CoodieEndpoint.Cluster.class,
          CoodieEndpoint.Plan.class,
          CoodieEndpoint.Pool.class
        }) {
      hints.reflection().registerType(json, MemberCategory.INVOKE_PUBLIC_METHODS);
    }
  }
}
