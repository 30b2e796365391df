package dev.coodie.demo.web;

import dev.coodie.PageToken;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.StringSchema;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What OpenAPI says about the REST part beside its operations. */
@Configuration(proxyBeanMethods = false)
class RestDescription {
  static {
    SpringDocUtils.getConfig().replaceWithSchema(PageToken.class, new StringSchema());
  }

  @Bean
  OpenAPI openApi() {
    return new OpenAPI()
        .info(
            new Info()
                .title("coodie demos")
                .version("1")
                .description(
                    "What the pages call. Each answer tells in headers named "
                        + CqlTrails.HEADER
                        + " which CQL it took."));
  }
}
