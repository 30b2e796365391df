package dev.coodie.spring.boot.test.shop;

import org.springframework.boot.autoconfigure.SpringBootApplication;

/** An application, configured for a cluster that does not exist. */
@SpringBootApplication
public class ToyShop {}
