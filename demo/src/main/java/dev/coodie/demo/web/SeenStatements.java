package dev.coodie.demo.web;

import dev.coodie.Coodie;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.stereotype.Component;

/** Sends what the application's coodie sends through a driver that notes it. */
@Component
class SeenStatements implements BeanPostProcessor {
  @Override
  public Object postProcessAfterInitialization(Object bean, String name) {
    return bean instanceof Coodie coodie ? coodie.through(TrailDriver::new) : bean;
  }
}
