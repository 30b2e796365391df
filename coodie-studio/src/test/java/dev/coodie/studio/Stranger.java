package dev.coodie.studio;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Sends what a browser would send for a page of somebody else, header by header. */
final class Stranger {
  private Stranger() {}

  /** The whole answer, headers and all. */
  static String send(int port, String firstLine, String body, String... headers) {
    StringBuilder request = new StringBuilder(firstLine).append(" HTTP/1.1\r\n");
    for (String header : headers) {
      request.append(header).append("\r\n");
    }
    if (Arrays.stream(headers).noneMatch(header -> header.startsWith("Content-Length"))) {
      request.append("Content-Length: ").append(body.length()).append("\r\n");
    }
    request.append("Connection: close\r\n\r\n").append(body);
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.getOutputStream().write(request.toString().getBytes(StandardCharsets.UTF_8));
      socket.getOutputStream().flush();
      return answer(socket.getInputStream(), headers);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A server that is told of more than is sent waits for it after it has answered. */
  private static String answer(InputStream in, String... headers) throws IOException {
    if (Arrays.stream(headers).noneMatch(header -> header.startsWith("Content-Length"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
    StringBuilder answer = new StringBuilder();
    for (int c = in.read(); c >= 0 && c != '}'; c = in.read()) {
      answer.append((char) c);
    }
    return answer.toString();
  }

  static int status(String answer) {
    return Integer.parseInt(answer.split(" ", 3)[1]);
  }
}
