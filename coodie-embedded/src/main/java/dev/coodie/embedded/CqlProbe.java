package dev.coodie.embedded;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Asks a node whether it serves clients, in a few bytes of the native protocol: quicker than a
 * driver's session, and without one's complaints while the node is not up yet.
 */
record CqlProbe(
    InetSocketAddress address, @Nullable SSLContext tls, boolean connectOnly, boolean login) {
  private static final int TIMEOUT_MILLIS = 5_000;
  private static final int VERSION = 4;
  private static final int HEADER = 9;
  private static final int STARTUP = 0x01;
  private static final int AUTH_RESPONSE = 0x0F;
  private static final int READY = 0x02;
  private static final int AUTHENTICATE = 0x03;
  private static final int ERROR = 0x00;

  /** What a node said. */
  enum Answer {
    /** Nobody listens there, or not yet in this protocol. */
    NOTHING,
    /** Clients may connect, and log in where they have to. */
    READY,
    /** Clients may connect, but not as the default user. */
    REFUSED
  }

  Answer ask() {
    try (Socket socket = new Socket()) {
      socket.setSoTimeout(TIMEOUT_MILLIS);
      socket.connect(address, TIMEOUT_MILLIS);
      if (connectOnly) {
        return Answer.READY;
      }
      if (tls == null) {
        return ask(socket);
      }
      try (Socket encrypted =
          tls.getSocketFactory()
              .createSocket(socket, address.getHostString(), address.getPort(), true)) {
        return ask(encrypted);
      }
    } catch (IOException e) {
      return Answer.NOTHING;
    }
  }

  private Answer ask(Socket socket) throws IOException {
    DataInputStream in = new DataInputStream(socket.getInputStream());
    DataOutputStream out = new DataOutputStream(socket.getOutputStream());
    send(out, STARTUP, startup());
    int answer = receive(in);
    if (answer == AUTHENTICATE && login) {
      send(out, AUTH_RESPONSE, credentials());
      answer = receive(in);
      return answer == ERROR ? Answer.REFUSED : Answer.READY;
    }
    return answer == READY || answer == AUTHENTICATE ? Answer.READY : Answer.REFUSED;
  }

  private static byte[] startup() throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(body);
    out.writeShort(1);
    // A CQL string has the same form as writeUTF for plain ASCII.
    out.writeUTF("CQL_VERSION");
    out.writeUTF("3.0.0");
    return body.toByteArray();
  }

  private static byte[] credentials() throws IOException {
    byte[] token =
        ("\0" + EmbeddedCassandra.USER + "\0" + EmbeddedCassandra.PASSWORD)
            .getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(body);
    out.writeInt(token.length);
    out.write(token);
    return body.toByteArray();
  }

  private static void send(DataOutputStream out, int opcode, byte[] body) throws IOException {
    ByteArrayOutputStream frame = new ByteArrayOutputStream(HEADER + body.length);
    DataOutputStream header = new DataOutputStream(frame);
    header.writeByte(VERSION);
    header.writeByte(0);
    header.writeShort(0);
    header.writeByte(opcode);
    header.writeInt(body.length);
    header.write(body);
    out.write(frame.toByteArray());
    out.flush();
  }

  /** The opcode of the answer; its body is read and forgotten. */
  private static int receive(DataInputStream in) throws IOException {
    in.readInt();
    int opcode = in.readUnsignedByte();
    in.readNBytes(in.readInt());
    return opcode;
  }
}
