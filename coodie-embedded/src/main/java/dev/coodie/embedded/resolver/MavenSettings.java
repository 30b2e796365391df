package dev.coodie.embedded.resolver;

import eu.maveniverse.maven.mima.context.Context;
import eu.maveniverse.maven.mima.context.MavenSystemHome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** What Maven's settings say that MIMA leaves to its caller. */
final class MavenSettings {
  private MavenSettings() {}

  /** Whether the user's or the installation's settings forbid the network. */
  static boolean offline(Context maven) throws IOException {
    MavenSystemHome system = maven.mavenSystemHome();
    return offline(maven.mavenUserHome().settingsXml())
        || (system != null && offline(system.settingsXml()));
  }

  private static boolean offline(@Nullable Path settings) throws IOException {
    if (settings == null || !Files.isRegularFile(settings)) {
      return false;
    }
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      NodeList elements =
          factory
              .newDocumentBuilder()
              .parse(settings.toFile())
              .getDocumentElement()
              .getElementsByTagName("offline");
      return elements.getLength() > 0
          && Boolean.parseBoolean(elements.item(0).getTextContent().strip());
    } catch (ParserConfigurationException | SAXException e) {
      throw new IOException(
          "Maven's " + settings + " cannot be read (" + e.getMessage() + "); correct it", e);
    }
  }
}
