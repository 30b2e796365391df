package dev.coodie.spring.boot.test;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;

/**
 * Runs the tests of a class, also of {@code @SpringBootTest}, on the shared {@linkplain
 * dev.coodie.embedded.EmbeddedCassandra#shared embedded Cassandra}, whatever cluster the
 * application is configured for. Only a container that is a {@code @ServiceConnection} goes before
 * it.
 *
 * <p>The context gets a keyspace with a random name, which is dropped when it is closed. The tables
 * are made by the application's migrations where it has {@code coodie.migrations=migrate},
 * otherwise from the documents. After each test, the tables of documents that have rows are
 * truncated.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@ImportAutoConfiguration
public @interface AutoConfigureEmbeddedCassandra {}
