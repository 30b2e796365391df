package dev.coodie.demo.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;

/** Tells with each answer of the REST part which CQL it took, in headers. */
@ControllerAdvice
class CqlTrails implements WebMvcConfigurer, HandlerInterceptor, ResponseBodyAdvice<Object> {
  /** How often, then the text as in an address: {@code 2;SELECT%20..}. One header for each text. */
  static final String HEADER = "Coodie-Cql";

  private static final int MOST = 8;

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(this).addPathPatterns("/api/**");
  }

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    CqlTrail.follow(new CqlTrail());
    return true;
  }

  @Override
  public void afterCompletion(
      HttpServletRequest request,
      HttpServletResponse response,
      Object handler,
      @Nullable Exception error) {
    CqlTrail.follow(null);
  }

  @Override
  public boolean supports(
      MethodParameter result, Class<? extends HttpMessageConverter<?>> converter) {
    return true;
  }

  @Override
  public @Nullable Object beforeBodyWrite(
      @Nullable Object body,
      MethodParameter result,
      MediaType type,
      Class<? extends HttpMessageConverter<?>> converter,
      ServerHttpRequest request,
      ServerHttpResponse response) {
    CqlTrail trail = CqlTrail.current();
    if (trail != null) {
      trail.times().entrySet().stream()
          .limit(MOST)
          .map(sent -> sent.getValue() + ";" + encoded(sent.getKey()))
          .forEach(value -> response.getHeaders().add(HEADER, value));
    }
    return body;
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
