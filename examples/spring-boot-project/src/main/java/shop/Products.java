package shop;

import dev.coodie.Documents;
import dev.coodie.Page;
import dev.coodie.PageToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The products of the shop, as a REST API. */
@RestController
class Products {
  private final Documents<Product> products;

  Products(Documents<Product> products) {
    this.products = products;
  }

  @PutMapping("/products")
  Product save(@RequestBody Product product) {
    return products.save(product);
  }

  @GetMapping("/products/{id}")
  Product get(@PathVariable String id) {
    return products.get(Product_.key(id)); // answers 404 if there is none
  }

  @GetMapping("/products")
  Page<Product> page(@RequestParam(required = false) PageToken after) {
    var query = products.find().pageSize(25);
    return after == null ? query.page() : query.page(after);
  }
}
