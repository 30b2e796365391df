package dev.coodie.demo.web;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.web.util.HtmlUtils;

/** Java as HTML with comments, texts, annotations, keywords and types in elements of their own. */
final class Highlight {
  private static final Pattern TOKEN =
      Pattern.compile(
          "(?<comment>//[^\n"
              + "]*|/\\*.*?\\*/)|(?<text>\"[^\"\n"
              + "]*\")|(?<annotation>@\\w+)"
              + "|(?<keyword>\\b(?:boolean|byte|catch|class|double|final|float|for|if|int|long|new|null"
              + "|private|public|record|return|static|this|throw|try|void|while)\\b)"
              + "|(?<type>\\b[A-Z]\\w*)|(?<number>\\b\\d\\w*)",
          Pattern.DOTALL);
  private static final String[] GROUPS = {
    "comment", "text", "annotation", "keyword", "type", "number"
  };

  private Highlight() {}

  static String html(String java) {
    StringBuilder html = new StringBuilder();
    Matcher token = TOKEN.matcher(java);
    int end = 0;
    while (token.find()) {
      html.append(HtmlUtils.htmlEscape(java.substring(end, token.start())));
      html.append("<span class=\"").append(group(token)).append("\">");
      html.append(HtmlUtils.htmlEscape(token.group())).append("</span>");
      end = token.end();
    }
    return html.append(HtmlUtils.htmlEscape(java.substring(end))).toString();
  }

  private static String group(Matcher token) {
    for (String group : GROUPS) {
      if (token.group(group) != null) {
        return group;
      }
    }
    throw new IllegalStateException("a token of no kind");
  }
}
