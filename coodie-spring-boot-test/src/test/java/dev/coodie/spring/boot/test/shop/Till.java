package dev.coodie.spring.boot.test.shop;

import dev.coodie.Documents;
import org.springframework.stereotype.Service;

/** What a slice leaves out. */
@Service
public record Till(Documents<Toy> toys) {}
