package dev.coodie.spring.boot.test;

import org.springframework.boot.test.autoconfigure.TestSliceTestContextBootstrapper;

/** Passes on the properties of {@link CoodieTest}. */
final class CoodieTestBootstrapper extends TestSliceTestContextBootstrapper<CoodieTest> {}
