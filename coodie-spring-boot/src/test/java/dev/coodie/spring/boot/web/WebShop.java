package dev.coodie.spring.boot.web;

import dev.coodie.Documents;
import dev.coodie.Page;
import dev.coodie.PageToken;
import dev.coodie.annotation.Document;
import dev.coodie.annotation.PartitionKey;
import dev.coodie.annotation.Version;
import jakarta.validation.constraints.NotBlank;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A REST API whose bodies are documents and pages. */
@SpringBootApplication
public class WebShop {
  /** Something to sell. */
  @Document(table = "goods")
  public record Good(@PartitionKey int id, @NotBlank String name, @Version long version) {}

  /** Its resources. */
  @RestController
  public record Goods(Documents<Good> goods) {
    @GetMapping("/goods")
    Page<Good> page(@RequestParam(required = false) @Nullable PageToken after) {
      return after == null ? goods.find().pageSize(2).page() : goods.find().pageSize(2).page(after);
    }

    @GetMapping("/goods/{id}")
    Good one(@PathVariable int id) {
      return goods.get(WebShop_Good_.key(id));
    }

    @PutMapping("/goods")
    Good save(@RequestBody Good good) {
      return goods.save(good);
    }

    /** With the token in the body. */
    record Asked(PageToken after) {}

    @PostMapping("/goods/next")
    Page<Good> next(@RequestBody Asked asked) {
      return goods.find().pageSize(2).page(asked.after());
    }
  }
}
