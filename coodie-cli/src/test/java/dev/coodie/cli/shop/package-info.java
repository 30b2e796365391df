/** Documents that commands find on the class path. */
@org.jspecify.annotations.NullMarked
package dev.coodie.cli.shop;
