package dev.coodie.demo;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.scheduling.annotation.EnableScheduling;

/** The application. {@link DemoCommand} starts it. */
@SpringBootApplication
@EnableScheduling
public class DemoApplication {}
