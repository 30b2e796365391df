package org.apache.cassandra.security;

import java.security.PermissionCollection;
import java.security.Permissions;

/**
 * Stands in for Cassandra's class of this name, which cannot load on JDK 24 and newer: they have no
 * security manager. User-defined functions therefore run without a sandbox.
 */
public final class ThreadAwareSecurityManager {
  /** The permissions of a user-defined function: none, though nothing checks them. */
  public static final PermissionCollection noPermissions = new Permissions();

  static {
    noPermissions.setReadOnly();
  }

  private ThreadAwareSecurityManager() {}

  /** Does nothing. */
  public static void install() {}

  /** Always false: no thread is restricted. */
  public static boolean isSecuredThread() {
    return false;
  }
}
