package dev.coodie.spring.boot;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The properties {@code coodie.studio.*}.
 *
 * @param enabled Whether to serve the studio on 127.0.0.1; by default only where Spring Boot's
 *     devtools are.
 * @param port Port of the page; a free one by default.
 * @param write Whether people may change rows, run CQL that writes, apply migrations and import
 *     files there.
 * @param production Whether the cluster is one of production: red, and read-only whatever else is
 *     said.
 * @param mask Columns whose values are never shown; a star stands for any letters. By default those
 *     whose names look like secrets.
 * @param migrations Directory of the project with migrations, to show them and write new ones.
 * @param exports Directory that exports are written to.
 */
@ConfigurationProperties("coodie.studio")
public record StudioProperties(
    @Nullable Boolean enabled,
    @DefaultValue("0") int port,
    @DefaultValue("false") boolean write,
    @DefaultValue("false") boolean production,
    @DefaultValue List<String> mask,
    @Nullable String migrations,
    @DefaultValue("coodie-exports") String exports) {}
