package dev.coodie.spring.boot;

import com.datastax.oss.driver.api.core.CqlSession;
import dev.coodie.Coodie;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/** The endpoint {@code coodie}, where it is exposed. */
@AutoConfiguration(after = CoodieAutoConfiguration.class)
@ConditionalOnClass({Coodie.class, ConditionalOnAvailableEndpoint.class})
@ConditionalOnBean(Coodie.class)
@ConditionalOnAvailableEndpoint(CoodieEndpoint.class)
public final class CoodieEndpointAutoConfiguration {
  @Bean
  @ConditionalOnMissingBean
  CoodieEndpoint coodieEndpoint(
      ConfigurableListableBeanFactory beans,
      StartUps startUps,
      ObjectProvider<CqlSession> session,
      UnderWay underWay) {
    return new CoodieEndpoint(beans, startUps, session, underWay);
  }
}
