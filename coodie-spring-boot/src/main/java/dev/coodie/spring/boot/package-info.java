/** coodie in Spring Boot: handles as beans, the schema at start, failures explained. */
@NullMarked
package dev.coodie.spring.boot;

import org.jspecify.annotations.NullMarked;
