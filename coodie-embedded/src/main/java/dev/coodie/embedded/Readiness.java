package dev.coodie.embedded;

import javax.net.ssl.SSLContext;

/** Whether a starting node serves clients yet, and has its default user where there are users. */
record Readiness(CqlProbe probe, boolean awaitUser, boolean readLogForUser, NodeSpec node) {
  private static final String USER_CREATED = "Created default superuser role";

  /** {@code fresh} nodes have still to create their default user. */
  static Readiness of(Settings settings, NodeSpec node, boolean fresh) {
    NodeTls tls = settings.tls();
    boolean canTalk = tls == null || tls.clientCanConnect();
    SSLContext context = tls == null ? null : tls.clientContext();
    boolean awaitUser = settings.passwords() && fresh && node.number() == 1;
    return new Readiness(
        new CqlProbe(node.contactPoint(), context, !canTalk, awaitUser), awaitUser, !canTalk, node);
  }

  boolean reached() {
    return switch (probe.ask()) {
      case NOTHING -> false;
      case READY -> !awaitUser || !readLogForUser || node.logTail().contains(USER_CREATED);
      case REFUSED -> !awaitUser;
    };
  }
}
