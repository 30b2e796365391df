/** Tests of applications with Spring Boot on the embedded Cassandra. */
@NullMarked
package dev.coodie.spring.boot.test;

import org.jspecify.annotations.NullMarked;
