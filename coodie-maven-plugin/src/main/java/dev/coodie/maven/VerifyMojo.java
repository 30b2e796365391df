package dev.coodie.maven;

import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugins.annotations.Mojo;

/** Checks that the files of migrations and what was applied agree. */
@Mojo(name = "verify")
public final class VerifyMojo extends AbstractMojo {
  @Override
  public void execute() {}
}
